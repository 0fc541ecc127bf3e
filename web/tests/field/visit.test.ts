import { describe, expect, it } from 'vitest'
import { bar_of } from '../../field/model/admission'
import { apply } from '../../field/model/apply'
import { target_at } from '../../field/model/ground'
import type { question, row } from '../../field/model/types'
import { merged, outcomes_at, said_again, still_open } from '../../field/model/visit'
import { copy_of, take, world_of } from '../../field/model/world'
import { grid, made, now, round } from './fixture'

const ask = (id: string, kind: question['kind']): question => ({ id, kind, zh: id, en: id })
const person = (id: string, presence?: string): row => ({ id, version: 1, presence })

describe('who may start', () => {
  it('is first whoever chose the password, then whose role visits', () => {
    expect(bar_of({ must_change: true, permissions: [] })).toBe('own_password')
    expect(bar_of({ permissions: ['register.read'] })).toBe('not_at_doors')
    expect(bar_of({ must_change: false, permissions: ['screening.work'] })).toBeNull()
  })
})

describe('what a visit can end with', () => {
  it('has nobody move out where nobody can live, or is known to', () => {
    expect(outcomes_at(true, 1)).toEqual(['no_answer', 'by_phone', 'vacant', 'sublet', 'refused', 'moved_out', 'gone'])
    expect(outcomes_at(true, 0)).not.toContain('moved_out')
    for (const one of ['sublet', 'moved_out']) expect(outcomes_at(false, 0)).not.toContain(one)
  })
})

describe('what is still open', () => {
  const asked = [ask('t', 'temperature'), ask('q', 'yes_no')]
  const people = [person('p1', 'present'), person('p2'), person('p3', 'away'), person('p4', 'not_returned')]
  const open = (given: object, known: object) => {
    const { questions, persons } = still_open(asked, { ...given }, people, { ...known })
    return [[...questions], [...persons]]
  }
  it('is every question, and everybody at home without a temperature', () => expect(open({}, {})).toEqual([['q'], ['p1', 'p2']]))
  it('is nothing once all is said, a no included', () => expect(open({ q: false }, { p1: 36.6, p2: 36.5 })).toEqual([[], []]))
  it('is no temperature where the round takes none', () =>
    expect([...still_open([ask('q', 'text')], {}, people, {}).persons]).toEqual([]))
  it('lays later answers over earlier ones, person by person', () =>
    expect(merged({ q: true, t: { p1: 36.6 } }, { t: { p2: 37 } })).toEqual({ q: true, t: { p1: 36.6, p2: 37 } }))
  it('says no temperature again: it would end the wait of a fever', () =>
    expect(said_again({ q: '步行', t: { p1: 37.6 } })).toEqual({ q: '步行' }))
})

describe('the answers of an answered door', () => {
  const at = now.toISOString()
  const seen = (answers: object, outcome = 'unchanged') =>
    made({ entity: 'visit', record: 'd101', made_at: at, patch: { round, outcome, answers } })
  const answered = () => {
    const here = world_of(grid())
    apply(here, seen({ q: '步行', t: { p1: 36.6 } }))
    return here
  }
  const of = (here: ReturnType<typeof answered>) => target_at(here, round, 'd101')?.answers
  const sent = (more: object) => ({
    targets: [{ round, object: 'd101', kind: 'doors', outcome: 'unchanged', last_at: at, last_by: '刘', ...more }], server_time: '', since: '2',
  })
  it('stay when the server confirms the visit', () => {
    const here = copy_of(answered())
    take(here, sent({ last_at: new Date(now.getTime() + 1500).toISOString() }))
    expect(of(here)).toEqual({ q: '步行', t: { p1: 36.6 } })
  })
  it('are not those of another visit', () => {
    for (const more of [{ last_at: '2020-03-12T14:00:00Z' }, { outcome: 'vacant' }]) {
      const here = copy_of(answered())
      take(here, sent(more))
      expect(of(here)).toBeUndefined()
    }
  })
  it('come from the server where it gives them', () => {
    const here = answered()
    take(here, sent({ answers: { q: '公交' } }))
    expect(of(here)).toEqual({ q: '公交' })
  })
  it('are forgotten when nobody opens, and keep what was measured before otherwise', () => {
    const here = answered()
    apply(here, seen({ q: '公交' }, 'verified'))
    expect(of(here)).toEqual({ q: '公交', t: { p1: 36.6 } })
    apply(here, seen({}, 'no_answer'))
    expect(of(here)).toBeUndefined()
  })
  it('stay unknown when a second visit adds to answers that are not here', () => {
    const here = world_of(grid())
    apply(here, made({ entity: 'visit', record: 'd201', patch: { round, outcome: 'verified', answers: { t: { p3: 36.8 } } } }))
    expect(target_at(here, round, 'd201')?.answers).toBeUndefined()
  })
})
