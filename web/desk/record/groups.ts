// How a record's fields fall into groups on its page. Pure.
import type { field_meta } from '../../shared/types'

export interface field_group {
  name: 'basics' | 'identity' | 'where' | 'contact' | 'geometry' | 'more'
  fields: field_meta[]
}

const order: field_group['name'][] = ['basics', 'identity', 'where', 'contact', 'more', 'geometry']
const identity = new Set(['id_type', 'id_number', 'id_missing_reason', 'credit_code', 'code'])
const where = new Set(['address', 'registered_residence', 'unit_no', 'floor', 'number', 'presence', 'presence_since'])
const geometry = new Set(['lon', 'lat', 'center_lon', 'center_lat', 'outline'])
const more = new Set(['note', 'token', 'source_edition', 'initials'])

function group_of(field: field_meta): field_group['name'] {
  if (geometry.has(field.name)) return 'geometry'
  if (more.has(field.name) || field.kind === 'note') return 'more'
  if (identity.has(field.name)) return 'identity'
  if (field.kind === 'grid' || field.kind === 'unit' || where.has(field.name)) return 'where'
  if (['household', 'door', 'building', 'courtyard'].includes(field.name)) return 'where'
  if (field.kind === 'phone' || field.name.startsWith('contact_') || field.name.startsWith('landlord_')) return 'contact'
  return 'basics'
}

export function groups_of(fields: field_meta[]): field_group[] {
  return order
    .map((name) => ({ name, fields: fields.filter((f) => group_of(f) === name) }))
    .filter((group) => group.fields.length > 0)
}

/** What a form may change: not what the system fills, nor what is fixed once made. */
export const is_editable = (field: field_meta, creating: boolean) =>
  !field.derived && field.writable !== false && field.kind !== 'outline' && field.kind !== 'token' && (creating || !field.fixed)
