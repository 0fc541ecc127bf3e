// Chinese first, English complete. Labels of the register itself come from the server's /meta.
import { watch } from 'vue'
import { createI18n } from 'vue-i18n'
import { set_language } from '../api'
import { count_of } from '../plural'
import { settings } from '../settings'
import { en } from './en'
import { en_admin } from './en_admin'
import { en_ledger } from './en_ledger'
import { en_round } from './en_round'
import { en_work } from './en_work'
import { zh } from './zh'
import { zh_admin } from './zh_admin'
import { zh_ledger } from './zh_ledger'
import { zh_round } from './zh_round'
import { zh_work } from './zh_work'

export const i18n = createI18n({
  legacy: false,
  locale: settings.lang,
  fallbackLocale: 'zh',
  messages: {
    zh: { ...zh, ...zh_work, ...zh_admin, ...zh_round, ...zh_ledger },
    en: { ...en, ...en_work, ...en_admin, ...en_round, ...en_ledger },
  },
})

/** Of "one | many" the form that goes with the number `n`. */
export function t(key: string, slots: Record<string, unknown> = {}): string {
  const n = count_of(slots)
  return n === undefined ? i18n.global.t(key, slots) : i18n.global.t(key, slots, n)
}

watch(
  () => settings.lang,
  (lang) => {
    i18n.global.locale.value = lang
    set_language(lang)
  },
  { immediate: true },
)

/** The label of anything the server names in both languages. */
export function label_of(named: { label_zh?: string; label_en?: string } | undefined): string {
  if (!named) return ''
  return (settings.lang === 'zh' ? named.label_zh : named.label_en) || named.label_zh || ''
}
