import { describe, expect, it } from 'vitest'
import { en } from '../shared/i18n/en'
import { en_admin } from '../shared/i18n/en_admin'
import { en_ledger } from '../shared/i18n/en_ledger'
import { en_work } from '../shared/i18n/en_work'
import { zh } from '../shared/i18n/zh'
import { zh_admin } from '../shared/i18n/zh_admin'
import { zh_ledger } from '../shared/i18n/zh_ledger'
import { zh_work } from '../shared/i18n/zh_work'

type words = { [key: string]: string | words }

const flat = (tree: words, path = ''): Record<string, string> =>
  Object.entries(tree).reduce<Record<string, string>>((all, [key, value]) => {
    const at = path ? `${path}.${key}` : key
    return typeof value === 'string' ? { ...all, [at]: value } : { ...all, ...flat(value, at) }
  }, {})

const chinese = flat({ ...zh, ...zh_work, ...zh_admin, ...zh_ledger } as words)
const english = flat({ ...en, ...en_work, ...en_admin, ...en_ledger } as words)
const slots = (text: string) => (text.match(/\{\w+\}/g) ?? []).sort()

describe('Chinese and English', () => {
  it('have the same words', () => expect(Object.keys(english).sort()).toEqual(Object.keys(chinese).sort()))
  it('have the same slots', () => {
    for (const key of Object.keys(chinese)) expect([key, slots(english[key])]).toEqual([key, slots(chinese[key])])
  })
  it('leave no Chinese in the English', () => {
    for (const [key, text] of Object.entries(english)) expect([key, /[\u4e00-\u9fff]/.test(text)]).toEqual([key, false])
  })
  it('keep the demonstration banner word for word', () => {
    expect(chinese['app.demo']).toBe('演示数据·纯属虚构')
    expect(english['app.demo']).toBe('Demonstration data, invented')
  })
  it('does not greet or exclaim', () => {
    for (const text of Object.values(chinese)) expect(text).not.toMatch(/您好|温馨提示|成功！/)
  })
})
