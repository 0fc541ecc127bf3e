// How long a phone that lies around stays open, and how long it keeps the grid at all.

export const default_lock_hours = 12
export const default_wipe_hours = 72

export type idle_verdict = 'open' | 'locked' | 'wiped'

export interface idle_rule {
  seen_at: number
  lock_after_hours: number
  wipe_after_hours: number
}

const hour = 3_600_000

/** A clock that was set back counts as no time passed; one set forward only locks or wipes earlier. */
export function idle_verdict_of(rule: idle_rule, now: number): idle_verdict {
  const idle = now - rule.seen_at
  if (idle >= (rule.lock_after_hours + rule.wipe_after_hours) * hour) return 'wiped'
  return idle >= rule.lock_after_hours * hour ? 'locked' : 'open'
}
