// Due states: laid over an outcome, never counted as one.
import type { state } from '../../shared/parts/state_mark.vue'
import { is_lettered, state_of_outcome } from '../../shared/outcomes'
import { day_of, days_between } from './clock'
import { retest_at } from './temperature'
import type { target } from './types'

export type due =
  | { kind: 'retest'; at: string; value: number }
  | { kind: 'overdue'; days: number }
  | { kind: 'revisit'; at: string; now: boolean }
  | { kind: 'none' }

const waits = (of: target) => of.outcome === 'open' || of.outcome === 'no_answer'

export const overdue_days = (of: target, now: Date) =>
  waits(of) && of.due_on ? Math.max(0, days_between(of.due_on, day_of(now))) : 0

export function due_of(of: target, now: Date): due {
  const [first] = Object.values(of.retest).sort((a, b) => a.at.localeCompare(b.at))
  if (first) return { kind: 'retest', at: retest_at(first.at), value: first.value }
  const days = overdue_days(of, now)
  if (days > 0) return { kind: 'overdue', days }
  if (of.revisit_at && waits(of))
    return { kind: 'revisit', at: of.revisit_at, now: Date.parse(of.revisit_at) <= now.getTime() }
  return { kind: 'none' }
}

export interface look {
  state: state
  /** A one-character square instead of the shape. */
  lettered: boolean
}

/** How a target is drawn: the due state over the outcome. */
export function look_of(of: target | undefined, now: Date): look {
  if (!of) return { state: 'open', lettered: false }
  const due = due_of(of, now)
  if (due.kind === 'retest') return { state: 'alert', lettered: false }
  if (due.kind === 'overdue') return { state: 'overdue', lettered: false }
  return { state: state_of_outcome(of.outcome), lettered: is_lettered(of.outcome) }
}
