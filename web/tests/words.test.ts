import { describe, expect, it } from 'vitest'
import { en } from '../shared/i18n/en'
import { en_admin } from '../shared/i18n/en_admin'
import { en_ledger } from '../shared/i18n/en_ledger'
import { en_round } from '../shared/i18n/en_round'
import { en_work } from '../shared/i18n/en_work'
import { zh } from '../shared/i18n/zh'
import { zh_admin } from '../shared/i18n/zh_admin'
import { zh_ledger } from '../shared/i18n/zh_ledger'
import { zh_round } from '../shared/i18n/zh_round'
import { zh_work } from '../shared/i18n/zh_work'
import { en as field_en } from '../field/words/en'
import { zh as field_zh } from '../field/words/zh'

type words = { [key: string]: string | words }

const flat = (tree: words, path = ''): Record<string, string> =>
  Object.entries(tree).reduce<Record<string, string>>((all, [key, value]) => {
    const at = path ? `${path}.${key}` : key
    return typeof value === 'string' ? { ...all, [at]: value } : { ...all, ...flat(value, at) }
  }, {})

const files = { zh: [zh, zh_work, zh_admin, zh_round, zh_ledger], en: [en, en_work, en_admin, en_round, en_ledger] }
const chinese = flat(Object.assign({ field: field_zh }, ...files.zh) as words)
const english = flat(Object.assign({ field: field_en }, ...files.en) as words)
// Of "one | many" the one may do without its number.
const slots = (text: string) => (text.split(' | ').at(-1)!.match(/\{\w+\}/g) ?? []).sort()

describe('Chinese and English', () => {
  it('have the same words', () => expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort()))
  it('have the same slots', () => {
    for (const key of Object.keys(chinese)) expect([key, slots(english[key])]).toEqual([key, slots(chinese[key])])
  })
  it('have each group in one file: a second would hide the first', () => {
    for (const all of Object.values(files)) {
      const groups = all.flatMap((file) => Object.keys(file))
      expect([...groups].sort()).toEqual([...new Set(groups)].sort())
    }
  })
  it('leave no Chinese in the English', () => {
    for (const [key, text] of Object.entries(english))
      // A button that leads to the other language is written in it.
      if (key !== 'field.app.other_language') expect([key, /[\u4e00-\u9fff]/.test(text)]).toEqual([key, false])
  })
  it('keep the demonstration banner word for word', () => {
    expect(chinese['app.demo']).toBe('演示数据·纯属虚构')
    expect(english['app.demo']).toBe('Demonstration data, invented')
  })
  it('does not greet or exclaim', () => {
    for (const text of Object.values(chinese)) expect(text).not.toMatch(/您好|温馨提示|成功！/)
  })
})
