// What stands between and around words, which differs between the languages.
import { settings } from './settings'

const is_chinese = () => settings.lang === 'zh'

/** 甲、乙 · a, b */
export const listed = (words: string[]): string => words.join(is_chinese() ? '、' : ', ')
/** 甲；乙 · a; b */
export const clauses = (words: string[]): string => words.join(is_chinese() ? '；' : '; ')
/** 甲：乙 · a: b */
export const pair = (name: string, value: string): string => `${name}${is_chinese() ? '：' : ': '}${value}`
/** What follows a word in brackets. */
export const aside = (words: string): string => (is_chinese() ? `（${words}）` : ` (${words})`)
