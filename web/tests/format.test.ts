import { describe, expect, it } from 'vitest'
import {
  age_of, as_of_text, code_segments, date_text, level_of, natural_code, number_text, percent_text, time_text,
} from '../shared/format'

const now = new Date('2020-03-12T07:42:08Z') // 15:42:08 in Shanghai

describe('numbers', () => {
  it('tells unknown from zero', () => {
    expect(number_text(null)).toBe('—')
    expect(number_text('')).toBe('—')
    expect(number_text('abc')).toBe('—')
    expect(number_text(0)).toBe('0')
  })
  it('groups by three', () => {
    expect(number_text(845317)).toBe('845,317')
    expect(number_text(-1060000)).toBe('-1,060,000')
    expect(number_text(1234.5, 1)).toBe('1,234.5')
  })
  it('floors percents, so that 100% means complete', () => {
    expect(percent_text(289886, 305147)).toBe('94.9%')
    expect(percent_text(99999, 100000)).toBe('99.9%')
    expect(percent_text(5, 5)).toBe('100%')
    expect(percent_text(1, 0)).toBe('—')
  })
})

describe('times', () => {
  it('stands on the clock of Shanghai', () => {
    expect(time_text('2020-03-12T07:42:08Z', now, 'zh')).toBe('今日 15:42')
    expect(time_text('2020-03-11T16:30:00Z', now, 'en')).toBe('today 00:30')
    expect(time_text('2020-03-11T15:59:00Z', now, 'zh')).toBe('03-11 23:59')
    expect(time_text('2019-12-31T15:59:00Z', now, 'zh')).toBe('2019-12-31 23:59')
    expect(time_text('nonsense', now, 'zh')).toBe('—')
  })
  it('shows an as-of clock with seconds', () => {
    expect(as_of_text(now.getTime(), now)).toBe('15:42:08')
    expect(as_of_text('2020-03-10T07:42:08Z', now)).toBe('03-10 15:42:08')
    expect(as_of_text(null, now)).toBe('—')
  })
  it('reads days in both spellings', () => {
    expect(date_text(20200330)).toBe('2020-03-30')
    expect(date_text('2020-03-30')).toBe('2020-03-30')
    expect(date_text(null)).toBe('—')
  })
  it('counts whole years', () => {
    expect(age_of('1960-03-12', now)).toBe(60)
    expect(age_of('1960-03-13', now)).toBe(59)
    expect(age_of(20200101, now)).toBe(0)
    expect(age_of('1960-**-**', now)).toBeNull()
  })
})

describe('division codes', () => {
  it('are cut 6 3 3 3 in natural length', () => {
    expect(code_segments('370105014036003')).toEqual(['370105', '014', '036', '003'])
    expect(code_segments(370105001000000)).toEqual(['370105', '001'])
    expect(code_segments('')).toEqual([])
  })
  it('know their level', () => {
    expect(level_of('370105')).toBe('district')
    expect(level_of(370105001000000)).toBe('street')
    expect(level_of('370105001008')).toBe('community')
    expect(level_of('370105001008003')).toBe('grid')
    expect(natural_code('370105000000000')).toBe('370105')
  })
})
