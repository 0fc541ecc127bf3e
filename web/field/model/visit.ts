// What a visit can end with, what it still leaves open, and what a later one says again.
import type { outcome } from '../../shared/outcomes'
import type { question, row } from './types'

export type answers = Record<string, unknown>
export type readings = Record<string, number>

const usual: outcome[] = ['no_answer', 'by_phone', 'vacant', 'sublet', 'refused', 'moved_out', 'gone']

/** Nobody moves out of a shop or the ground of a courtyard, nor out of a door where no household is known. */
export const outcomes_at = (is_door: boolean, households: number): outcome[] =>
  usual.filter((one) => (one === 'moved_out' ? is_door && households > 0 : one !== 'sublet' || is_door))

/** Nobody was there to answer: what was typed before stays with the door for the next knock. */
export const is_unasked = (one: outcome) => one === 'no_answer' || one === 'refused'

/** Somebody answered for the door. */
export const was_answered = (one: outcome) => ['verified', 'unchanged', 'by_phone', 'sublet'].includes(one)

export const is_absent = (one: row) => Boolean(one.presence) && one.presence !== 'present'

export const is_readings = (value: unknown): value is readings =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Later answers over earlier ones, temperatures person by person. */
export function merged(before: answers = {}, later: answers = {}): answers {
  const next = { ...before, ...later }
  for (const [id, value] of Object.entries(later)) {
    const first = before[id]
    if (is_readings(first) && is_readings(value)) next[id] = { ...first, ...value }
  }
  return next
}

const parts_of = (of: answers, readings: boolean): answers =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => is_readings(value) === readings))

/** What a second visit repeats. Never a temperature: it would pass for the second reading of a fever. */
export const said_again = (of: answers = {}) => parts_of(of, false)
/** What stays known beside the answers of a second visit. */
export const measured_before = (of: answers = {}) => parts_of(of, true)

export interface still_open {
  questions: Set<string>
  persons: Set<string>
}

/** Questions without an answer, and persons at home whom a round with temperatures has not measured. */
export function still_open(asked: question[], given: answers, people: row[], known: readings): still_open {
  const measures = asked.some((each) => each.kind === 'temperature')
  const unmeasured = measures ? people.filter((one) => !is_absent(one) && known[one.id] === undefined) : []
  const unanswered = asked.filter((each) => each.kind !== 'temperature' && given[each.id] === undefined)
  return { questions: new Set(unanswered.map((each) => each.id)), persons: new Set(unmeasured.map((one) => one.id)) }
}
