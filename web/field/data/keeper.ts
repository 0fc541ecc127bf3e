// The open grid: in memory for the screens, sealed in IndexedDB for the next time. A change is on the disk
// before the screen says it is saved.
import { computed, reactive, shallowRef, triggerRef } from 'vue'
import type { meta_answer } from '../../shared/types'
import { make_uuid } from '../../shared/uuid'
import { apply } from '../model/apply'
import { asked_in } from '../model/asked'
import { lines_saved, with_saved, type saved } from '../model/forms'
import { ground_of } from '../model/ground'
import { joined } from '../model/queue'
import { usual_round } from '../model/rounds'
import type { entry, operation, register_kind } from '../model/types'
import { copy_of, empty_world, type world } from '../model/world'
import { base, type owner, type waiting_row } from './base'
import { seal, unseal } from './vault'

interface open_grid {
  owner: owner
  key: CryptoKey
}

let opened: open_grid | null = null
/** As the server last confirmed it. */
let confirmed: world = empty_world()

export const field = reactive({
  ready: false,
  account: '',
  person: '',
  round: '',
  /** The round a person chose; empty while the phone chooses. */
  chosen: '',
  saved: {} as saved,
  saved_day: '',
  /** Answers already given at a door whose visit is not finished yet: "round door" → answers. */
  answers: {} as Record<string, Record<string, unknown>>,
})
/** As this phone sees it: confirmed, with its own waiting changes laid over. */
export const view = shallowRef<world>(empty_world())
export const queue = shallowRef<entry[]>([])
export const meta = shallowRef<meta_answer>({ entities: [], figures: [] })
export const ground = computed(() => ground_of(view.value))
export const asked = computed(() => asked_in(view.value))
export const waiting = computed(() => queue.value.filter((each) => each.state === 'waiting').length)
export const refused = computed(() => queue.value.filter((each) => each.state === 'refused'))
export const forms_saved = computed(() => lines_saved(field.saved))

/** The phone was locked, or opened by somebody else, while an answer or the disk was waited for. */
export class locked_meanwhile extends Error {}

/** What arrives after the grid was closed belongs to nobody. */
export async function while_open<T>(work: Promise<T>): Promise<T> {
  const mine = opened
  const done = await work
  if (!mine || opened !== mine) throw new locked_meanwhile()
  return done
}

export const is_open = () => opened !== null
export const confirmed_world = () => confirmed
export const current_owner = () => opened?.owner ?? null

const pieces_of: Record<string, (from: world) => unknown> = {
  mark: (from) => ({ unit: from.unit, since: from.since, server_time: from.server_time, neighbours: from.neighbours }),
  rounds: (from) => [...from.rounds.values()],
  targets: (from) => [...from.targets.entries()],
  conflicts: (from) => [...from.conflicts.values()],
  hints: (from) => [...from.hints.values()],
  forms: (from) => ({ forms: [...from.forms.entries()], told: [...from.told.entries()] }),
}
for (const kind of ['building', 'courtyard', 'door', 'place', 'household', 'person'] as register_kind[])
  pieces_of[kind] = (from) => [...from.rows[kind].values()]
export const piece_names = Object.keys(pieces_of)

async function put_piece(name: string, value: unknown) {
  if (!opened) return // locked meanwhile: nothing is written without the key
  const { owner, key } = opened
  const row = { account: owner.account, name, sealed: await seal(key, `${owner.account}/${name}`, value) }
  await base.pieces.put(row)
}

/** Writes the parts of the confirmed grid that are other than before. */
export async function keep_pieces(names: Iterable<string>) {
  for (const name of names) if (pieces_of[name]) await put_piece(name, pieces_of[name](confirmed))
}

export async function keep_meta(from: meta_answer) {
  meta.value = from
  await put_piece('meta', from)
}

const keep_own = () =>
  put_piece('own', {
    chosen: field.chosen, saved: field.saved, saved_day: field.saved_day, person: field.person, answers: field.answers,
  })

function restored(from: Map<string, unknown>): world {
  const made = empty_world()
  Object.assign(made, from.get('mark') ?? {})
  const by_id = (name: string) => new Map(((from.get(name) as { id: string }[]) ?? []).map((each) => [each.id, each]))
  made.rounds = by_id('rounds') as world['rounds']
  made.conflicts = by_id('conflicts') as world['conflicts']
  made.hints = by_id('hints') as world['hints']
  const asked = from.get('forms') as { forms: [string, never][]; told: [string, unknown][] } | undefined
  made.forms = new Map(asked?.forms ?? [])
  made.told = new Map(asked?.told ?? [])
  made.targets = new Map((from.get('targets') as [string, never][]) ?? [])
  for (const kind of Object.keys(made.rows) as register_kind[]) made.rows[kind] = by_id(kind) as Map<string, never>
  return made
}

export function rebuild_view() {
  const next = copy_of(confirmed)
  for (const each of queue.value) if (each.state === 'waiting') apply(next, each.operation)
  view.value = next
  field.round = next.rounds.has(field.chosen) ? field.chosen : usual_round(next, field.round)
}

export const today_text = () => new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)

async function read_pieces(of: open_grid): Promise<Map<string, unknown>> {
  const rows = await base.pieces.where('account').equals(of.owner.account).toArray()
  const values = await Promise.all(rows.map((row) => unseal<unknown>(of.key, `${row.account}/${row.name}`, row.sealed)))
  return new Map(rows.map((row, at) => [row.name, values[at]]))
}

interface sealed_change {
  operation: operation
  refusal?: entry['refusal']
}

async function read_queue(of: open_grid): Promise<entry[]> {
  const rows = await base.queue.where('account').equals(of.owner.account).sortBy('seq')
  return Promise.all(
    rows.map(async ({ seq, state, tries, account, name, sealed }) => ({
      seq, state, tries, ...(await unseal<sealed_change>(of.key, `${account}/${name}`, sealed)),
    })),
  )
}

/** Opens what lies on the phone; false when there is no grid yet. */
export async function open_grid(owner: owner, key: CryptoKey): Promise<boolean> {
  opened = { owner, key }
  const found = await read_pieces(opened)
  queue.value = await read_queue(opened)
  confirmed = restored(found)
  meta.value = (found.get('meta') as meta_answer) ?? { entities: [], figures: [] }
  const own = found.get('own') as Partial<typeof field> | undefined
  Object.assign(field, { chosen: '', saved: {}, saved_day: '', answers: {}, ...own, round: '', account: owner.account })
  field.person = owner.display_name || field.person
  if (field.saved_day !== today_text()) Object.assign(field, { saved: {}, saved_day: today_text() })
  rebuild_view()
  field.ready = found.has('mark')
  await seen()
  return field.ready
}

export async function take_confirmed(next: world, changed: Iterable<string>) {
  confirmed = next
  await keep_pieces(changed)
  rebuild_view()
  field.ready = true
}

/** Forgets the key and everything read with it. */
export function close_grid() {
  opened = null
  confirmed = empty_world()
  view.value = empty_world()
  queue.value = []
  Object.assign(field, { ready: false, account: '', person: '', saved: {}, answers: {}, round: '', chosen: '' })
}

export async function seen(now = Date.now()) {
  if (!opened) return
  opened.owner.seen_at = now
  await base.owners.update(opened.owner.account, { seen_at: now })
}

async function sealed_row(of: entry): Promise<Omit<waiting_row, 'seq'>> {
  const { owner, key } = opened!
  const change: sealed_change = { operation: of.operation, refusal: of.refusal }
  const name = of.operation.id
  return {
    account: owner.account, name, state: of.state, tries: of.tries,
    sealed: await seal(key, `${owner.account}/${name}`, change),
  }
}

let last_work: Promise<unknown> = Promise.resolve()
/** Changes of the queue happen one after the other: none is computed from what another is just replacing. */
function in_turn<T>(work: () => Promise<T>): Promise<T> {
  const begun = opened
  const mine = last_work.then(() => {
    if (!begun || opened !== begun) throw new locked_meanwhile()
    return work()
  })
  last_work = mine.catch(() => undefined)
  return mine
}

async function write_entries(changed: entry[], gone: number[] = []) {
  const rows = await Promise.all(changed.map(async (each) => ({ seq: each.seq, ...(await sealed_row(each)) })))
  await base.transaction('rw', base.queue, async () => {
    await base.queue.bulkPut(rows)
    await base.queue.bulkDelete(gone)
  })
  const by_seq = new Map(changed.map((each) => [each.seq, each]))
  const left = new Set(gone)
  queue.value = queue.value.filter((each) => !left.has(each.seq)).map((each) => by_seq.get(each.seq) ?? each)
}

export interface queue_change {
  changed: entry[]
  gone: number[]
}

/** Rewrites entries of the queue; those not named stay as they are. */
export const change_queue = (of: (now: entry[]) => queue_change) =>
  in_turn(async () => {
    const { changed, gone } = of(queue.value)
    await write_entries(changed, gone)
  })

/** From here on the server may know these: no later change joins them. */
export const mark_sent = (batch: entry[]) =>
  in_turn(async () => {
    const seqs = new Set(batch.map((each) => each.seq))
    const sent = queue.value.filter((each) => seqs.has(each.seq)).map((each) => ({ ...each, tries: each.tries + 1 }))
    await write_entries(sent)
    return sent
  })

/** What `record` listens for: called when something new waits. */
let on_record: () => void = () => {}
export const when_recorded = (then: () => void) => void (on_record = then)

type draft = Omit<operation, 'id' | 'made_at'> & { id?: string }

async function append(made: operation[]): Promise<number[]> {
  const fresh: entry[] = made.map((operation) => ({ seq: 0, state: 'waiting', tries: 0, operation }))
  const rows = await Promise.all(fresh.map(sealed_row))
  const seqs = (await base.queue.bulkAdd(rows as waiting_row[], { allKeys: true })) as number[]
  fresh.forEach((each, at) => (each.seq = seqs[at]))
  queue.value = [...queue.value, ...fresh]
  return seqs
}

async function record_now(drafts: draft[]): Promise<number[]> {
  const at = new Date().toISOString()
  const made: operation[] = drafts.map((each) => ({ ...each, id: each.id ?? make_uuid(), made_at: at }))
  const alone: operation[] = []
  for (const each of made) {
    const whole = joined(queue.value, each)
    if (whole) await write_entries([whole])
    else alone.push(each)
  }
  const seqs = alone.length ? await append(alone) : []
  for (const each of made) apply(view.value, each)
  triggerRef(view)
  field.saved = with_saved(field.saved, made)
  void keep_own()
  on_record()
  return seqs
}

/** Saves changes made at the door: on the disk first, then in sight. Returns their places in the queue. */
export const record = (drafts: draft[]) => in_turn(() => record_now(drafts))

/** Takes changes back that no server has seen; false when one is already on its way. */
export const take_back = (seqs: number[]) =>
  in_turn(async () => {
    const mine = queue.value.filter((each) => seqs.includes(each.seq))
    if (mine.length !== seqs.length || mine.some((each) => each.tries > 0)) return false
    // What the visit held is again what was answered so far.
    for (const { operation } of mine)
      if (operation.entity === 'visit' && operation.patch.answers)
        field.answers[answers_key(operation.record, String(operation.patch.round))] = operation.patch.answers as Record<string, unknown>
    await write_entries([], seqs)
    rebuild_view()
    field.saved = with_saved(field.saved, mine.map((each) => each.operation), -1)
    void keep_own()
    return true
  })

/** Which grid lies on this phone from now on. */
export async function keep_grid(code: string) {
  const owner = current_owner()
  if (!owner) return
  owner.grid = code
  await base.owners.update(owner.account, { grid: code })
}

export async function choose_round(id: string) {
  field.chosen = field.round = id
  await keep_own()
}

const answers_key = (door: string, round = field.round) => `${round} ${door}`
/** What was answered at a door in the round that is open. */
export const answers_at = (door: string): Record<string, unknown> | undefined => field.answers[answers_key(door)]

/** Keeps what was answered at a door, or forgets it once the visit holds it. */
export async function keep_answers(door: string, answers: Record<string, unknown> | null) {
  if (answers && Object.keys(answers).length) field.answers[answers_key(door)] = answers
  else delete field.answers[answers_key(door)]
  await keep_own()
}
