import { describe, expect, it } from 'vitest'
import { count_of, plural } from '../shared/plural'

describe('one and many', () => {
  it('follows the number, however it was written', () => {
    expect(['1', 1, '1,234', 0, undefined, 'x'].map((n) => count_of({ n }))).toEqual([1, 1, 1234, 0, undefined, undefined])
    expect([0, 1, 2, undefined].map((n) => plural('line | lines', n))).toEqual(['lines', 'line', 'lines', 'lines'])
    expect(plural('one text', 5)).toBe('one text')
  })
})
