// What the server says of ledgers, templates, forms and reports.
import { settings } from '../../shared/settings'
import type { record, unit_ref } from '../../shared/types'

export interface named {
  zh: string
  en: string
}
export const name_of = (it: named | undefined) => (it ? (settings.lang === 'zh' ? it.zh : it.en) || it.zh : '')

export interface ledger_column extends named {
  id: string
  field?: string
  count?: string
  by?: string
  filter?: string
}
export interface ledger extends named {
  id: string
  unit: string
  list: string
  filter: string
  position: number
  version: number
  shipped: boolean
  changed: boolean
  columns: ledger_column[]
}
export type ledger_row = record & { _counts: Record<string, number> }
export interface ledger_answer {
  ledger: ledger
  unit: unit_ref
  as_of: string
  past: boolean
  items: ledger_row[]
  total: number
  next: string | null
  totals?: Record<string, number>
}

export interface mapped_column {
  column: number
  heading: string
  field: string
}
export interface office_template {
  id: string
  unit: string
  name: string
  ledger: string
  version: number
  mapping: { placeholders?: string[]; unknown?: string[]; heading_row?: number; first_row?: number; columns?: mapped_column[] }
}

export interface form_field extends named {
  id: string
  field?: string
  kind?: 'text' | 'number' | 'yes_no' | 'choice'
  choices?: string[]
}
export interface asked_form {
  id: string
  name: string
  purpose: string
  department: string
  list: string
  filter: string
  unit: unit_ref
  fields: form_field[]
  starts_on: string
  ends_on: string
  state: 'asked' | 'approved' | 'refused' | 'ended'
  asked_by: string
  asked_at: string
  decided_by: string
  decided_at: string | null
  reason: string
  version: number
}

export interface report_line extends named {
  id: string
  group: string
  unit_zh: string
  unit_en: string
  previous: number
  n_new: number
  n_in: number
  n_released: number
  n_out: number
  n_late: number
  n_current: number
  n_cum: number
  difference: number
  balanced: boolean
}
export interface report_seal {
  version: number
  digest: string
  by: string
  at: string
  reason: string
}
export interface daily_report {
  on: string
  unit: unit_ref
  from: string
  as_of: string
  provisional: boolean
  previous_version: number | null
  lines: report_line[]
  groups: (named & { id: string })[]
  frozen: report_seal | null
}
