// An import goes through fixed steps; where it stands follows from its state. Pure.

export interface mapping_row {
  heading: string
  field: string | null
  score?: number
}

export interface import_error {
  row: number
  heading: string
  value: string
  message: string
}

export interface import_run {
  id: string
  kind?: string
  filename?: string
  state: string
  sheets?: string[]
  sheet?: string
  heading_row?: number
  mapping?: mapping_row[]
  unmapped?: string[]
  control_totals?: { [name: string]: number }
  errors?: import_error[]
  error_total?: number
  job?: string
  created_at?: string
  started_at?: string
}

export type step = 'file' | 'mapping' | 'checked' | 'done'

export function step_of(run: import_run | null): step {
  if (!run) return 'file'
  if (['checked', 'dry_run', 'ready'].includes(run.state)) return 'checked'
  if (['done', 'imported', 'undone'].includes(run.state)) return 'done'
  return 'mapping'
}

/** Fields that two headings claim at once: the server would not know which to take. */
export function doubled(mapping: mapping_row[]): string[] {
  const seen = new Map<string, number>()
  for (const { field } of mapping) if (field) seen.set(field, (seen.get(field) ?? 0) + 1)
  return [...seen.entries()].filter(([, count]) => count > 1).map(([field]) => field)
}

/** Required fields nothing is mapped to. */
export const missing_fields = (required: string[], mapping: mapping_row[]): string[] =>
  required.filter((name) => !mapping.some((row) => row.field === name))
