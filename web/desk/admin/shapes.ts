// Accounts, roles and audit entries as the server shows them.
import type { unit_ref } from '../../shared/types'

export interface account_row {
  id: string
  version: number
  username: string
  display_name: string
  role: string
  scope: unit_ref
  totp: boolean
  must_change: boolean
  disabled: boolean
  created_at: string
  locked_until: string | null
}

export interface role_row {
  code: string
  zh: string
  en: string
  levels: string[]
  permissions: string[]
  facets: string[]
}

export interface named_word {
  code: string
  zh: string
  en: string
}

export interface roles_answer {
  items: role_row[]
  permissions: named_word[]
  facets: named_word[]
}

export interface audit_entry {
  seq: number
  at: string
  actor: { id: string; username: string }
  action: string
  entity: string | null
  record: string | null
  unit: unit_ref | null
  peer: string | null
  reason: string | null
  detail: { [name: string]: unknown } | null
}

export const word_in = (word: { zh: string; en: string } | undefined, lang: 'zh' | 'en') =>
  word ? word[lang] || word.zh : ''
