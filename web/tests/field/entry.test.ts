import { describe, expect, it } from 'vitest'
import { token_of } from '../../field/data/door_code'
import { idle_verdict_of } from '../../field/data/idle'
import { new_lock, open_lock, relocked, seal, unseal } from '../../field/data/vault'
import { days_between, revisit_choices } from '../../field/model/clock'
import { sides_of } from '../../field/model/conflicts'
import { blank_person, completed, faults_of, household_operations } from '../../field/model/household'
import { fits_mask, read_identity } from '../../field/model/identity'
import { press, retest_at } from '../../field/model/temperature'
import { read_temperature, to_degrees } from '../../shared/temperature'

const today = '2020-03-12'

describe('the number pad', () => {
  it('reads 366 as 36.6', () => expect(read_temperature('366')).toEqual({ state: 'ok', text: '36.6', value: 36.6 }))
  it('refuses what no living person measures', () => {
    for (const typed of ['339', '431', '000', '999']) expect(read_temperature(typed).state).toBe('implausible')
  })
  it('takes what was written down', () =>
    expect(['366', '36.6', '37.3', '3.66', '12', '999', ''].map(to_degrees)).toEqual([36.6, 36.6, 37.3, undefined, undefined, undefined, undefined]))
  it('says a fever from 37.3', () => {
    expect(read_temperature('372').state).toBe('ok')
    expect(read_temperature('373').state).toBe('fever')
  })
  it('waits for three digits and takes no fourth', () => {
    expect(read_temperature('36').state).toBe('typing')
    expect(press('366', '1')).toBe('366')
    expect(press('366', 'back')).toBe('36')
  })
  it('asks again after a quarter of an hour', () =>
    expect(retest_at('2020-03-12T07:31:00Z')).toBe('2020-03-12T07:46:00.000Z'))
})

describe('an identity number', () => {
  it('says birth date and sex', () =>
    expect(read_identity('11010519491231002x', today)).toEqual({ birth_date: '1949-12-31', sex: 'female', region: '110105' }))
  it('is refused with a wrong check, an impossible day, or from the future', () => {
    expect(read_identity('110105194912310021', today)).toBeNull()
    expect(read_identity('3.70105E+17', today)).toBeNull()
    expect(read_identity('11010519491231002X', '1949-12-30')).toBeNull()
  })
  it('is recognised behind its mask', () => {
    expect(fits_mask('11010519491231002X', '1101**********002X')).toBe(true)
    for (const other of ['11010519491231003X', '1101051949123100', '']) expect(fits_mask(other, '1101**********002X')).toBe(false)
  })
})

describe('a new household', () => {
  const person = { ...blank_person('family', 0), name: ' 刘秀华 ', id_number: '11010519491231002x' }
  it('says what is wrong before it is sent', () => {
    expect(faults_of(blank_person('family', 0), today)).toEqual(['name', 'id_or_reason', 'sex'])
    expect(faults_of({ ...person, id_number: '1' }, today)).toEqual(['id_number', 'sex'])
    expect(faults_of({ ...person, id_number: '', id_missing_reason: '没带', sex: 'male', birth_date: '19900231' }, today)).toEqual(['birth_date'])
    expect(faults_of({ ...person, phone: '12' }, today)).toEqual(['phone'])
    expect(faults_of(person, today)).toEqual([])
  })
  it('takes birth date and sex from the number, and eight digits as a day', () => {
    expect(completed(person, today)).toMatchObject({ birth_date: '1949-12-31', sex: 'female' })
    expect(completed({ ...person, id_number: '', birth_date: '19900102' }, today).birth_date).toBe('1990-01-02')
  })
  it('becomes the household first, then its people', () => {
    let n = 0
    const at = { grid: 'g', door: 'd', address: 'a', household: '' }
    const made = household_operations({ kind: 'family', persons: [person, { ...person, relation: 'spouse' }] }, at, today, () => `u${++n}`)
    expect(made.map((each) => each.entity)).toEqual(['household', 'person', 'person'])
    expect(made[1].patch.household).toBe(made[0].record)
    expect(made[1].patch).toMatchObject({ name: '刘秀华', id_number: '11010519491231002X', presence: 'present' })
    expect(household_operations({ kind: 'family', persons: [person] }, { ...at, household: 'h' }, today, () => 'u')).toHaveLength(1)
  })
})

describe('what lies on the phone', () => {
  it('opens with its password only, and can be given another', async () => {
    const { lock, key } = await new_lock('right', 1000)
    const row = await seal(key, 'a/door', { n: 1 })
    expect(await open_lock('wrong', lock)).toBeNull()
    expect(await unseal((await open_lock('right', lock))!, 'a/door', row)).toEqual({ n: 1 })
    const next = (await relocked('right', 'new', lock))!
    expect(await relocked('wrong', 'new', lock)).toBeNull()
    expect(await unseal((await open_lock('new', next))!, 'a/door', row)).toEqual({ n: 1 })
    expect(await open_lock('right', next)).toBeNull()
  })
  it('does not open in the place of another row, and its key cannot be read', async () => {
    const { key } = await new_lock('right', 1000)
    const row = await seal(key, 'a/door', 1)
    await expect(unseal(key, 'a/person', row)).rejects.toThrow()
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow()
  })
  it('locks after half a day, is cleared three days later, whatever the clock does', () => {
    const rule = { seen_at: 0, lock_after_hours: 12, wipe_after_hours: 72 }
    const at = (hours: number) => idle_verdict_of(rule, hours * 3_600_000)
    expect([at(-5), at(11), at(12), at(83), at(84)]).toEqual(['open', 'open', 'locked', 'locked', 'wiped'])
  })
})

it('offers only times to come', () => {
  expect(revisit_choices(new Date('2020-03-12T02:00:00Z')).map((each) => each.key)).toEqual(['tonight', 'tomorrow_noon', 'tomorrow_evening', 'saturday'])
  const friday = revisit_choices(new Date('2020-03-13T02:00:00Z'))
  expect(friday.map((each) => each.key)).toEqual(['tonight', 'tomorrow_noon', 'tomorrow_evening', 'sunday'])
  expect(friday.map((each) => each.at)).toEqual([...friday.map((each) => each.at)].sort())
  expect(revisit_choices(new Date('2020-03-12T10:45:00Z')).map((each) => each.key)).not.toContain('tonight')
  expect(days_between('2020-02-28', '2020-03-01')).toBe(2)
})

it('reads a door code alone or at the end of an address', () => {
  expect(token_of(' abc ')).toBe('abc')
  expect(token_of('https://x.example/field/scan/abc')).toBe('abc')
})

it('puts a conflict in words, side by side', () => {
  const of = { id: 'c', entity: 'person', record: 'p', version: 1, by: '', mine: true, to_ask: false, made_at: '', theirs_by: '', theirs_at: '', fields: [{ field: 'phone', yours: '1', theirs: '2' }] }
  expect(sides_of(of)).toEqual([{ field: 'phone', yours: '1', theirs: '2' }])
})
