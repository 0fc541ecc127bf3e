// A conflict as a question a person can answer at the door.
import { ref_label } from '../../shared/values'
import type { conflict } from './types'

export type choice = 'yours' | 'theirs' | 'revisit'

export interface said {
  field: string
  yours: string
  theirs: string
}

export type labeller = (entity: string, field: string, value: unknown) => string

const fallback: labeller = (_entity, _field, value) => ref_label(value)

/** Both answers in words, field by field. */
export const sides_of = (of: conflict, label: labeller = fallback): said[] =>
  of.fields.map((one) => ({
    field: one.field,
    yours: label(of.entity, one.field, one.yours),
    theirs: label(of.entity, one.field, one.theirs),
  }))

export const oldest_first = (all: Iterable<conflict>) => [...all].sort((a, b) => a.made_at.localeCompare(b.made_at))
