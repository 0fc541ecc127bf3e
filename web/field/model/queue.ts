// The queue of changes: in order, each once, kept until the server or a human has decided it.
import type { entry, operation, sync_result } from './types'

export const batch_operations = 500
export const batch_bytes = 900_000

const events = ['visit', 'hint', 'form_answer', 'conflict']
const is_record_change = (made: operation) => !events.includes(made.entity)
const same_record = (a: operation, b: operation) => a.entity === b.entity && a.record === b.record
/** The later of two answers to one question of a form is the answer. */
const same_answer = (a: operation, b: operation) =>
  a.entity === 'form_answer' && same_record(a, b) && a.patch.form === b.patch.form && a.patch.field === b.patch.field
const bytes_of = (made: operation) => new TextEncoder().encode(JSON.stringify(made)).length

/** Text in the first of the server's languages that is there. */
export function words_of(problem: unknown): string {
  if (typeof problem === 'string') return problem
  const body = (problem ?? {}) as { detail?: string; title?: string; errors?: { message?: string }[] }
  const errors = (body.errors ?? []).map((each) => each.message).filter(Boolean)
  return errors.join(' ') || body.detail || body.title || ''
}

/**
 * What goes out next. A record stands in a batch once: its next change waits for the version the first one
 * gets, so that a phone never conflicts with itself.
 */
export function next_batch(queue: entry[], most = batch_operations, bytes = batch_bytes): entry[] {
  const batch: entry[] = []
  const seen = new Set<string>()
  let size = 0
  for (const each of queue) {
    if (each.state !== 'waiting') continue
    const { operation } = each
    if (operation.entity === 'conflict') {
      if (!batch.length) return [each]
      break
    }
    const key = `${operation.entity}/${operation.record}`
    size += bytes_of(operation)
    const full = batch.length >= most || (batch.length > 0 && size > bytes)
    if (full || (is_record_change(operation) && seen.has(key))) break
    seen.add(key)
    batch.push(each)
  }
  return batch
}

/** Joins a change to one of the same record that has never been sent; null when it must stand alone. */
export function joined(queue: entry[], made: operation): entry | null {
  const joins = made.entity === 'form_answer' ? same_answer : same_record
  if ((!is_record_change(made) && joins === same_record) || made.patch._moved) return null
  for (let at = queue.length - 1; at >= 0; at--) {
    const each = queue[at]
    if (!joins(each.operation, made)) continue
    if (each.state !== 'waiting' || each.tries > 0 || each.operation.patch._moved) return null
    return { ...each, operation: { ...each.operation, patch: { ...each.operation.patch, ...made.patch } } }
  }
  return null
}

export type settled =
  | { kind: 'done' | 'conflict'; version?: number; left?: boolean }
  | { kind: 'refused'; code: string; text: string }

/** What a result means. A repeated one was answered before; refusals are never remembered, so it was taken. */
export function settle(result: sync_result): settled {
  if (result.state === 'refused') return { kind: 'refused', code: result.code ?? '', text: words_of(result.problem) }
  const how = result.was ?? result.state
  // Merged with what others did: this phone has not seen that yet, so its next change starts from what it knew.
  if (how === 'conflict') return { kind: 'conflict' }
  return { kind: 'done', version: how === 'applied' ? result.version : undefined, left: result.moved_away }
}

/** Later changes of a record start from the version the earlier one got. */
export function rebased(queue: entry[], after: operation, version: number | undefined): entry[] {
  if (!version || !is_record_change(after)) return []
  return queue
    .filter((each) => same_record(each.operation, after) && each.operation.id !== after.id)
    .filter((each) => each.operation.base_version < version)
    .map((each) => ({ ...each, operation: { ...each.operation, base_version: version } }))
}

/** Trying again after a human changed something is a new operation: the old id has its answer. */
export function renewed(old: entry, id: string, patch: Record<string, unknown> = {}): entry {
  const operation = { ...old.operation, id, patch: { ...old.operation.patch, ...patch } }
  return { seq: old.seq, state: 'waiting', tries: 0, operation }
}

/** Seconds to the next try: 5, 10, 20 … 300, spread so that a thousand phones do not come at once. */
export const pause_before = (failures: number, random: number) =>
  Math.min(300, 5 * 2 ** Math.min(failures, 6)) * (0.75 + random / 2)
