import { describe, expect, it } from 'vitest'
import { filters_in, kept_filters, next_sort, parse_state, request_query, sort_direction, state_query } from '../shared/list_state'
import { balance, filters_of, list_behind, list_behind_all } from '../shared/figures'

describe('a list question in the address', () => {
  it('survives the way there and back', () => {
    const query = { unit: '370105014', q: '李', presence: 'present,away', sort: '-name', cols: 'name,sex', view: 'x' }
    expect(state_query(parse_state(query))).toEqual(query)
  })
  it('ignores what is empty or repeated', () => {
    const state = parse_state({ q: null, presence: ['present', 'away'], kind: '' })
    expect(state.filters).toEqual({ presence: ['present'] })
    expect(state_query(state)).toEqual({ presence: 'present' })
  })
  it('keeps columns and view to itself', () => {
    const state = parse_state({ cols: 'name', view: 'x', sex: 'male' })
    expect(request_query(state)).toEqual({ sex: 'male' })
  })
})

describe('what a ledger keeps of a question', () => {
  it('goes there and back', () => {
    const kept = 'presence=not_returned,away&kind=hotel'
    expect(filters_in(kept)).toEqual({ presence: ['not_returned', 'away'], kind: ['hotel'] })
    expect(kept_filters(filters_in(kept))).toBe(kept)
  })
  it('keeps nothing of an empty condition', () => {
    expect(kept_filters({ presence: [], kind: ['hotel'] })).toBe('kind=hotel')
    expect(filters_in('')).toEqual({})
  })
})

describe('sorting', () => {
  it('turns from none to ascending to descending to none', () => {
    expect(next_sort('', 'name')).toBe('name')
    expect(next_sort('name', 'name')).toBe('-name')
    expect(next_sort('-name', 'name')).toBe('')
    expect(sort_direction('-name', 'name')).toBe('descending')
    expect(sort_direction('name', 'sex')).toBe('none')
  })
})

describe('a figure and its list', () => {
  const figure = {
    id: 'party_orgs', label_zh: '', label_en: '', unit: '个', list: 'organisations',
    filter: 'kind=party_branch,party_committee',
  }
  it('are one definition', () => {
    expect(list_behind(figure, '370105')).toEqual({
      kind: 'organisations', query: { kind: 'party_branch,party_committee', unit: '370105' },
    })
    expect(list_behind(undefined, '370105')).toBeNull()
    expect(filters_of(undefined)).toEqual({})
  })
  it('open the rows of a sum only where one list holds them', () => {
    const of = (list: string, filter: string) => ({ ...figure, list, filter })
    const [closed, open] = [of('compounds', 'kind=closed'), of('compounds', 'kind=open')]
    expect(list_behind_all([closed, open], '370105')).toEqual({ kind: 'compounds', query: { kind: 'closed,open', unit: '370105' } })
    expect(list_behind_all([closed, closed], '')).toEqual({ kind: 'compounds', query: { kind: 'closed' } })
    for (const other of [undefined, of('places', 'kind=open'), of('compounds', ''), of('compounds', 'kind=open&status=planned')])
      expect(list_behind_all([closed, other], '')).toBeNull()
    expect(list_behind_all([], '')).toBeNull()
  })
  it('must balance', () => {
    expect(balance(1047, [334, 687, 26])).toBe(0)
    expect(balance(1047, [334, 687, 25])).toBe(-1)
    expect(balance(1047, [334, null])).toBeNull()
    expect(balance(null, [1])).toBeNull()
  })
})
