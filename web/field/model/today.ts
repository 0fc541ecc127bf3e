// Today's list: what still waits, the pressing first, then building by building from low to high.
import { is_not_reached } from '../../shared/outcomes'
import { due_of, type due } from './due'
import { block_name, block_of, by_climb, by_name, object_name, object_of, people_at, type ground } from './ground'
import type { row, target } from './types'
import type { world } from './world'

export type filter = 'all' | 'first' | 'no_answer' | 'revisit' | 'overdue' | 'retest'
export const filters: filter[] = ['all', 'first', 'no_answer', 'revisit', 'overdue', 'retest']

export interface item {
  target: target
  object: row | undefined
  is_door: boolean
  name: string
  family: string
  persons: number
  due: due
}

/** What belongs to no house: shops, sites, courtyards by themselves. Last. */
export const other_places = 'other'

export interface section {
  key: string
  title: string
  items: item[]
}

export interface progress {
  targets: number
  answered: number
  no_answer: number
  missing: number
}

const in_round = (from: world, round: string) => [...from.targets.values()].filter((each) => each.round === round)

export function progress_of(from: world, round: string): progress {
  const all = in_round(from, round)
  const missing = all.filter((each) => is_not_reached(each.outcome)).length
  const no_answer = all.filter((each) => each.outcome === 'no_answer').length
  return { targets: all.length, answered: all.length - missing, no_answer, missing }
}

function item_of(from: world, on: ground, one: target, now: Date): item {
  const people = people_at(on, one.object)
  return {
    target: one,
    object: object_of(from, one.object),
    is_door: from.rows.door.has(one.object),
    name: object_name(from, one.object, one.label),
    family: String(people[0]?.name ?? ''),
    persons: people.length,
    due: due_of(one, now),
  }
}

export function matches(each: item, by: filter): boolean {
  if (by === 'first') return each.target.outcome === 'open'
  if (by === 'no_answer') return each.target.outcome === 'no_answer'
  if (by === 'revisit') return each.due.kind === 'revisit'
  if (by === 'overdue') return each.due.kind === 'overdue'
  if (by === 'retest') return each.due.kind === 'retest'
  return true
}

const is_pressing = (each: item) =>
  each.due.kind === 'retest' || each.due.kind === 'overdue' || (each.due.kind === 'revisit' && each.due.now)

/** Everything that waits: not reached, or a second measurement due. */
export function waiting(from: world, on: ground, round: string, now: Date): item[] {
  return in_round(from, round)
    .map((one) => item_of(from, on, one, now))
    .filter((each) => is_not_reached(each.target.outcome) || each.due.kind === 'retest')
}

const urgency = { retest: 0, overdue: 1, revisit: 2, none: 3 }
const climb = (a: item, b: item) => (a.object && b.object ? by_climb(a.object, b.object) : 0)
/** A courtyard before the doors in it; what has no stairs by its name. */
const in_order = (a: item, b: item) =>
  Number(a.is_door) - Number(b.is_door) || (a.is_door ? climb(a, b) : by_name(a.name, b.name))

/** The house of a door. A courtyard stands with its doors where some of them wait too. */
function block_at(from: world, one: item, houses: Set<string>): row | undefined {
  if (one.is_door) return block_of(from, one.object)
  return houses.has(one.target.object) ? one.object : undefined
}

export function sections_of(from: world, items: item[]): section[] {
  const first = items.filter(is_pressing).sort((a, b) => urgency[a.due.kind] - urgency[b.due.kind] || climb(a, b))
  const calm = items.filter((one) => !is_pressing(one))
  const houses = new Set(calm.flatMap((each) => (each.is_door ? [String(block_of(from, each.object)?.id)] : [])))
  const groups = new Map<string, section>()
  for (const each of calm) {
    const block = block_at(from, each, houses)
    const key = block?.id ?? other_places
    const group = groups.get(key) ?? { key, title: block_name(block), items: [] }
    groups.set(key, group)
    group.items.push(each)
  }
  const rest = [...groups.values()].sort(
    (a, b) => Number(a.key === other_places) - Number(b.key === other_places) || by_name(a.title, b.title))
  for (const group of rest) group.items.sort(in_order)
  return first.length ? [{ key: 'first', title: '', items: first }, ...rest] : rest
}

export const counts_of = (items: item[]): Record<filter, number> =>
  Object.fromEntries(filters.map((by) => [by, items.filter((each) => matches(each, by)).length])) as Record<filter, number>
