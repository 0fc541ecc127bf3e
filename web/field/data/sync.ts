// Sending what waits and fetching what changed, behind the screens. Every step may be cut off at any point:
// what was not answered is sent again, and the server answers a repeated operation as it did the first time.
import { reactive, watch } from 'vue'
import { api_problem, get, post } from '../../shared/api'
import { forget_session, session, take_session } from '../../shared/session'
import { make_uuid } from '../../shared/uuid'
import { take_result } from '../model/apply'
import { next_batch, pause_before, rebased, renewed, settle, words_of, type settled } from '../model/queue'
import type { bundle, entry, sync_result } from '../model/types'
import { copy_of, take, world_of } from '../model/world'
import {
  change_queue, close_grid, confirmed_world, current_owner, field, is_open, keep_grid, keep_meta, mark_sent, queue, rebuild_view,
  locked_meanwhile, piece_names, take_confirmed, waiting, when_recorded, while_open, type queue_change,
} from './keeper'
import type { meta_answer, session_answer } from '../../shared/types'

export const sync = reactive({
  online: navigator.onLine,
  busy: false,
  /** The server does not know this phone any more: sign in to send. */
  signed_out: false,
  /** A session is being opened with the password that was just typed. */
  renewing: false,
  failures: 0,
  last_at: 0,
  refusal: '',
})

let timer = 0
const device = () => {
  const known = localStorage.getItem('wangge.device')
  if (known) return known
  const made = make_uuid()
  localStorage.setItem('wangge.device', made)
  return made
}

/** Fetches the whole grid: the first time on this phone, or after it was wiped. */
export async function fetch_grid(grid: string) {
  const [answer, known] = await while_open(Promise.all([get<bundle>('/field/bundle', { grid }), get<meta_answer>('/meta')]))
  const kept = { entities: known.entities, figures: [], version: known.version }
  await keep_meta(kept)
  await take_confirmed(world_of(answer), piece_names)
}

async function fetch_changes() {
  const before = confirmed_world()
  const grid = before.unit.code
  if (!grid || !before.since) return
  const answer = await while_open(get<bundle>('/field/changes', { grid, since: before.since }))
  const next = copy_of(confirmed_world())
  await take_confirmed(next, take(next, answer))
}

/** What the answers of a batch mean for the queue. */
function after_results(now: entry[], batch: entry[], ends: Map<number, settled>): queue_change {
  const rest = now.filter((each) => !batch.some((one) => one.seq === each.seq))
  const changed = new Map<number, entry>()
  const gone: number[] = []
  for (const each of batch) {
    const end = ends.get(each.seq)
    if (!end) continue
    if (end.kind === 'refused') {
      changed.set(each.seq, { ...each, state: 'refused', refusal: { code: end.code, text: end.text } })
      continue
    }
    gone.push(each.seq)
    for (const later of rebased(rest, each.operation, end.version)) changed.set(later.seq, later)
  }
  return { changed: [...changed.values()], gone }
}

/** Puts the answers of a batch into the grid and the queue. */
async function take_results(batch: entry[], results: sync_result[]) {
  const by_id = new Map(results.map((each) => [each.id, settle(each)]))
  const ends = new Map<number, settled>()
  const next = copy_of(confirmed_world())
  const touched = new Set<string>()
  for (const each of batch) {
    const end = by_id.get(each.operation.id)
    if (!end) continue
    ends.set(each.seq, end)
    if (end.kind === 'done') for (const kind of take_result(next, each.operation, end)) touched.add(kind)
  }
  await while_open(change_queue((now) => after_results(now, batch, ends)))
  await take_confirmed(next, touched)
}

async function send_conflict(one: entry) {
  const { record, patch } = one.operation
  try {
    await while_open(post(`/conflicts/${record}`, { choice: patch.choice, version: patch.version }))
  } catch (refusal) {
    // Somebody else decided it meanwhile: that is an answer too. Or changed it: it is asked anew.
    const decided = refusal instanceof api_problem && [404, 409, 410].includes(refusal.status)
    if (!decided) throw refusal
  }
  await change_queue(() => ({ changed: [], gone: [one.seq] }))
}

async function send_batch(batch: entry[]) {
  const sent = await mark_sent(batch)
  if (batch[0].operation.entity === 'conflict') return send_conflict(sent[0])
  // The counter of this phone orders its own changes; its clock orders nothing.
  const operations = sent.map((each) => ({ ...each.operation, seq: each.seq }))
  const body = { account: current_owner()?.account, device: device(), sent_at: new Date().toISOString(), operations }
  const answer = await while_open(post<{ results: sync_result[] }>('/sync', body))
  await take_results(sent, answer.results)
}

async function send_all() {
  for (;;) {
    const batch = next_batch(queue.value)
    if (!batch.length) return
    const before = waiting.value
    await send_batch(batch)
    if (waiting.value >= before) return
  }
}

function failed(refusal: unknown) {
  sync.failures += 1
  if (!(refusal instanceof api_problem)) throw refusal
  sync.signed_out = refusal.status === 401
  sync.online = refusal.status !== 0 && navigator.onLine
  sync.refusal = refusal.status && refusal.status !== 401 ? words_of(refusal.body) : ''
  if (!sync.signed_out) later(pause_before(sync.failures, Math.random()) * 1000)
}

/**
 * Opened without a network the cookie may still be good, and writes need the session's token. It may also be
 * somebody else's, who used this phone before: nothing is sent in his name.
 */
async function own_session() {
  const own = current_owner()?.account
  if (session.account?.id !== own) take_session(await while_open(get<session_answer>('/session')))
  // Until an own password is chosen, at the next sign-in, the server takes nothing.
  sync.signed_out = session.account?.id !== own || session.account?.must_change === true
  return !sync.signed_out
}

/** Whoever was given another grid takes that one along, once what waited for the former is sent. */
async function follow_grid() {
  const home = session.account?.scope
  if (home?.level !== 'grid' || home.code === confirmed_world().unit.code || next_batch(queue.value).length) return
  await fetch_grid(home.code)
  await keep_grid(home.code)
}

async function run() {
  if (!is_open() || !field.ready || sync.busy || sync.renewing) return
  sync.busy = true
  try {
    if (!(await own_session())) return
    await send_all()
    await follow_grid()
    await fetch_changes()
    Object.assign(sync, { failures: 0, signed_out: false, online: true, last_at: Date.now(), refusal: '' })
  } catch (refusal) {
    if (is_open() && !(refusal instanceof locked_meanwhile)) failed(refusal)
  } finally {
    sync.busy = false
  }
  // What was recorded meanwhile goes next.
  if (!sync.failures && next_batch(queue.value).length) sync_soon(undo_time)
}

function later(milliseconds: number) {
  window.clearTimeout(timer)
  timer = window.setTimeout(() => void (sync.busy ? later(500) : run()), milliseconds)
}

export function sync_soon(milliseconds = 0) {
  if (!navigator.onLine || sync.signed_out) return
  later(milliseconds)
}

/** After a change the screen has moments to take it back; then it goes. */
const undo_time = 2500

export function start_sync() {
  when_recorded(() => sync_soon(undo_time))
  window.addEventListener('online', () => {
    sync.online = true
    sync.failures = 0
    sync_soon()
  })
  window.addEventListener('offline', () => void (sync.online = false))
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible') sync_soon()
  })
  watch(() => field.ready, (ready) => ready && sync_soon())
  window.setInterval(() => is_open() && !sync.busy && sync_soon(), 60_000)
}

/** A refused change: send it again, changed or not, as a new one; or let it go. */
export async function try_again(one: entry, patch: Record<string, unknown> = {}) {
  await change_queue(() => ({ changed: [renewed(one, make_uuid(), patch)], gone: [] }))
  rebuild_view()
  sync_soon()
}

export async function let_go(one: entry) {
  await change_queue(() => ({ changed: [], gone: [one.seq] }))
  rebuild_view()
}

export function stop_and_lock() {
  window.clearTimeout(timer)
  close_grid()
  forget_session()
}
