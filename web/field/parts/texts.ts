// Sentences several screens say alike.
import { age_of, time_text } from '../../shared/format'
import { listed } from '../../shared/punctuation'
import { settings } from '../../shared/settings'
import type { due } from '../model/due'
import type { row, target } from '../model/types'
import type { still_open } from '../model/visit'
import { code_text } from '../words/register'
import { w } from '../words'

export const when_text = (at: string, now = new Date()) => time_text(at, now, settings.lang)

/** The clock alone for today, the day for later: what stands at the end of a row. */
export function due_text(of: due, now = new Date()): string {
  if (of.kind === 'overdue') return w('today.overdue', { n: of.days })
  if (of.kind === 'none') return ''
  return when_text(of.at, now).replace(/^(今日|today) /, '')
}

/** What is to be done at a door, in two words. */
export function task_text(of: target, due: due): string {
  if (due.kind === 'retest') return w('due.retest')
  if (of.outcome === 'no_answer') return w('today.knock', { n: of.attempts + 1 })
  if (of.outcome === 'refused') return w('outcome.refused')
  return due.kind === 'overdue' ? w('outcome.open') : w('due.first')
}

export function about_person(of: row): string {
  const age = age_of(of.birth_date, new Date())
  const parts = [
    code_text('person', 'sex', of.sex) + (age === null ? '' : ` ${w('person.age', { n: age })}`),
    of.relation ? code_text('person', 'relation', of.relation) : '',
    of.presence && of.presence !== 'present' ? code_text('person', 'presence', of.presence) : '',
  ]
  return parts.filter(Boolean).join(' · ')
}

/** What a visit would leave open, and that a second tap saves it so. */
export function open_text(of: still_open): string {
  const what = [
    of.persons.size ? w('door.open_persons', { n: of.persons.size }) : '',
    of.questions.size ? w('door.open_questions', { n: of.questions.size }) : '',
  ]
  return w('door.tap_again', { what: listed(what.filter(Boolean)) })
}

/** The state line under a door's name. */
export function state_text(of: target): string {
  const at = of.last_at ? when_text(of.last_at) : ''
  if (of.outcome === 'no_answer') return w('door.knocked', { n: of.attempts, at })
  const what = w(`outcome.${of.outcome}`)
  return at ? w('door.state_at', { what, at }) : what
}
