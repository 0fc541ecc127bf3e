// The balance of a round: what should be seen equals its endings plus what is open, each once. Pure.
import { answered, unanswered, type outcome } from '../../shared/outcomes'
import type { state } from '../../shared/parts/state_mark.vue'
import type { child, standing } from './shapes'

export interface term {
  outcome: outcome
  n: number
}

const count = (of: standing, one: outcome) => (one === 'open' ? of.open : (of.by_outcome[one] ?? 0))
const terms = (of: standing, all: outcome[]): term[] => all.map((outcome) => ({ outcome, n: count(of, outcome) }))

/** Endings that happened, and always the first; what is still missing is shown also when it is nothing. */
export const answered_terms = (of: standing) => terms(of, answered).filter((each, at) => at === 0 || each.n > 0)
export const unanswered_terms = (of: standing) => terms(of, unanswered)

export const done_of = (of: standing) => of.targets - of.not_reached

/** 0 when the equation holds; what is missing or too much otherwise. */
export const gap_of = (of: standing) =>
  of.targets - [...terms(of, answered), ...terms(of, unanswered)].reduce((sum, each) => sum + each.n, 0)

export interface segment {
  key: string
  state: state | 'seen'
  share: number
}

/** The bar: seen with one's own eyes, answered otherwise, nobody opened, refused, not visited. */
export function segments_of(of: standing): segment[] {
  const share = (n: number) => (of.targets ? (n * 100) / of.targets : 0)
  const seen = count(of, 'verified') + count(of, 'unchanged')
  return [
    { key: 'seen', state: 'seen' as const, share: share(seen) },
    { key: 'answered', state: 'done' as const, share: share(done_of(of) - seen) },
    { key: 'no_answer', state: 'noans' as const, share: share(count(of, 'no_answer')) },
    { key: 'refused', state: 'overdue' as const, share: share(count(of, 'refused')) },
    { key: 'open', state: 'open' as const, share: share(of.open) },
  ].filter((each) => each.share > 0)
}

export const most_missing_first = (items: child[]) => [...items].sort((a, b) => b.not_reached - a.not_reached)

/** A unit's name without its parent's, where it only repeats it. */
export const own_name = (name: string, parent: string) =>
  name.length > parent.length && name.startsWith(parent) ? name.slice(parent.length) : name

/** The end of a long address, which tells doors apart. */
export const address_end = (label: string, most = 16) => (label.length > most ? `…${label.slice(-most + 1)}` : label)

/** 0 when the children add up to their parent. */
export const children_gap = (whole: standing | undefined, items: child[]) =>
  whole ? whole.not_reached - items.reduce((sum, each) => sum + each.not_reached, 0) : 0
