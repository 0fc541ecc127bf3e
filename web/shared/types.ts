// Shapes of the server's answers, as the desk and the wall read them.

export interface code_label {
  code: string
  label_zh: string
  label_en: string
}

export interface field_meta {
  name: string
  kind: string
  label_zh: string
  label_en: string
  required?: boolean
  filterable?: boolean
  sortable?: boolean
  searchable?: boolean
  derived?: boolean
  fixed?: boolean
  facet?: string
  masked?: boolean
  readable?: boolean
  writable?: boolean
  codes?: code_label[]
  ref?: string
  unit?: string
  min?: number
  max?: number
}

export interface entity_meta {
  name: string
  plural: string
  label_zh: string
  label_en: string
  label_field?: string
  fields: field_meta[]
}

export interface figure_meta {
  id: string
  label_zh: string
  label_en: string
  unit: string
  definition_zh?: string
  definition_en?: string
  /** Plural of the kind behind the figure, and its filter as an address query. */
  list?: string
  filter?: string
}

export interface meta_answer {
  entities: entity_meta[]
  figures: figure_meta[]
  version?: string
}

export interface unit_ref {
  code: string
  name: string
  level?: string
}

export interface record_ref {
  id: string
  label: string
}

export interface record {
  id: string
  version: number
  _path?: unit_ref[]
  _links?: { [name: string]: string }
  [field: string]: unknown
}

export interface list_answer<T = record> {
  items: T[]
  total: number
  next?: string | null
  as_of?: string | number
}

export interface figure_value {
  id: string
  value: number | null
  label_zh?: string
  label_en?: string
  unit?: string
}

export interface overview_answer {
  unit: unit_ref | string
  as_of: string | number
  figures: figure_value[]
}

export interface child_unit extends unit_ref {
  level: string
  figures: Record<string, number>
}

export interface account {
  id: string
  username: string
  display_name: string
  role: string
  scope: { code: string; name: string; level: string }
  role_zh?: string
  role_en?: string
  permissions: string[]
  language?: string
  totp?: boolean
  must_change?: boolean
}

export interface session_answer {
  csrf_token: string | null
  account: account
  demo?: boolean
}

export interface job {
  id: string
  kind?: string
  state: string
  progress?: number
  done?: number
  total?: number
  created_at?: string
  ended_at?: string | null
  request?: { [name: string]: unknown }
  result?: { [name: string]: unknown }
}

export interface saved_view {
  id: string
  entity: string
  name: string
  query: string
  columns: string[]
  position: number
}
