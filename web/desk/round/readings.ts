// Temperatures as answered at a door: one reading, or one a person by the person's id. Pure.
import { fever_from } from '../../shared/temperature'
import type { question, visit } from './shapes'

export type names = Record<string, string>

export interface said_part {
  text: string
  is_fever: boolean
}

const is_by_person = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const reading_part = (degrees: number, name = ''): said_part => ({
  text: [name, `${degrees.toFixed(1)} ℃`].filter(Boolean).join(' '), is_fever: degrees >= fever_from,
})

/** With the names of those who were measured, the highest first. */
export function readings_of(value: unknown, known: names): said_part[] {
  const all = is_by_person(value) ? Object.entries(value) : [['', value] as const]
  return all
    .map(([person, each]) => ({ name: known[person], degrees: Number(each) }))
    .filter((each) => !Number.isNaN(each.degrees))
    .sort((a, b) => b.degrees - a.degrees)
    .map((each) => reading_part(each.degrees, each.name))
}

/** Whose temperatures these visits hold, each person once. */
export function measured_persons(visits: Pick<visit, 'answers'>[], questions: question[]): string[] {
  const asked = questions.filter((each) => each.kind === 'temperature')
  const values = visits.flatMap((each) => asked.map((one) => each.answers?.[one.id]))
  return [...new Set(values.filter(is_by_person).flatMap((each) => Object.keys(each)))]
}
