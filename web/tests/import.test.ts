import { describe, expect, it } from 'vitest'
import { doubled, missing_fields, step_of } from '../desk/import/steps'
import { why_failed } from '../shared/jobs'

describe('an import', () => {
  it('stands at the step its state says', () => {
    expect(step_of(null)).toBe('file')
    expect(step_of({ id: 'x', state: 'mapping' })).toBe('mapping')
    expect(step_of({ id: 'x', state: 'checked' })).toBe('checked')
    expect(step_of({ id: 'x', state: 'done' })).toBe('done')
    expect(step_of({ id: 'x', state: 'undone' })).toBe('done')
  })
  const mapping = [
    { heading: '姓名', field: 'name' },
    { heading: '名字', field: 'name' },
    { heading: '备注2', field: null },
  ]
  it('takes each field from one column only', () => {
    expect(doubled(mapping)).toEqual(['name'])
    expect(doubled(mapping.slice(1))).toEqual([])
  })
  it('knows what is still missing', () => {
    expect(missing_fields(['name', 'grid'], mapping)).toEqual(['grid'])
  })
})

describe('a job', () => {
  it('says why it failed, and nothing otherwise', () => {
    const result = { title: 'x', errors: [{ code: 'damaged_file', message: '文件已损坏' }] }
    expect(why_failed({ id: '1', state: 'failed', result })).toBe('文件已损坏')
    expect(why_failed({ id: '1', state: 'failed', result: { title: 'x' } })).toBe('x')
    expect(why_failed({ id: '1', state: 'done', result })).toBe('')
  })
})
