// An import goes through fixed steps; where it stands follows from its state. Pure.

/** A column of the file and what it means; null leaves it out. */
export interface import_column {
  column: number
  heading: string
  field: string | null
  how: 'exact' | 'alias' | 'remembered' | 'fuzzy' | 'ignored' | 'ambiguous' | 'unknown' | 'chosen'
  score: number
  candidates: string[]
}

/** What every new record takes where its own cell says nothing. */
export interface import_default {
  field: string
  text: string
}

/** What a column may mean: a field of the kind, its id, or a part of a dwelling. */
export interface import_field {
  name: string
  label_zh: string
  label_en: string
  required: boolean
  /** One value may stand for the whole sheet. */
  defaultable: boolean
}

export interface import_problem {
  row: number
  heading: string
  value: string
  code: string
  message: string
}

/** One field of a record that the run changes; private numbers masked. */
export interface import_change {
  row: number
  record: string
  field: string
  before: string
  after: string
}

export interface import_totals {
  rows_read: number
  created_rows: number
  changed_rows: number
  same_rows: number
  refused_rows: number
  /** Sums and notes of the sheet; not among those read. */
  skipped_rows: number
}

export interface import_undo {
  erased: number
  restored: number
  kept: number
  /** The first hundred of those left as they are, and why. */
  records: { id: string; why: string }[]
}

export interface import_summary {
  id: string
  kind: string
  filename: string
  state: string
  job: string | null
  totals: import_totals
  problem_total: number
  /** There is a sheet with the errors marked. */
  marked: boolean
  started_at: string | null
  ended_at: string | null
}

export interface import_run extends import_summary {
  sheets: string[]
  sheet: string
  /** 0: no row of headings was found yet. */
  heading_row: number
  columns: import_column[]
  defaults: import_default[]
  fields: import_field[]
  sums: { [field: string]: number }
  undo: import_undo | null
  /** The first two hundred. */
  changes: import_change[]
  problems: import_problem[]
}

export type step = 'file' | 'mapping' | 'checked' | 'done'

const busy_states = ['checking', 'running', 'undoing']

export function step_of(run: Pick<import_summary, 'state'> | null): step {
  if (!run) return 'file'
  if (['checking', 'checked', 'running'].includes(run.state)) return 'checked'
  if (['done', 'undone', 'undoing', 'stopped'].includes(run.state)) return 'done'
  return 'mapping'
}

/** The job that works on the run now. */
export const running_job = (run: Pick<import_summary, 'state' | 'job'> | null): string | null =>
  run && busy_states.includes(run.state) ? run.job : null

/** Fields that two headings claim at once: the server would not know which to take. */
export function doubled(columns: Pick<import_column, 'field'>[]): string[] {
  const seen = new Map<string, number>()
  for (const { field } of columns) if (field) seen.set(field, (seen.get(field) ?? 0) + 1)
  return [...seen.entries()].filter(([, count]) => count > 1).map(([field]) => field)
}

/** Required fields that neither a column nor a value for the whole sheet fills. */
export const missing_fields = (
  required: string[], columns: Pick<import_column, 'field'>[], defaults: import_default[] = [],
): string[] =>
  required.filter((name) => ![...columns, ...defaults.filter((one) => one.text.trim())].some((one) => one.field === name))
