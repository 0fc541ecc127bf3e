// Rounds as the server tells them.
import type { outcome } from '../../shared/outcomes'
import type { unit_ref } from '../../shared/types'

export interface question {
  id: string
  zh: string
  en: string
  kind: string
  choices?: string[]
}

export interface round {
  id: string
  number: number
  name: string
  purpose: string
  unit: unit_ref
  kinds: string[]
  questions: question[]
  starts_on: string
  ends_on: string
  state: 'draft' | 'opening' | 'open' | 'closed'
  version: number
  opened_at?: string | null
  closed_at?: string | null
  sample_of?: string | number | null
  sample_percent?: number
  targets: number
  open: number
  not_reached: number
  overdue: number
}

export interface part {
  targets: number
  done: number
}

export interface standing {
  targets: number
  open: number
  overdue: number
  not_reached: number
  late: number
  by_outcome: Partial<Record<outcome, number>>
  households: part
  persons: part
  buildings: part
  sheets: { signed: number; stale: number; unsigned: number }
}

export interface completeness extends standing {
  unit: unit_ref
  state: string
  as_of: string
  by_kind: (standing & { kind: string })[]
}

export interface child extends standing {
  unit: unit_ref
  sheet?: 'unsigned' | 'signed' | 'stale'
}

export interface account_ref {
  id: string
  name: string
}

export interface target {
  id: string
  kind: string
  grid: unit_ref
  building: string | null
  label: string
  outcome: outcome
  attempts: number
  due_on: string | null
  overdue: boolean
  revisit_at: string | null
  households: number
  persons: number
  last: { at: string; by: account_ref | null; how: string } | null
  late: boolean
  /** Persons whose fever waits for a second reading. */
  fevers: number
  added_at?: string | null
  added_by?: account_ref | null
  missed_by?: account_ref | null
  version: number
}

export interface visit {
  id: string
  outcome: outcome
  how: string
  at: string
  received_at: string
  by: account_ref | null
  revisit_at: string | null
  note: string
  /** By the question's id; temperatures one a person, by the person's id. */
  /** Null: there are some, for who sees names. */
  answers: Record<string, unknown> | null
  counted: boolean
}

export const round_kinds = [
  'doors', 'courtyards', 'buildings', 'hotels', 'construction_sites', 'markets', 'shopfronts', 'enterprises', 'schools',
  'medical', 'gateways', 'observation_sites',
]
