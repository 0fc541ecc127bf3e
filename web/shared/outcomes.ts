// How a visit ended. An outcome is one thing, a due state another: the second is laid over the first
// and never counted as one. The same words on the phone, the desk and paper.
import type { state } from './parts/state_mark.vue'

export type outcome =
  | 'open' | 'verified' | 'unchanged' | 'no_answer' | 'vacant' | 'refused' | 'by_phone' | 'sublet' | 'moved_out' | 'gone'

/** In the order of the server's codes: 0 is not visited yet. */
export const outcomes: outcome[] = [
  'open', 'verified', 'unchanged', 'no_answer', 'vacant', 'refused', 'by_phone', 'sublet', 'moved_out', 'gone',
]

const states: Record<outcome, state> = {
  open: 'open', verified: 'done', unchanged: 'done', no_answer: 'noans', vacant: 'done', refused: 'overdue',
  by_phone: 'done', sublet: 'done', moved_out: 'done', gone: 'done',
}

/** Outcomes drawn as a square with one character instead of their state's shape. */
export const lettered: outcome[] = ['vacant', 'refused', 'by_phone', 'sublet', 'moved_out', 'gone']

export const state_of_outcome = (of: outcome): state => states[of]
export const is_lettered = (of: outcome) => lettered.includes(of)
/** Still to be reached: not visited, nobody opened, refused. */
export const is_not_reached = (of: outcome) => of === 'open' || of === 'no_answer' || of === 'refused'

/** The server names outcomes by word; a number is the same list's position. */
export function outcome_of(value: unknown): outcome {
  if (typeof value === 'number') return outcomes[value] ?? 'open'
  return outcomes.includes(value as outcome) ? (value as outcome) : 'open'
}

/** Left side of the balance: what is answered, then what is not, each once. */
export const answered: outcome[] = ['verified', 'unchanged', 'by_phone', 'vacant', 'sublet', 'moved_out', 'gone']
export const unanswered: outcome[] = ['no_answer', 'refused', 'open']
