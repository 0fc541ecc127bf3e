import { describe, expect, it } from 'vitest'
import { address_end, answered_terms, children_gap, done_of, gap_of, most_missing_first, own_name, segments_of, unanswered_terms } from '../desk/round/balance'
import { days_left, instant_of_input, usual_revisit_input } from '../desk/round/dates'
import { as_table, read_lines } from '../desk/round/hints'
import { read_typed, sent_visit, with_line, type paper_entry } from '../desk/round/paper'
import { choices_of, lacks_choices, sent_question } from '../desk/round/questions'
import { measured_persons, readings_of } from '../desk/round/readings'
import type { child, standing } from '../desk/round/shapes'

const standing = (more: Partial<standing> = {}): standing => ({
  targets: 10, open: 2, overdue: 1, not_reached: 4, late: 0, by_outcome: { verified: 3, unchanged: 2, vacant: 1, no_answer: 1, refused: 1 },
  households: { targets: 9, done: 5 }, persons: { targets: 20, done: 12 }, buildings: { targets: 1, done: 0 },
  sheets: { signed: 0, stale: 0, unsigned: 1 }, ...more,
})
const child = (code: string, not_reached: number): child => ({ ...standing({ not_reached }), unit: { code, name: code } })

describe('the balance', () => {
  it('holds: what should be seen equals its endings and what is open', () => {
    expect(gap_of(standing())).toBe(0)
    expect(gap_of(standing({ targets: 11 }))).toBe(1)
    expect(done_of(standing())).toBe(6)
  })
  it('names endings that happened and everything that is missing', () => {
    expect(answered_terms(standing()).map((each) => each.outcome)).toEqual(['verified', 'unchanged', 'vacant'])
    expect(unanswered_terms(standing({ open: 0 })).map((each) => each.n)).toEqual([1, 1, 0])
  })
  it('fills the bar', () => {
    const bar = segments_of(standing())
    expect(bar.map((each) => each.key)).toEqual(['seen', 'answered', 'no_answer', 'refused', 'open'])
    expect(bar.reduce((sum, each) => sum + each.share, 0)).toBeCloseTo(100)
    expect(segments_of(standing({ targets: 0, open: 0, not_reached: 0, by_outcome: {} }))).toEqual([])
  })
  it('proves children against their parent, the most missing first', () => {
    const items = [child('a', 1), child('b', 3)]
    expect(most_missing_first(items).map((each) => each.unit.code)).toEqual(['b', 'a'])
    expect([children_gap(standing(), items), children_gap(standing({ not_reached: 6 }), items)]).toEqual([0, 2])
  })
})

it('shortens names to what tells them apart', () => {
  expect([own_name('柳岸 003', '柳岸'), own_name('北园', '天桥区')]).toEqual([' 003', '北园'])
  expect(address_end('柳岸路 3 号楼 2-501', 8)).toBe('…楼 2-501')
  expect(address_end('2-501', 8)).toBe('2-501')
})

describe('paper typed back', () => {
  const door = (full: string, size: number) => ({ code: full.slice(0, size), full, object: full, label: full })
  const lines = [door('K7Q1ABCD2345', 4), door('M2M2A0000000', 5), door('M2M2B0000000', 5)]
  const questions = [
    { id: 'sick', zh: '发热', en: 'fever', kind: 'yes_no' },
    { id: 'heat', zh: '体温', en: 'temperature', kind: 'temperature' },
    { id: 'work', zh: '复工', en: 'work', kind: 'choice', choices: ['在家', '已复工'] },
  ]
  it('reads a code as it is written by hand', () => {
    expect(read_typed('k7qI 3', lines)).toMatchObject({ kind: 'ok', outcome: 'no_answer' })
    expect(read_typed('K7 Q1 2', lines)).toMatchObject({ kind: 'ok', outcome: 'unchanged' })
  })
  it('reads a code of an older sheet, and asks when two doors begin alike', () => {
    expect(read_typed('K7Q1AB 2', lines)).toMatchObject({ kind: 'ok', line: { code: 'K7Q1' } })
    expect(read_typed('M2M2 2', lines)).toMatchObject({ kind: 'several', lines: [{ code: 'M2M2A' }, { code: 'M2M2B' }] })
    expect(read_typed('M2M2 B 2', lines)).toMatchObject({ kind: 'ok', line: { code: 'M2M2B' } })
  })
  it('takes the answers and a remark', () => {
    expect(read_typed('K7Q1 1 0 366 2 has a dog', lines, questions)).toMatchObject({
      kind: 'ok', answers: { sick: false, heat: 36.6, work: '已复工' }, note: 'has a dog',
    })
    expect(read_typed('K7Q1 1 - 37.4', lines, questions)).toMatchObject({ answers: { heat: 37.4 }, note: '' })
  })
  it('says what is wrong', () => {
    expect(read_typed('ZZZZ 1', lines)).toEqual({ kind: 'unknown_code', code: 'ZZZZ' })
    for (const text of ['K7Q1 0', 'K7Q1 12', 'K7Q1']) expect(read_typed(text, lines).kind).toBe('unknown_outcome')
    for (const text of ['K7Q1 1 5', 'K7Q1 1 1 66', 'K7Q1 1 1 366 3'])
      expect(read_typed(text, lines, questions).kind).toBe('unknown_answer')
    expect(read_typed(' ', lines).kind).toBe('empty')
  })
  it('is the same visit however often it is sent, and another one when it is typed again', () => {
    const taken = (before: paper_entry[], text: string) => {
      const typed = read_typed(text, lines)
      return typed.kind === 'ok' ? with_line(before, typed) : before
    }
    const entries = taken(taken([], 'K7Q1 3'), 'M2M2A 2')
    expect(entries.map((each) => each.outcome)).toEqual(['unchanged', 'no_answer'])
    expect(entries.map(sent_visit)).toEqual(entries.map(sent_visit))
    const again = taken(entries, 'K7Q1 2 back')
    expect(again.map(sent_visit).map((each) => each.note)).toEqual(['back', undefined])
    expect(again[0].id).not.toBe(entries[1].id)
    expect(again[1].id).toBe(entries[0].id)
  })
})

describe('temperatures of a door', () => {
  const asked = [{ id: 't', zh: '体温', en: 'Temperature', kind: 'temperature' }, { id: 'w', zh: '出行', en: 'Travel', kind: 'text' }]
  it('say whose they are, the highest first', () => {
    expect(readings_of({ a: 36.5, b: 38.2, c: 'x' }, { a: '王*', b: '唐磊' })).toEqual([
      { text: '唐磊 38.2 ℃', is_fever: true }, { text: '王* 36.5 ℃', is_fever: false },
    ])
    expect(readings_of({ a: 37.3 }, {})).toEqual([{ text: '37.3 ℃', is_fever: true }])
    expect(readings_of(36.6, {})).toEqual([{ text: '36.6 ℃', is_fever: false }])
  })
  it('name each person once, and nobody where one reading stands for all', () => {
    const visits = [{ answers: { t: { a: 36.5, b: 38.2 } } }, { answers: { t: { b: 36.8 }, w: 'bus' } }, { answers: { t: 36.6 } }, { answers: null }]
    expect(measured_persons(visits, asked)).toEqual(['a', 'b'])
  })
})

describe('questions as typed', () => {
  const typed = (kind: string, typed_choices: string) => ({ id: 'q1', zh: '出行', en: '', kind, typed_choices, fixed: false })
  it('need two different choices', () => {
    expect(choices_of('公交，步行、 自驾,公交, ')).toEqual(['公交', '步行', '自驾'])
    expect(['', '公交', '公交,公交', '公交,步行'].map((text) => lacks_choices(typed('choice', text)))).toEqual([true, true, true, false])
    expect(lacks_choices(typed('yes_no', ''))).toBe(false)
  })
  it('go without what only the form knows', () => {
    expect(sent_question(typed('text', 'left over'))).toEqual({ id: 'q1', zh: '出行', en: '出行', kind: 'text' })
    expect(sent_question(typed('choice', 'a,b')).choices).toEqual(['a', 'b'])
  })
})

it('takes hints from a spreadsheet and gives them back', () => {
  const [one] = read_lines('刘秀华\t\t1351\t2-501\t水表有读数\tx\ty\n\n')
  expect(one).toEqual({ name: '刘秀华', id_number: '', phone: '1351', address: '2-501', claim: '水表有读数', text: 'x y' })
  const row = { id: 'a', position: 1, unit: '', text: 'b\tc', address: '2-501', claim: '', matched_by: 'none', outcome: 'found', note: '', decided_at: null }
  expect(as_table([row], (word) => word)).toBe('1\t\t\t2-501\t\tb c\tfound\t')
})

describe('days of a round', () => {
  const evening = new Date('2020-03-11T16:30:00Z') // half past midnight in Shanghai
  it('are those of Shanghai', () => {
    expect(days_left('2020-03-12', evening)).toBe(0)
    expect(days_left('2020-03-10', evening)).toBe(-2)
    expect(usual_revisit_input(evening)).toBe('2020-03-13T19:00')
    expect(instant_of_input('2020-03-13T19:00')).toBe('2020-03-13T11:00:00.000Z')
  })
})
