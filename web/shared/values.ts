// From a field's value to what a reader sees. Pure: no store, no clock of its own.
import { age_of, date_text, natural_code, number_text, time_text, unknown_mark, type lang } from './format'
import type { field_meta } from './types'

export interface reading_place {
  lang: lang
  now: Date
}

const yes_no = { zh: ['否', '是'], en: ['No', 'Yes'] }
const no_id = { zh: '未登记', en: 'not recorded' }

export const is_numeric = (field: { kind: string }) =>
  field.kind === 'integer' || field.kind === 'decimal' || field.kind === 'age'

/** Kinds that never stand in a list: outlines are drawn, tokens are printed. */
export const is_listable = (field: field_meta) =>
  field.kind !== 'outline' && field.kind !== 'token' && field.readable !== false

export const is_masked_text = (value: unknown) => typeof value === 'string' && value.includes('*')

interface named_thing {
  id?: string
  code?: string
  label?: string
  name?: string
}

export function ref_label(value: unknown): string {
  if (value === null || value === undefined || value === '') return unknown_mark
  if (typeof value !== 'object') return String(value)
  const thing = value as named_thing
  return thing.label ?? thing.name ?? natural_code(thing.code ?? '') ?? thing.id ?? unknown_mark
}

export const ref_id = (value: unknown): string =>
  value && typeof value === 'object' ? String((value as named_thing).id ?? '') : String(value ?? '')

/** A unit's own code is looked at as a code; everywhere else a unit is shown by its name. */
export const is_own_code = (field: field_meta) => field.kind === 'unit' && field.name === 'code'

/** The code of a grid or unit, given as code, number or {code, name}. */
export const unit_code_of = (value: unknown): string =>
  natural_code(value && typeof value === 'object' ? (value as named_thing).code : value)

function code_label(field: field_meta, value: unknown, in_lang: lang): string {
  const code = field.codes?.find((c) => c.code === value)
  if (!code) return String(value)
  return (in_lang === 'zh' ? code.label_zh : code.label_en) || code.label_zh
}

export function value_text(field: field_meta, value: unknown, place: reading_place): string {
  if (value === null || value === undefined || value === '')
    return field.kind === 'id_number' ? no_id[place.lang] : unknown_mark
  switch (field.kind) {
    case 'code':
      return code_label(field, value, place.lang)
    case 'boolean':
      return yes_no[place.lang][value ? 1 : 0]
    case 'integer':
      return field.name.endsWith('year') ? String(value) : number_text(value)
    case 'decimal':
      return String(Math.round(Number(value) * 1e6) / 1e6)
    case 'date':
      return date_text(value)
    case 'instant':
      return time_text(value as string, place.now, place.lang)
    case 'age':
      return number_text(age_of(value, place.now))
    case 'ref':
    case 'grid':
    case 'unit':
      return ref_label(value)
    default:
      return typeof value === 'object' ? JSON.stringify(value) : String(value)
  }
}

/** What a form sends for a field: the bare id of a reference, a number for numbers, null for empty. */
export function outgoing(field: field_meta, value: unknown): unknown {
  if (value === '' || value === undefined || value === null) return null
  if (field.kind === 'integer' || field.kind === 'decimal') return Number(value)
  if (field.kind === 'ref') return ref_id(value) || null
  if (field.kind === 'grid' || field.kind === 'unit') return unit_code_of(value)
  return value
}

/** The fields that differ between a record and a form, ready for PATCH. */
export function changed_fields(
  fields: field_meta[],
  before: Record<string, unknown>,
  form: Record<string, unknown>,
): Record<string, unknown> {
  const out: Record<string, unknown> = {}
  for (const field of fields) {
    const next = outgoing(field, form[field.name])
    if (next !== outgoing(field, before[field.name])) out[field.name] = next
  }
  return out
}
