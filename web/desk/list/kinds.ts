// Hand-made touches per kind: which columns come first, which questions are asked every day.
// Everything else (fields, labels, filters) comes from the server's /meta.
import type { field_meta } from '../../shared/types'
import { is_listable } from '../../shared/values'

export interface ready_view {
  name: string
  filters: Record<string, string[]>
}

interface kind_touch {
  columns: string[]
  views: ready_view[]
  sort?: string
}

const touches: Record<string, kind_touch> = {
  units: {
    columns: ['name', 'code', 'level', 'kind', 'registered_households', 'size_class', 'valid_from'],
    views: [
      { name: 'streets', filters: { level: ['street'] } },
      { name: 'communities', filters: { level: ['community'] } },
      { name: 'grids', filters: { level: ['grid'] } },
      { name: 'large_grids', filters: { level: ['grid'], size_class: ['gt300'] } },
    ],
  },
  compounds: {
    columns: ['name', 'kind', 'address', 'grid', 'property_company', 'owners_committee'],
    views: [
      { name: 'closed', filters: { kind: ['closed'] } },
      { name: 'open', filters: { kind: ['open'] } },
    ],
  },
  entrances: {
    columns: ['name', 'status', 'compound', 'shared_with', 'grid', 'status_since', 'basis'],
    views: [
      { name: 'sealed', filters: { status: ['sealed'] } },
      { name: 'checkpoints', filters: { status: ['checkpoint'] } },
    ],
  },
  buildings: {
    columns: ['name', 'kind', 'compound', 'unit_count', 'floor_count', 'address', 'grid', 'built_year'],
    views: [
      { name: 'residential', filters: { kind: ['residential'] } },
      { name: 'dormitories', filters: { kind: ['dormitory'] } },
    ],
  },
  doors: {
    columns: ['address', 'building', 'courtyard', 'unit_no', 'floor', 'number', 'use', 'grid'],
    views: [
      { name: 'rental', filters: { use: ['rental'] } },
      { name: 'vacant_doors', filters: { use: ['vacant'] } },
    ],
  },
  courtyards: {
    columns: ['address', 'kind', 'room_count', 'grid'],
    views: [{ name: 'rental', filters: { kind: ['rental'] } }],
  },
  places: {
    columns: ['name', 'kind', 'subkind', 'status', 'address', 'grid', 'staff_count', 'contact_name', 'contact_phone'],
    views: [],
  },
  stalls: {
    columns: ['name', 'number', 'market', 'trade', 'status', 'operator_name', 'operator_phone', 'grid'],
    views: [
      { name: 'operating', filters: { status: ['operating'] } },
      { name: 'suspended', filters: { status: ['suspended'] } },
    ],
  },
  households: {
    columns: ['address', 'kind', 'occupancy', 'registered', 'grid', 'landlord_name', 'landlord_phone', 'since'],
    views: [
      { name: 'tenants', filters: { kind: ['tenant'] } },
      { name: 'away_households', filters: { occupancy: ['away'] } },
      { name: 'vacant_households', filters: { occupancy: ['vacant'] } },
    ],
  },
  persons: {
    columns: ['name', 'sex', 'age', 'id_number', 'phone', 'household', 'grid', 'residence_type', 'presence', 'relation'],
    views: [
      { name: 'present', filters: { presence: ['present'] } },
      { name: 'not_returned', filters: { presence: ['not_returned'] } },
      { name: 'migrants', filters: { residence_type: ['migrant'] } },
      { name: 'party_members', filters: { party_member: ['1'] } },
    ],
  },
  organisations: {
    columns: ['name', 'kind', 'unit', 'parent', 'member_count', 'contact_name', 'contact_phone'],
    views: [
      { name: 'departments', filters: { kind: ['district_department'] } },
      // As the figure counts them; branches for a time stand apart.
      { name: 'party_orgs', filters: { kind: ['party_committee', 'party_general_branch', 'party_branch'] } },
      { name: 'temp_party_branches', filters: { kind: ['temp_party_branch'] } },
    ],
  },
}

const age_column: field_meta = { name: 'age', kind: 'age', label_zh: '年龄', label_en: 'Age' }

/** All columns a list of this kind can show, the reader's usual ones first. */
export function columns_of(kind: string, fields: field_meta[]): field_meta[] {
  const listable = fields.filter(is_listable)
  const aged = kind === 'persons' && listable.some((field) => field.name === source_of(age_column))
  const all = aged ? [...listable, age_column] : listable
  const first = touches[kind]?.columns ?? []
  const rank = (field: field_meta) => (first.indexOf(field.name) + 1 || 1000)
  return [...all].sort((a, b) => rank(a) - rank(b))
}

export function usual_columns(kind: string, fields: field_meta[], asked: Record<string, string[]> = {}): string[] {
  // What every row has alike, because the list asks for one code of it, needs no column.
  const alike = (name: string) => asked[name]?.length === 1
  const known = new Set(columns_of(kind, fields).map((f) => f.name))
  const first = (touches[kind]?.columns ?? []).filter((name) => known.has(name) && !alike(name))
  return first.length ? first : columns_of(kind, fields).slice(0, 8).map((f) => f.name)
}

/** A column that is computed here reads another field's value. */
export const source_of = (column: field_meta) => (column.kind === 'age' ? 'birth_date' : column.name)

export const ready_views = (kind: string) => touches[kind]?.views ?? []
