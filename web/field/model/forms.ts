// Forms nobody has to fill: what was recorded at the door stands in these by itself.
import { outcome_of } from '../../shared/outcomes'
import type { operation } from './types'

export type form =
  | 'round_list' | 'closing_sheet' | 'daily_report' | 'households' | 'persons' | 'migrants' | 'not_returned' | 'revisits'

/** The forms one recorded change fills. */
export function forms_of(made: operation): form[] {
  if (made.entity === 'visit') {
    const again: form[] = outcome_of(made.patch.outcome) === 'no_answer' ? ['revisits'] : []
    return ['round_list', 'closing_sheet', 'daily_report', ...again]
  }
  if (made.entity === 'household') return ['households']
  if (made.entity !== 'person') return []
  const forms: form[] = ['persons']
  if (made.patch.residence_type === 'migrant') forms.push('migrants')
  if (made.patch.presence === 'not_returned') forms.push('not_returned')
  return forms
}

export type saved = Partial<Record<form, number>>

/** `by` is −1 for changes that were taken back. */
export function with_saved(before: saved, made: operation[], by = 1): saved {
  const next = { ...before }
  for (const each of made) for (const form of forms_of(each)) next[form] = Math.max(0, (next[form] ?? 0) + by)
  return next
}

/** Lines a person would have written by hand. */
export const lines_saved = (of: saved) => Object.values(of).reduce((sum, n) => sum + (n ?? 0), 0)
