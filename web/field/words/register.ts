// Labels of the register's own fields and codes, as the server described them.
import { settings } from '../../shared/settings'
import type { field_meta } from '../../shared/types'
import { value_text } from '../../shared/values'
import { meta } from '../data/keeper'

const label = (of: { label_zh: string; label_en: string } | undefined) =>
  (of && (settings.lang === 'zh' ? of.label_zh : of.label_en)) || of?.label_zh || ''

export const fields_of = (entity: string): field_meta[] =>
  meta.value.entities.find((each) => each.name === entity || each.plural === entity)?.fields ?? []

export const field_of = (entity: string, name: string) => fields_of(entity).find((each) => each.name === name)

export const field_label = (entity: string, name: string) => label(field_of(entity, name)) || name

export const code_text = (entity: string, name: string, code: unknown) =>
  label(field_of(entity, name)?.codes?.find((each) => each.code === code)) || String(code ?? '')

export function field_text(entity: string, name: string, value: unknown): string {
  const field = field_of(entity, name)
  return field ? value_text(field, value, { lang: settings.lang, now: new Date() }) : String(value ?? '')
}
