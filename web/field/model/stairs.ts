// A stairway as it stands: building units as tabs, floors from the top, doors side by side.
import { is_not_reached, type outcome } from '../../shared/outcomes'
import { due_of, look_of, type due, type look } from './due'
import { by_number, people_at, target_at, type ground } from './ground'
import type { row } from './types'
import type { world } from './world'

export interface cell {
  door: row
  look: look
  outcome: outcome | 'none'
  due: due
  attempts: number
  persons: number
}

export interface stairway {
  unit_no: number
  floors: { floor: number | null; cells: cell[] }[]
  widest: number
  waiting: number
  counts: { answered: number; no_answer: number; refused: number; open: number; retest: number }
}

function cell_of(from: world, on: ground, round: string, door: row, now: Date): cell {
  const target = target_at(from, round, door.id)
  return {
    door,
    look: look_of(target, now),
    outcome: target?.outcome ?? 'none',
    due: target ? due_of(target, now) : { kind: 'none' },
    attempts: target?.attempts ?? 0,
    persons: people_at(on, door.id).length,
  }
}

function counts_of(cells: cell[]): stairway['counts'] {
  const count = (is: (each: cell) => boolean) => cells.filter(is).length
  return {
    answered: count((each) => each.outcome !== 'none' && !is_not_reached(each.outcome)),
    no_answer: count((each) => each.outcome === 'no_answer'),
    refused: count((each) => each.outcome === 'refused'),
    open: count((each) => each.outcome === 'open'),
    retest: count((each) => each.due.kind === 'retest'),
  }
}

const rows_of = (cells: cell[]): stairway['floors'] => {
  const floors = new Map<number | null, cell[]>()
  for (const each of cells) {
    const floor = each.door.floor === undefined || each.door.floor === null ? null : Number(each.door.floor)
    floors.set(floor, [...(floors.get(floor) ?? []), each])
  }
  return [...floors.entries()]
    .map(([floor, row]) => ({ floor, cells: row.sort((a, b) => by_number(a.door, b.door)) }))
    .sort((a, b) => (b.floor ?? 0) - (a.floor ?? 0))
}

export function stairways(from: world, on: ground, round: string, block: string, now: Date): stairway[] {
  const units = new Map<number, cell[]>()
  for (const door of on.doors.get(block) ?? []) {
    const unit = Number(door.unit_no ?? 0)
    units.set(unit, [...(units.get(unit) ?? []), cell_of(from, on, round, door, now)])
  }
  return [...units.entries()]
    .sort(([a], [b]) => a - b)
    .map(([unit_no, cells]) => {
      const floors = rows_of(cells)
      const counts = counts_of(cells)
      const waiting = counts.no_answer + counts.refused + counts.open
      return { unit_no, floors, widest: Math.max(...floors.map((f) => f.cells.length)), waiting, counts }
    })
}
