import { describe, expect, it } from 'vitest'
import { joined, next_batch, pause_before, rebased, renewed, settle } from '../../field/model/queue'
import type { entry, operation } from '../../field/model/types'
import { made } from './fixture'

const entry = (seq: number, more: Partial<operation> = {}, of: Partial<entry> = {}): entry => ({
  seq, state: 'waiting', tries: 0, operation: made({ id: `o${seq}`, ...more }), ...of,
})
const ids = (of: entry[]) => of.map((each) => each.operation.id)

describe('what goes out next', () => {
  it('leaves out what was refused and keeps the order', () => {
    const queue = [entry(1, { record: 'a' }), entry(2, { record: 'b' }, { state: 'refused' }), entry(3, { record: 'c' })]
    expect(ids(next_batch(queue))).toEqual(['o1', 'o3'])
  })
  it('holds a record once, so that a phone never conflicts with itself', () => {
    const queue = [entry(1, { record: 'a' }), entry(2, { record: 'a' }), entry(3, { record: 'b' })]
    expect(ids(next_batch(queue))).toEqual(['o1'])
  })
  it('holds any number of visits of one door', () => {
    const queue = [entry(1, { entity: 'visit', record: 'a' }), entry(2, { entity: 'visit', record: 'a' })]
    expect(next_batch(queue)).toHaveLength(2)
  })
  it('ends at the number and at the bytes a call may hold, but never at nothing', () => {
    const queue = Array.from({ length: 1200 }, (_, at) => entry(at, { record: `r${at}` }))
    expect(next_batch(queue)).toHaveLength(500)
    expect(next_batch(queue, 500, 1000).length).toBeLessThan(10)
    expect(next_batch(queue, 500, 1)).toHaveLength(1)
  })
  it('sends a decision of a conflict by itself', () => {
    const queue = [entry(1, { entity: 'conflict', record: 'c' }), entry(2, { record: 'a' })]
    expect(ids(next_batch(queue))).toEqual(['o1'])
    expect(ids(next_batch([queue[1], queue[0]]))).toEqual(['o2'])
  })
})

describe('joining changes of one record', () => {
  it('joins while nothing was sent', () => {
    const whole = joined([entry(1, { patch: { phone: '1' } })], made({ patch: { name: '刘' } }))
    expect(whole?.operation.patch).toEqual({ phone: '1', name: '刘' })
    expect(whole?.operation.id).toBe('o1')
  })
  it('stands alone once the server may know the first, or it was refused', () => {
    expect(joined([entry(1, {}, { tries: 1 })], made({}))).toBeNull()
    expect(joined([entry(1, {}, { state: 'refused' })], made({}))).toBeNull()
  })
  it('never joins visits or moves', () => {
    expect(joined([entry(1, { entity: 'visit' })], made({ entity: 'visit' }))).toBeNull()
    expect(joined([entry(1)], made({ patch: { _moved: { out: true } } }))).toBeNull()
    expect(joined([entry(1, { patch: { _moved: {} } })], made({}))).toBeNull()
  })
})

describe('results', () => {
  it('end an operation, whichever way it got in', () => {
    expect(settle({ id: 'o', state: 'applied', version: 4 })).toEqual({ kind: 'done', version: 4 })
    expect(settle({ id: 'o', state: 'repeated', was: 'applied', version: 4 })).toEqual({ kind: 'done', version: 4 })
  })
  it('give no version once others had changed the record: this phone has not seen it', () => {
    expect(settle({ id: 'o', state: 'merged', version: 4 })).toEqual({ kind: 'done' })
    expect(settle({ id: 'o', state: 'repeated', was: 'merged', version: 4 })).toEqual({ kind: 'done' })
  })
  it('say when the record has left this ground', () => {
    expect(settle({ id: 'o', state: 'applied', version: 4, moved_away: true })).toEqual({ kind: 'done', version: 4, left: true })
    expect(settle({ id: 'o', state: 'repeated', was: 'applied', version: 4, moved_away: true })).toMatchObject({ left: true })
  })
  it('keep a refusal with its reason', () => {
    const problem = { detail: '证件号不对' }
    expect(settle({ id: 'o', state: 'refused', code: 'bad_id', problem })).toEqual({ kind: 'refused', code: 'bad_id', text: '证件号不对' })
  })
  it('hand a conflict over to its question', () => {
    expect(settle({ id: 'o', state: 'conflict', conflict: 'c1' }).kind).toBe('conflict')
    expect(settle({ id: 'o', state: 'repeated', was: 'conflict' }).kind).toBe('conflict')
  })
  it('let later changes start from the new version', () => {
    const later = [entry(2), entry(3, { record: 'other' })]
    expect(rebased(later, made({}), 4).map((each) => [each.seq, each.operation.base_version])).toEqual([[2, 4]])
    expect(rebased(later, made({}), undefined)).toEqual([])
  })
  it('send a refused change again under a new id', () => {
    const again = renewed(entry(1, { patch: { a: 1 } }, { state: 'refused', tries: 2 }), 'new', { b: 2 })
    expect([again.operation.id, again.state, again.tries, again.operation.patch]).toEqual(['new', 'waiting', 0, { a: 1, b: 2 }])
  })
})

it('waits longer after each failure, never forever', () => {
  expect(pause_before(0, 0.5)).toBe(5)
  expect(pause_before(3, 0.5)).toBe(40)
  expect(pause_before(50, 1)).toBeLessThanOrEqual(375)
})
