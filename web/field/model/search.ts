// Search over the grid on the phone: two characters of a name, initials, an address, the tail of a phone.
import { block_name, block_of, door_name } from './ground'
import type { row } from './types'
import type { world } from './world'

export type reason = 'name' | 'initials' | 'address' | 'door' | 'phone'

export interface hit {
  door: row
  person?: row
  why: reason
  place: string
}

const most = 60
const folded = (text: unknown) => String(text ?? '').toLowerCase().replace(/\s+/g, '')

function person_reason(of: row, asked: string): reason | null {
  const digits = /^\d+$/.test(asked)
  if (digits) return asked.length >= 3 && folded(of.phone).endsWith(asked) ? 'phone' : null
  if (/^[a-z]+$/.test(asked)) {
    if (folded(of.initials).startsWith(asked)) return 'initials'
  }
  return asked.length >= 1 && folded(of.name).includes(asked) ? 'name' : null
}

function door_reason(of: row, place: string, asked: string): reason | null {
  const name = folded(door_name(of))
  if (name === asked || folded(of.number).startsWith(asked) || name.startsWith(asked)) return 'door'
  const is_address = asked.length >= 2 && !/^\d+$/.test(asked)
  return is_address && (folded(of.address).includes(asked) || folded(place).includes(asked)) ? 'address' : null
}

export function search(from: world, text: string): hit[] {
  const asked = folded(text)
  if (!asked) return []
  const hits: hit[] = []
  for (const person of from.rows.person.values()) {
    const why = person_reason(person, asked)
    const home = why ? from.rows.household.get(String(person.household)) : undefined
    const door = home ? from.rows.door.get(String(home.door)) : undefined
    if (why && door) hits.push({ door, person, why, place: block_name(block_of(from, door)) })
  }
  for (const door of from.rows.door.values()) {
    const place = block_name(block_of(from, door))
    const why = door_reason(door, place, asked)
    if (why) hits.push({ door, why, place })
  }
  const order: reason[] = ['door', 'name', 'initials', 'phone', 'address']
  return hits.sort((a, b) => order.indexOf(a.why) - order.indexOf(b.why)).slice(0, most)
}
