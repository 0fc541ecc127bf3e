// What a change of this phone does to the grid in memory, before and after the server has confirmed it.
import { outcome_of } from '../../shared/outcomes'
import { tell } from './asked'
import { day_of, usual_revisit } from './clock'
import { fever_from } from '../../shared/temperature'
import type { operation, register_kind, row, target } from './types'
import { register_kinds } from './types'
import { is_readings, is_unasked, measured_before, merged, was_answered, type answers } from './visit'
import { forget, plain, target_key, type world } from './world'

const is_kind = (entity: string): entity is register_kind => register_kinds.includes(entity as register_kind)

/** A patch may say that a person moved away; all else are fields. */
export function patched(before: row | undefined, made: operation): row {
  const { _moved: _left, _confirm: _confirmed, ...fields } = made.patch
  const next: row = { ...(before ?? { id: made.record, version: made.base_version }), ...fields, id: made.record }
  next.version = before?.version ?? made.base_version
  return plain(next)
}

/** Is this person or household no longer behind any door of this grid? */
const went_away = (made: operation) => made.patch._moved !== undefined

function register_change(into: world, made: operation, kind: register_kind, version?: number) {
  if (went_away(made)) {
    into.rows[kind].delete(made.record)
    for (const each of kind === 'household' ? [...into.rows.person.values()] : [])
      if (each.household === made.record) into.rows.person.delete(each.id)
    return
  }
  const before = into.rows[kind].get(made.record)
  if (!before && made.base_version > 0) return // it has left this grid: a change makes no row of it
  const next = patched(before, made)
  into.rows[kind].set(made.record, version ? { ...next, version } : next)
}

/** Temperatures of a visit: a fever waits for a second reading, any second reading ends the wait. */
function retest_after(before: target, given: answers, at: string): target['retest'] {
  const retest = { ...before.retest }
  for (const answer of Object.values(given)) {
    if (!is_readings(answer)) continue
    for (const [person, value] of Object.entries(answer)) {
      delete retest[''] // of the door as a whole, from a sheet of paper
      if (retest[person]) delete retest[person]
      else if (value >= fever_from) retest[person] = { value, at }
    }
  }
  return retest
}

/** A second visit says only what changed: where the first one's answers are not here, what holds is not known either. */
function answers_after(before: target, outcome: target['outcome'], given: answers): target['answers'] {
  const unknown = was_answered(before.outcome) && !before.answers
  return unknown || is_unasked(outcome) ? undefined : merged(measured_before(before.answers), given)
}

export function visited(before: target, made: operation): target {
  const outcome = outcome_of(made.patch.outcome)
  const no_answer = outcome === 'no_answer'
  const usual = no_answer ? usual_revisit(new Date(made.made_at)) : ''
  const revisit_at = no_answer ? String(made.patch.revisit_at ?? usual) : ''
  const given = (made.patch.answers ?? {}) as answers
  return {
    ...before,
    outcome,
    attempts: before.attempts + (no_answer || outcome === 'refused' ? 1 : 0),
    revisit_at,
    due_on: revisit_at ? day_of(new Date(revisit_at)) : '',
    last_at: made.made_at,
    last_by: '',
    retest: retest_after(before, given, made.made_at),
    answers: answers_after(before, outcome, given),
  }
}

function visit(into: world, made: operation) {
  const key = target_key(String(made.patch.round), made.record)
  const before = into.targets.get(key)
  if (before) into.targets.set(key, visited(before, made))
}

/** Lays one change over the grid; returns the kind of rows it touched. */
export function apply(into: world, made: operation, version?: number): string {
  if (made.entity === 'visit') {
    visit(into, made)
    return 'targets'
  }
  if (made.entity === 'conflict') {
    into.conflicts.delete(made.record)
    return 'conflicts'
  }
  if (made.entity === 'hint') {
    into.hints.delete(made.record)
    return 'hints'
  }
  if (made.entity === 'form_answer') {
    tell(into, made)
    return 'forms'
  }
  if (!is_kind(made.entity)) return ''
  register_change(into, made, made.entity, version)
  return made.entity
}

/** Takes in what the server made of a change; what it no longer shows to this phone goes. Returns the kinds touched. */
export function take_result(into: world, made: operation, end: { version?: number; left?: boolean }): string[] {
  const touched = apply(into, made, end.version)
  if (!end.left || !(made.entity === 'visit' || is_kind(made.entity))) return touched ? [touched] : []
  forget(into, made.record)
  return [...register_kinds, 'targets']
}
