// A stale save: what the other person changed, what we wanted, field by field. Pure.
import type { field_meta } from '../../shared/types'
import { outgoing } from '../../shared/values'

export interface difference {
  field: field_meta
  mine: unknown
  theirs: unknown
}

/** Fields we wanted to change whose stored value is now another than the one we saw. */
export function differences_of(
  fields: field_meta[],
  seen: Record<string, unknown>,
  stored: Record<string, unknown>,
  wanted: Record<string, unknown>,
): difference[] {
  return fields
    .filter((f) => f.name in wanted)
    .filter((f) => outgoing(f, stored[f.name]) !== outgoing(f, seen[f.name]))
    .filter((f) => outgoing(f, stored[f.name]) !== wanted[f.name])
    .map((field) => ({ field, mine: wanted[field.name], theirs: stored[field.name] }))
}

/** What remains to be saved after the person chose, for each difference, whose value stands. */
export function settle(
  wanted: Record<string, unknown>,
  choices: Record<string, 'mine' | 'theirs'>,
): Record<string, unknown> {
  return Object.fromEntries(Object.entries(wanted).filter(([name]) => choices[name] !== 'theirs'))
}
