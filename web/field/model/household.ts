// A new household at the door: what the form holds, what is still wrong, and the changes it becomes.
import type { operation } from './types'
import { is_phone, read_identity, tidy_id } from './identity'

export interface new_person {
  name: string
  sex: '' | 'male' | 'female'
  birth_date: string
  id_number: string
  id_missing_reason: string
  phone: string
  relation: string
  residence_type: 'registered' | 'migrant'
}

export interface new_household {
  kind: 'family' | 'tenant' | 'collective'
  persons: new_person[]
}

export type fault = 'name' | 'sex' | 'birth_date' | 'id_number' | 'id_or_reason' | 'phone'

/** The next person is most often the head, then the spouse, then children. */
export const usual_relation = (kind: new_household['kind'], at: number): string => {
  if (at === 0) return 'head'
  if (kind === 'tenant') return 'tenant'
  if (kind === 'collective') return 'colleague'
  return at === 1 ? 'spouse' : 'child'
}

export const blank_person = (kind: new_household['kind'], at: number): new_person => ({
  name: '', sex: '', birth_date: '', id_number: '', id_missing_reason: '', phone: '',
  relation: usual_relation(kind, at),
  residence_type: kind === 'family' ? 'registered' : 'migrant',
})

/** Eight digits become a date; an ID number fills what it says. */
export function completed(one: new_person, today: string): new_person {
  const said = one.id_number ? read_identity(one.id_number, today) : null
  const digits = one.birth_date.replace(/\D/g, '')
  const written = digits.length === 8 ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : one.birth_date
  return said
    ? { ...one, id_number: tidy_id(one.id_number), birth_date: said.birth_date, sex: said.sex }
    : { ...one, birth_date: written }
}

const is_day = (text: string, today: string) => {
  const at = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === text && text >= '1900-01-01' && text <= today
}

export function faults_of(given: new_person, today: string): fault[] {
  const one = completed(given, today)
  const faults: fault[] = []
  if (!one.name.trim()) faults.push('name')
  if (one.id_number && !read_identity(one.id_number, today)) faults.push('id_number')
  if (!one.id_number && !one.id_missing_reason) faults.push('id_or_reason')
  if (!one.sex) faults.push('sex')
  if (one.birth_date && !is_day(one.birth_date, today)) faults.push('birth_date')
  if (one.phone && !is_phone(one.phone)) faults.push('phone')
  return faults
}

export function person_patch(given: new_person, today: string): Record<string, unknown> {
  const one = completed(given, today)
  const patch: Record<string, unknown> = {
    name: one.name.trim(), sex: one.sex, relation: one.relation, residence_type: one.residence_type, presence: 'present',
    presence_since: today,
  }
  if (one.birth_date) patch.birth_date = one.birth_date
  if (one.id_number) patch.id_number = one.id_number
  else patch.id_missing_reason = one.id_missing_reason
  if (one.phone) patch.phone = one.phone.replace(/[\s-]/g, '')
  return patch
}

export interface place_of_household {
  grid: string
  door: string
  address: string
  /** Joins this household when there is one, otherwise makes a new one. */
  household: string
}

type draft = Omit<operation, 'made_at'>

/** The changes in the order they must be made: the household, then its people. */
export function household_operations(
  form: new_household, at: place_of_household, today: string, new_id: () => string,
): draft[] {
  const household = at.household || new_id()
  const made: draft[] = []
  if (!at.household)
    made.push({
      id: new_id(), entity: 'household', record: household, base_version: 0,
      patch: { grid: at.grid, door: at.door, address: at.address, kind: form.kind, occupancy: 'occupied', since: today },
    })
  for (const person of form.persons)
    made.push({
      id: new_id(), entity: 'person', record: new_id(), base_version: 0,
      patch: { grid: at.grid, household, ...person_patch(person, today) },
    })
  return made
}
