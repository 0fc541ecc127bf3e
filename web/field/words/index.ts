// A small t(): the phone carries no translation library. Labels of the register come from /meta.
import { watch } from 'vue'
import { set_language } from '../../shared/api'
import { count_of, plural } from '../../shared/plural'
import { settings } from '../../shared/settings'
import { code_text, field_label } from './register'
import { en } from './en'
import { zh } from './zh'

type tree = { [key: string]: string | tree }
const all: Record<'zh' | 'en', tree> = { zh, en }

export function w(path: string, slots: Record<string, string | number> = {}): string {
  let at: string | tree | undefined = all[settings.lang]
  for (const key of path.split('.')) at = typeof at === 'object' ? at[key] : undefined
  if (typeof at !== 'string') return path
  return plural(at, count_of(slots)).replace(/\{(\w+)\}/g, (whole, name: string) => String(slots[name] ?? whole))
}

watch(() => settings.lang, (lang) => set_language(lang), { immediate: true })

export { code_text, field_label }
