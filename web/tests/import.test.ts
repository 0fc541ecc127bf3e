import { describe, expect, it } from 'vitest'
import { doubled, missing_fields, running_job, step_of } from '../desk/import/steps'
import { why_failed } from '../shared/jobs'

describe('an import', () => {
  it('stands at the step its state says', () => {
    expect(step_of(null)).toBe('file')
    expect(step_of({ state: 'mapping' })).toBe('mapping')
    expect(step_of({ state: 'checked' })).toBe('checked')
    expect(step_of({ state: 'done' })).toBe('done')
    expect(step_of({ state: 'stopped' })).toBe('done')
    expect(step_of({ state: 'undone' })).toBe('done')
  })
  it('has a job to watch only while one works on it', () => {
    expect(running_job(null)).toBeNull()
    expect(running_job({ state: 'checked', job: 'j' })).toBeNull()
    expect(running_job({ state: 'undoing', job: 'j' })).toBe('j')
  })
  const columns = [{ field: 'name' }, { field: 'name' }, { field: null }]
  it('takes each field from one column only', () => {
    expect(doubled(columns)).toEqual(['name'])
    expect(doubled(columns.slice(1))).toEqual([])
  })
  it('knows what is still missing', () => {
    expect(missing_fields(['name', 'grid'], columns)).toEqual(['grid'])
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
