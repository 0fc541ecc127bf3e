// The grid in memory: rows by kind, targets by round, and what belongs to what. Rows are replaced, never
// changed in place, so that a view may share them with the state the server last confirmed.
import { outcome_of } from '../../shared/outcomes'
import { ref_id } from '../../shared/values'
import { take_forms } from './asked'
import type { asked_form, bundle, conflict, hint, register_kind, round, row, target, unit } from './types'
import { register_kinds } from './types'

export interface world {
  unit: unit
  rounds: Map<string, round>
  rows: Record<register_kind, Map<string, row>>
  targets: Map<string, target>
  conflicts: Map<string, conflict>
  hints: Map<string, hint>
  forms: Map<string, asked_form>
  /** Answers to forms that this phone gave and the server has not taken off its list yet. */
  told: Map<string, unknown>
  since: string
  server_time: string
  /** Grids of the same street. */
  neighbours: unit[]
}

export const target_key = (round: string, object: string) => `${round}/${object}`

export const empty_world = (unit: unit = { code: '', name: '' }): world => ({
  unit,
  rounds: new Map(),
  rows: Object.fromEntries(register_kinds.map((kind) => [kind, new Map()])) as world['rows'],
  targets: new Map(),
  conflicts: new Map(),
  hints: new Map(),
  forms: new Map(),
  told: new Map(),
  since: '',
  server_time: '',
  neighbours: [],
})

/** A second world with the same rows; changing one leaves the other alone. */
export const copy_of = (from: world): world => ({
  ...from,
  rounds: new Map(from.rounds),
  rows: Object.fromEntries(register_kinds.map((kind) => [kind, new Map(from.rows[kind])])) as world['rows'],
  targets: new Map(from.targets),
  conflicts: new Map(from.conflicts),
  hints: new Map(from.hints),
  forms: new Map(from.forms),
  told: new Map(from.told),
})

const references = ['building', 'courtyard', 'door', 'household', 'person']

/** References become plain ids, whichever way they were written. */
export function plain(from: row): row {
  const out: row = { ...from }
  for (const name of references) if (out[name] !== undefined) out[name] = ref_id(out[name])
  return out
}

const text = (value: unknown) => (value === null || value === undefined ? '' : String(value))
const day = (value: unknown) => {
  const digits = text(value)
  return /^\d{8}$/.test(digits) ? `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}` : digits.slice(0, 10)
}

export function round_of(from: Record<string, unknown>): round {
  const questions = typeof from.questions === 'string' ? JSON.parse(from.questions || '[]') : (from.questions ?? [])
  return {
    id: text(from.id), number: Number(from.number ?? 0), name: text(from.name),
    starts_on: day(from.starts_on), ends_on: day(from.ends_on), questions, sample_of: Number(from.sample_of ?? 0),
  }
}

export function target_of(from: Record<string, unknown>): target {
  const last = (from.last ?? {}) as Record<string, unknown>
  return {
    round: text(from.round), object: text(from.object ?? from.id), entity: text(from.entity ?? from.kind),
    outcome: outcome_of(from.outcome), attempts: Number(from.attempts ?? 0), due_on: day(from.due_on),
    revisit_at: text(from.revisit_at), last_at: text(last.at ?? from.last_at), last_by: text(last.by ?? from.last_by),
    label: text(from.label ?? from.address), late: Boolean(from.late), retest: (from.retest as target['retest']) ?? {},
    ...(from.answers ? { answers: from.answers as target['answers'] } : {}),
  }
}

const named = (of: unknown) => text((of as { name?: string } | null)?.name ?? of)

export function conflict_of(from: Record<string, unknown>): conflict {
  return {
    id: text(from.id), entity: text(from.entity), record: text(from.record), by: named(from.by), mine: Boolean(from.mine), to_ask: from.state === 'revisit',
    made_at: text(from.made_at), theirs_by: named(from.theirs_by), theirs_at: text(from.theirs_at),
    version: Number(from.version ?? 0), fields: (from.fields ?? []) as conflict['fields'],
  }
}

export const hint_of = (from: Record<string, unknown>): hint => ({
  id: text(from.id), door: text(from.door), text: text(from.text), claim: text(from.claim), name: text(from.name),
  phone: text(from.phone), address: text(from.address), outcome: text(from.outcome),
})

/** Answered ones leave the phone. */
function take_hints(into: world, from: Record<string, unknown>[]) {
  for (const each of from.map(hint_of)) {
    if (each.outcome === 'open') into.hints.set(each.id, each)
    else into.hints.delete(each.id)
  }
}

const lists: Record<register_kind, string> = {
  building: 'buildings', courtyard: 'courtyards', door: 'doors', place: 'places', household: 'households', person: 'persons',
}

/** Takes a record off the phone with its targets, but for those that ended so. */
export function forget(from: world, id: string, but?: target['outcome']) {
  for (const kind of register_kinds) from.rows[kind].delete(id)
  for (const [key, each] of from.targets) if (each.object === id && each.outcome !== but) from.targets.delete(key)
}

// The server puts a visit's time on its own clock; farther apart it is another visit.
const same_visit = 120_000

/** The server's targets say how a visit ended, not what was answered: of its own visit this phone knows that. */
function with_answers(next: target, before: target | undefined): target {
  if (next.answers || !before?.answers || before.outcome !== next.outcome) return next
  const apart = Math.abs(Date.parse(next.last_at) - Date.parse(before.last_at))
  return apart <= same_visit ? { ...next, answers: before.answers } : next
}

function take_targets(into: world, from: Record<string, unknown>[]) {
  for (const each of from) {
    const next = target_of(each)
    const key = target_key(next.round, next.object)
    into.targets.set(key, with_answers(next, into.targets.get(key)))
  }
}

/** Takes in a bundle or what changed since; returns the kinds that are now other than before. */
export function take(into: world, from: bundle): Set<string> {
  const changed = new Set<string>(['mark'])
  if (from.grid) into.unit = from.grid
  if (from.neighbours) into.neighbours = from.neighbours
  for (const kind of register_kinds)
    for (const each of from.records?.[lists[kind]] ?? []) {
      into.rows[kind].set(each.id, plain(each))
      changed.add(kind)
    }
  if (from.rounds) {
    into.rounds = new Map(from.rounds.map((each) => [text(each.id), round_of(each)]))
    changed.add('rounds')
  }
  if (from.targets?.length) {
    take_targets(into, from.targets)
    changed.add('targets')
  }
  if (from.conflicts) {
    into.conflicts = new Map(from.conflicts.map((each) => [text(each.id), conflict_of(each)]))
    changed.add('conflicts')
  }
  if (from.hints?.length) {
    take_hints(into, from.hints)
    changed.add('hints')
  }
  if (from.forms && take_forms(into, from.forms)) changed.add('forms')
  const gone = from.removed ?? []
  // What moved away takes its targets along; what ended is still counted: the register ended its target as `gone`.
  for (const id of gone) forget(into, id, 'gone')
  if (gone.length) for (const kind of [...register_kinds, 'targets']) changed.add(kind)
  into.since = text(from.since)
  into.server_time = from.server_time
  return changed
}

export function world_of(from: bundle): world {
  const made = empty_world()
  take(made, from)
  return made
}
