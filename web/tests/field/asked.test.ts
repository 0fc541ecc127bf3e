import { describe, expect, it } from 'vitest'
import { apply } from '../../field/model/apply'
import { asked_in, count_asked, left_of } from '../../field/model/asked'
import { forms_of } from '../../field/model/forms'
import { joined, next_batch } from '../../field/model/queue'
import { copy_of, take, world_of } from '../../field/model/world'
import { grid, made } from './fixture'

const alone = { id: 'q1', zh: '是否独居', en: 'Lives alone', kind: 'yes_no', choices: [] }
const need = { id: 'q2', zh: '缺什么', en: 'What is lacking', kind: 'text', choices: [] }
const form = (id: string, more: object = {}) => ({
  id, name: `表${id}`, department: '民政局', until: '2020-04-01', list: 'persons', questions: [alone, need],
  open: [{ record: 'p1' }, { record: 'p2', fields: ['q2'] }], ...more,
})
const world = (forms: object[] = [form('f1')]) => world_of({ ...grid(), forms: forms as Record<string, unknown>[] })
const told = (more: object = {}) => made({ entity: 'form_answer', record: 'p1', patch: { form: 'f1', field: 'q1', value: true }, ...more })
const keys = (of: ReturnType<typeof world>, record: string) => (asked_in(of).get(record) ?? []).map((each) => each.key)

describe('what forms ask', () => {
  it('stands beside whom it concerns, with what is left', () => {
    const here = world()
    expect([keys(here, 'p1'), keys(here, 'p2'), keys(here, 'p3')]).toEqual([['f1/p1/q1', 'f1/p1/q2'], ['f1/p2/q2'], []])
    expect(count_asked(here, asked_in(here), ['d101', 'p1', 'p2'])).toBe(3)
  })
  it('is asked once when two forms ask the same, and told to both', () => {
    const here = world([form('f1'), form('f2', { questions: [{ ...alone, id: 'q7' }], open: [{ record: 'p1' }] })])
    expect(keys(here, 'p1')).toEqual(['f1/p1/q1', 'f1/p1/q2'])
    apply(here, told())
    expect([...here.told.keys()]).toEqual(['f1/p1/q1', 'f2/p1/q7'])
    expect(left_of(here, here.forms.get('f2')!)).toBe(0)
  })
  it('is told over a copy, and forgotten once the server has it', () => {
    const confirmed = world()
    const seen = copy_of(confirmed)
    expect(apply(seen, told())).toBe('forms')
    expect([confirmed.told.size, seen.told.get('f1/p1/q1')]).toEqual([0, true])
    const next = { ...form('f1'), open: [{ record: 'p1', fields: ['q2'] }] }
    expect(take(seen, { forms: [next], server_time: '', since: '2' }).has('forms')).toBe(true)
    expect([seen.told.size, keys(seen, 'p1')]).toEqual([0, ['f1/p1/q2']])
  })
  it('stays while the server says nothing new, and goes with its form', () => {
    const here = world()
    const { open: _open, ...same } = form('f1')
    expect(take(here, { forms: [same], server_time: '', since: '2' }).has('forms')).toBe(false)
    expect(keys(here, 'p1').length).toBe(2)
    expect(take(here, { forms: [], server_time: '', since: '3' }).has('forms')).toBe(true)
    expect(keys(here, 'p1')).toEqual([])
  })
  it('is typed, and so saves nobody a line', () => expect(forms_of(told())).toEqual([]))
})

describe('answers in the queue', () => {
  const entry = (of: ReturnType<typeof told>, tries = 0) => ({ seq: 1, state: 'waiting' as const, tries, operation: of })
  it('replace one of the same question that was never sent', () => {
    const first = entry(told())
    const other = told({ id: 'o2', patch: { form: 'f1', field: 'q1', value: false } })
    expect(joined([first], other)?.operation).toMatchObject({ id: 'o1', patch: { value: false } })
    expect(joined([entry(told(), 1)], other)).toBeNull()
    expect(joined([first], told({ id: 'o3', patch: { form: 'f1', field: 'q2', value: '药' } }))).toBeNull()
  })
  it('go out together for one record', () => {
    const two = [entry(told()), { ...entry(told({ id: 'o2', patch: { form: 'f1', field: 'q2', value: '药' } })), seq: 2 }]
    expect(next_batch(two).length).toBe(2)
  })
})
