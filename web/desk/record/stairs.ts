// The stair matrix: doors by building unit and floor, each in exactly one state. Pure.
import type { record } from '../../shared/types'
import { ref_id } from '../../shared/values'

export type door_state = 'present' | 'partly' | 'away' | 'vacant' | 'open'

export interface door_cell {
  id: string
  number: string
  state: door_state
  persons: number
  present: number
  household: string
}

export interface stair_unit {
  unit_no: number
  floors: { floor: number; doors: door_cell[] }[]
}

export interface stair_plan {
  units: stair_unit[]
  counts: Record<door_state, number>
  total: number
}

export const state_order: door_state[] = ['present', 'partly', 'vacant', 'away', 'open']

function state_of(door: record, home: record | undefined, persons: number, present: number): door_state {
  if (door.use === 'vacant' || home?.occupancy === 'vacant') return 'vacant'
  if (!home) return 'open'
  if (home.occupancy === 'away' || (persons > 0 && present === 0)) return 'away'
  return present < persons ? 'partly' : 'present'
}

const grouped = <T>(items: T[], key: (item: T) => string): Map<string, T[]> => {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const name = key(item)
    groups.set(name, [...(groups.get(name) ?? []), item])
  }
  return groups
}

export function plan_of(doors: record[], households: record[], persons: record[]): stair_plan {
  const homes = grouped(households, (home) => ref_id(home.door)) // tenants may share a door
  const people = grouped(persons, (person) => ref_id(person.household))
  const counts: Record<door_state, number> = { present: 0, partly: 0, vacant: 0, away: 0, open: 0 }
  const cell = (door: record): door_cell => {
    const here = homes.get(door.id) ?? []
    const home = here.find((each) => people.has(each.id)) ?? here[0]
    const members = here.flatMap((each) => people.get(each.id) ?? [])
    const present = members.filter((person) => person.presence === 'present').length
    const state = state_of(door, home, members.length, present)
    counts[state] += 1
    return { id: door.id, number: String(door.number), state, persons: members.length, present, household: home?.id ?? '' }
  }
  const by_unit = grouped(doors, (door) => String(door.unit_no ?? 0))
  const units = [...by_unit.entries()]
    .map(([unit_no, inside]) => ({ unit_no: Number(unit_no), floors: floors_of(inside, cell) }))
    .sort((a, b) => a.unit_no - b.unit_no)
  return { units, counts, total: doors.length }
}

function floors_of(doors: record[], cell: (door: record) => door_cell) {
  return [...grouped(doors, (door) => String(door.floor ?? 0)).entries()]
    .map(([floor, row]) => ({
      floor: Number(floor),
      doors: row.map(cell).sort((a, b) => a.number.localeCompare(b.number, undefined, { numeric: true })),
    }))
    .sort((a, b) => b.floor - a.floor)
}
