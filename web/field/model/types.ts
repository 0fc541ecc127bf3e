// What the phone carries: one grid's part of the register, its targets, and changes waiting to be sent.
import type { outcome } from '../../shared/outcomes'

export interface row {
  id: string
  version: number
  [field: string]: unknown
}

export type register_kind = 'building' | 'courtyard' | 'door' | 'place' | 'household' | 'person'
export const register_kinds: register_kind[] = ['building', 'courtyard', 'door', 'place', 'household', 'person']

export interface question {
  id: string
  zh: string
  en: string
  kind: 'yes_no' | 'number' | 'text' | 'choice' | 'temperature'
  choices?: string[]
}

export interface round {
  id: string
  number: number
  name: string
  starts_on: string
  ends_on: string
  questions: question[]
  /** The number of the round it checks again; 0 for an ordinary one. */
  sample_of: number
}

export interface target {
  round: string
  object: string
  entity: string
  outcome: outcome
  attempts: number
  due_on: string
  revisit_at: string
  last_at: string
  last_by: string
  label: string
  late: boolean
  /** First readings that reach the limit wait for a second one: person → reading and time. */
  retest: Record<string, { value: number; at: string }>
  /** Of the last visit, where this phone knows them; an empty one was asked nothing. */
  answers?: Record<string, unknown>
}

/** What a department asks for beyond the register. */
export interface asked_form {
  id: string
  name: string
  department: string
  until: string
  questions: question[]
  /** Whom it still asks; `fields` where it is not every question. */
  open: { record: string; fields?: string[] }[]
}

export interface field_conflict {
  field: string
  base?: unknown
  yours: unknown
  theirs: unknown
}

export interface conflict {
  id: string
  entity: string
  record: string
  /** Who sent what is called yours, and whether that is this account. */
  by: string
  mine: boolean
  /** To be asked at the door again. */
  to_ask: boolean
  made_at: string
  theirs_by: string
  theirs_at: string
  /** The record's, when its present values were shown. */
  version: number
  fields: field_conflict[]
}

export interface unit {
  code: string
  name: string
}

/** A line of a list from above: a claim somebody looks at on the ground. */
export interface hint {
  id: string
  door: string
  text: string
  claim: string
  name: string
  phone: string
  address: string
  outcome: string
}
export const hint_outcomes = ['found', 'not_here', 'moved_to', 'wrong', 'duplicate']

/** GET /field/bundle, and with fewer rows and removed ids GET /field/changes. */
export interface bundle {
  grid?: unit
  neighbours?: unit[]
  rounds?: Record<string, unknown>[]
  /** By plural of the kind; empty fields and the grid itself are left out. */
  records?: Record<string, row[]>
  targets?: Record<string, unknown>[]
  conflicts?: Record<string, unknown>[]
  hints?: Record<string, unknown>[]
  forms?: Record<string, unknown>[]
  removed?: string[]
  server_time: string
  since: string | number
}

export type entity = register_kind | 'visit' | 'hint' | 'form_answer' | 'conflict'

/** One change of this phone. The id makes sending it twice the same as once. */
export interface operation {
  id: string
  /** Whom it is about, for when the row itself has left the phone. */
  label?: string
  entity: entity
  record: string
  base_version: number
  patch: Record<string, unknown>
  made_at: string
}

export type entry_state = 'waiting' | 'refused'

export interface entry {
  seq: number
  state: entry_state
  /** How often it has been sent; 0 means the server cannot know it yet. */
  tries: number
  operation: operation
  refusal?: { code: string; text: string }
}

export interface sync_result {
  id: string
  state: 'applied' | 'merged' | 'repeated' | 'conflict' | 'refused'
  /** What a repeated one was answered the first time. */
  was?: string
  version?: number
  /** The record has left this account's ground: it was changed there, and is not shown here. */
  moved_away?: boolean
  code?: string
  problem?: unknown
  conflict?: unknown
}
