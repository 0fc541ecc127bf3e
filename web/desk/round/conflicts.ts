// Questions between two answers to one field, as the server tells them.
import { label_of } from '../../shared/i18n'
import { field_of } from '../../shared/meta'
import type { account_ref } from './shapes'

export interface conflict {
  id: string
  version: number
  entity: string
  record: string
  label: string
  state: string
  by: account_ref
  made_at: string
  theirs_by: account_ref
  theirs_at: string
  fields: { field: string; base: unknown; yours: unknown; theirs: unknown }[]
}

export const field_label = (of: conflict, name: string) => label_of(field_of(of.entity, name)) || name
