// What stands where: doors of a building, the household behind a door, its people. Built once per change.
import { in_digits } from './numerals'
import type { row, target } from './types'
import { target_key, type world } from './world'

export interface ground {
  homes: Map<string, row[]>
  people: Map<string, row[]>
  doors: Map<string, row[]>
}

function grouped(rows: Iterable<row>, key: (each: row) => string): Map<string, row[]> {
  const groups = new Map<string, row[]>()
  for (const each of rows) {
    const name = key(each)
    const group = groups.get(name)
    if (group) group.push(each)
    else groups.set(name, [each])
  }
  return groups
}

export function ground_of(from: world): ground {
  return {
    homes: grouped(from.rows.household.values(), (each) => String(each.door ?? '')),
    people: grouped(from.rows.person.values(), (each) => String(each.household ?? '')),
    doors: grouped(from.rows.door.values(), (each) => String(each.building || each.courtyard || '')),
  }
}

const head_first = (a: row, b: row) => Number(b.relation === 'head') - Number(a.relation === 'head')

/** Everybody behind a door, heads of households first. */
export const people_at = (on: ground, door: string): row[] =>
  (on.homes.get(door) ?? []).flatMap((home) => [...(on.people.get(home.id) ?? [])].sort(head_first))

/** "2-501", or the number alone where there is no building unit. */
export const door_name = (door: row | undefined): string =>
  door ? (door.unit_no ? `${door.unit_no}-${door.number}` : String(door.number ?? '')) : ''

const natural = new Intl.Collator('zh', { numeric: true })

/** Names as people sort them: 2号楼 before 10号楼, 一巷 before 二巷, the rest by its reading. */
export const by_name = (a: string, b: string) => natural.compare(in_digits(a), in_digits(b)) || natural.compare(a, b)

const all_digits = /^\d+$/
/** Numbers of doors; nearly all are digits alone, for which no collation is needed. */
const number_order = (a: string, b: string) =>
  all_digits.test(a) && all_digits.test(b) ? Number(a) - Number(b) : natural.compare(a, b)

/** From low to high, the way one climbs: unit, floor, number. */
export const by_climb = (a: row, b: row) =>
  Number(a.unit_no ?? 0) - Number(b.unit_no ?? 0) ||
  Number(a.floor ?? 0) - Number(b.floor ?? 0) ||
  number_order(String(a.number), String(b.number))

export const by_number = (a: row, b: row) => number_order(String(a.number), String(b.number))

/** The building or courtyard of a door, and what it is called. */
export function block_of(from: world, door: row | undefined): row | undefined {
  if (!door) return undefined
  return from.rows.building.get(String(door.building)) ?? from.rows.courtyard.get(String(door.courtyard))
}

export const block_name = (block: row | undefined): string =>
  String(block?.name || block?.number || block?.address || '')

export const object_of = (from: world, id: string): row | undefined =>
  from.rows.door.get(id) ?? from.rows.courtyard.get(id) ?? from.rows.place.get(id) ?? from.rows.building.get(id)

/** What an object of a round is called: a door by its number, all else by its name or where it stands. */
export function object_name(from: world, id: string, label = ''): string {
  const door = from.rows.door.get(id)
  return (door ? door_name(door) : block_name(object_of(from, id))) || label
}

/** Where it is, beside its name: the house of a door, the address of a shop. */
export function whereabouts(from: world, of: row | undefined): string {
  if (!of) return ''
  const text = from.rows.door.has(of.id) ? block_name(block_of(from, of)) : String(of.address || '')
  return text === object_name(from, of.id) ? '' : text
}

export const target_at = (from: world, round: string, object: string): target | undefined =>
  from.targets.get(target_key(round, object))

/** The next door of the same building that still waits, climbing on from this one and round again. */
export function next_door(from: world, on: ground, round: string, door: row | undefined): row | undefined {
  if (!door) return undefined
  const all = [...(on.doors.get(String(door.building || door.courtyard)) ?? [])].sort(by_climb)
  const at = all.findIndex((each) => each.id === door.id)
  const after = [...all.slice(at + 1), ...all.slice(0, Math.max(at, 0))]
  return after.find((each) => target_at(from, round, each.id)?.outcome === 'open')
}
