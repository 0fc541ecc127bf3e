/** A fever begins here, in degrees Celsius under the arm. */
export const fever_from = 37.3

// 366 means 36.6. What no living person measures is refused, not corrected.
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

/** What was written down, "366" or "36.6", in degrees; undefined where nobody measures that. */
export function to_degrees(written: string): number | undefined {
  const one = /^\d\d\.?\d$/.test(written) ? read_temperature(written) : undefined
  return one && (one.state === 'ok' || one.state === 'fever') ? one.value : undefined
}
