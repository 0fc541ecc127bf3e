import { describe, expect, it } from 'vitest'
import { differences_of, settle } from '../desk/record/differences'
import { groups_of, is_editable } from '../desk/record/groups'
import { columns_of, usual_columns } from '../desk/list/kinds'
import { make_uuid } from '../shared/uuid'
import type { field_meta } from '../shared/types'
import { changed_fields, is_masked_text, outgoing, unit_code_of, value_text } from '../shared/values'

const field = (name: string, kind: string, more: Partial<field_meta> = {}): field_meta => ({
  name, kind, label_zh: name, label_en: name, ...more,
})
const place = { lang: 'zh' as const, now: new Date('2020-03-12T07:42:08Z') }
const sex = field('sex', 'code', { codes: [{ code: 'male', label_zh: '男', label_en: 'Male' }] })

describe('values as read', () => {
  it('say when something is not recorded', () => {
    expect(value_text(field('id_number', 'id_number'), null, place)).toBe('未登记')
    expect(value_text(sex, null, place)).toBe('—')
  })
  it('speak the labels of codes, even unknown ones', () => {
    expect(value_text(sex, 'male', place)).toBe('男')
    expect(value_text(sex, 'male', { ...place, lang: 'en' })).toBe('Male')
    expect(value_text(sex, 'other', place)).toBe('other')
  })
  it('name references and units', () => {
    expect(value_text(field('door', 'ref'), { id: 'x', label: '1-101' }, place)).toBe('1-101')
    expect(value_text(field('grid', 'grid'), { code: '370105014036003', name: '柳岸 003' }, place)).toBe('柳岸 003')
    expect(unit_code_of({ code: '370105014000000' })).toBe('370105014')
  })
  it('do not group years', () => {
    expect(value_text(field('built_year', 'integer'), 1998, place)).toBe('1998')
    expect(value_text(field('floor_count', 'integer'), 1998, place)).toBe('1,998')
  })
  it('recognise masks', () => expect(is_masked_text('李*兰')).toBe(true))
})

describe('values as sent', () => {
  const fields = [sex, field('floor', 'integer'), field('door', 'ref'), field('note', 'note')]
  it('are bare', () => {
    expect(outgoing(fields[1], '6')).toBe(6)
    expect(outgoing(fields[2], { id: 'x', label: 'y' })).toBe('x')
    expect(outgoing(fields[3], '')).toBeNull()
  })
  it('hold only what changed', () => {
    const before = { sex: 'male', floor: 6, door: { id: 'x', label: 'y' }, note: null }
    expect(changed_fields(fields, before, { ...before, floor: '6', note: '' })).toEqual({})
    expect(changed_fields(fields, before, { ...before, floor: '7', door: null })).toEqual({ floor: 7, door: null })
  })
})

describe('a stale save', () => {
  const fields = [sex, field('note', 'note')]
  const seen = { sex: 'male', note: 'a' }
  it('asks only about fields both sides changed', () => {
    const asked = differences_of(fields, seen, { sex: 'female', note: 'a' }, { note: 'mine' })
    expect(asked).toEqual([])
    const clash = differences_of(fields, seen, { sex: 'male', note: 'theirs' }, { note: 'mine' })
    expect(clash.map((d) => [d.field.name, d.mine, d.theirs])).toEqual([['note', 'mine', 'theirs']])
  })
  it('saves what the person chose', () => {
    expect(settle({ note: 'mine', sex: 'male' }, { note: 'theirs' })).toEqual({ sex: 'male' })
  })
})

describe('forms and columns', () => {
  const fields = [
    field('grid', 'grid'), field('name', 'text'), field('outline', 'outline'), field('id_number', 'id_number'),
    field('initials', 'text', { derived: true }), field('code', 'unit', { fixed: true }),
  ]
  it('leave out what the system fills', () => {
    expect(fields.filter((f) => is_editable(f, false)).map((f) => f.name)).toEqual(['grid', 'name', 'id_number'])
    expect(is_editable(fields[5], true)).toBe(true)
  })
  it('put every field in exactly one group', () => {
    const grouped = groups_of(fields).flatMap((g) => g.fields)
    expect(new Set(grouped).size).toBe(fields.length)
    expect(grouped.length).toBe(fields.length)
  })
  it('offer an age beside the date of birth, and no outlines', () => {
    const seen = [...fields, field('birth_date', 'date')]
    expect(columns_of('persons', seen).map((f) => f.name)).not.toContain('outline')
    expect(usual_columns('persons', seen)).toEqual(['name', 'age', 'id_number', 'grid'])
  })
  it('offer no age to those who may not see when somebody was born', () => {
    const hidden = [...fields, field('birth_date', 'date', { readable: false })]
    expect(columns_of('persons', hidden).map((f) => f.name)).not.toContain('age')
  })
  it('leave out the column that says the same in every row', () => {
    const places = [field('name', 'text'), field('kind', 'code'), field('status', 'code')]
    expect(usual_columns('places', places, { kind: ['hotel'] })).toEqual(['name', 'status'])
    expect(usual_columns('places', places, { kind: ['hotel', 'market'] })).toEqual(['name', 'kind', 'status'])
  })
})

describe('ids', () => {
  it('are version 7 and ordered by time', () => {
    const early = make_uuid(1_584_000_000_000)
    const late = make_uuid(1_584_000_000_001)
    expect(early).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(early < late).toBe(true)
  })
})
