// The number pad: 366 means 36.6. What no living person measures is refused, not corrected.
import { fever_from } from '../../shared/temperature'

const lowest = 34.0
const highest = 43.0

export type reading =
  | { state: 'typing'; text: string }
  | { state: 'ok' | 'fever'; text: string; value: number }
  | { state: 'implausible'; text: string; value: number }

/** Digits as typed, at most three: two before the point, one after. */
export function read_temperature(digits: string): reading {
  const typed = digits.replace(/\D/g, '').slice(0, 3)
  if (typed.length < 3) return { state: 'typing', text: typed }
  const value = Number(typed) / 10
  const text = value.toFixed(1)
  if (value < lowest || value > highest) return { state: 'implausible', text, value }
  return { state: value >= fever_from ? 'fever' : 'ok', text, value }
}

export const press = (digits: string, key: string) =>
  key === 'back' ? digits.slice(0, -1) : digits.length < 3 ? digits + key : digits

/** A second measurement is due a quarter of an hour after the first. */
export const retest_at = (first_at: string) => new Date(Date.parse(first_at) + 15 * 60_000).toISOString()
