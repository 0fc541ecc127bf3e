// Coming in: with the network by the server, without it by the lock on the phone alone.
import { api_problem, call, get, post } from '../../shared/api'
import { forget_session, session, take_session } from '../../shared/session'
import type { session_answer } from '../../shared/types'
import { bar_of, type bar } from '../model/admission'
import { base, owner_named, piece_count, waiting_count, wipe_account, wipe_pieces, type owner } from './base'
import { default_lock_hours, default_wipe_hours, idle_verdict_of } from './idle'
import { current_owner, open_grid } from './keeper'
import { stop_and_lock, sync, sync_soon } from './sync'
import { new_lock, open_lock, relocked } from './vault'

export type sign_in_end =
  | { kind: 'open' }
  | { kind: 'choose_grid' }
  | { kind: 'load' }
  | { kind: 'totp' }
  | { kind: bar }
  | { kind: 'old_password'; waiting: number }
  | { kind: 'wrong'; text: string }
  | { kind: 'needs_network' }

export interface credentials {
  username: string
  password: string
  totp?: string
}

/** At every start, before anything is opened: what lay around too long is gone. */
export async function wipe_expired(now = Date.now()) {
  for (const each of await base.owners.toArray())
    if (idle_verdict_of(each, now) === 'wiped') {
      await wipe_pieces(each.account)
      if (!(await waiting_count(each.account))) await base.owners.delete(each.account)
    }
}

async function server_session(by: credentials): Promise<session_answer | sign_in_end> {
  try {
    const { totp, ...known } = by
    const body = totp ? { ...known, totp } : known
    const answer = await call<session_answer>('POST', '/session', { body })
    take_session(answer)
    sync.signed_out = false
    return answer
  } catch (refusal) {
    if (!(refusal instanceof api_problem) || !refusal.status) return { kind: 'needs_network' }
    if (refusal.errors.some((each) => each.code === 'totp_needed')) return { kind: 'totp' }
    return { kind: 'wrong', text: refusal.message }
  }
}

const is_end = (of: session_answer | sign_in_end): of is sign_in_end => 'kind' in of

async function session_of(by: credentials) {
  try {
    const answer = await get<session_answer>('/session')
    if (answer.account.username === by.username) {
      sync.signed_out = false
      return take_session(answer)
    }
  } catch (refusal) {
    if (!(refusal instanceof api_problem) || refusal.status !== 401) return
  }
  const answer = await server_session(by)
  sync.signed_out = is_end(answer) && answer.kind !== 'needs_network'
  if (is_end(answer) && answer.kind === 'wrong') sync.refusal = answer.text
}

/** The session behind an opened phone; the password is at hand only now. */
async function renew_session(by: credentials) {
  sync.renewing = true
  await session_of(by).finally(() => (sync.renewing = false))
  sync_soon()
}

async function make_owner(by: credentials, answer: session_answer): Promise<{ owner: owner; key: CryptoKey }> {
  const { lock, key } = await new_lock(by.password)
  const { account } = answer
  const owner: owner = {
    account: account.id, username: account.username, display_name: account.display_name, lock,
    grid: account.scope.level === 'grid' ? account.scope.code : '', seen_at: Date.now(),
    lock_after_hours: default_lock_hours, wipe_after_hours: default_wipe_hours,
  }
  await base.owners.put(owner)
  return { owner, key }
}

async function opened(owner: owner, key: CryptoKey): Promise<sign_in_end> {
  if (await open_grid(owner, key)) return { kind: 'open' }
  return owner.grid ? { kind: 'load' } : { kind: 'choose_grid' }
}

async function admitted(by: credentials, answer: session_answer): Promise<sign_in_end> {
  const bar = bar_of(answer.account)
  if (bar) return { kind: bar }
  const known = await base.owners.get(answer.account.id)
  const made = known ? { owner: known, key: await open_lock(by.password, known.lock) } : await make_owner(by, answer)
  if (made.key) return opened(made.owner, made.key)
  return { kind: 'old_password', waiting: await waiting_count(made.owner.account) }
}

async function first_time(by: credentials): Promise<sign_in_end> {
  const answer = await server_session(by)
  return is_end(answer) ? answer : admitted(by, answer)
}

/** Whoever was given a password chooses an own one first: the lock on the phone is made from that. */
export async function choose_password(by: credentials, password: string): Promise<sign_in_end> {
  const answer = await post<session_answer>('/session/password', { current: by.password, password })
  take_session(answer)
  sync.signed_out = false
  const owner = await base.owners.get(answer.account.id)
  const lock = owner ? await relocked(by.password, password, owner.lock) : null
  if (lock) await base.owners.update(answer.account.id, { lock })
  return admitted({ ...by, password }, answer)
}

export async function enter(by: credentials): Promise<sign_in_end> {
  const owner = await owner_named(by.username)
  const key = owner ? await open_lock(by.password, owner.lock) : null
  if (!owner || !key) return navigator.onLine ? first_time(by) : owner ? { kind: 'wrong', text: '' } : { kind: 'needs_network' }
  const end = await opened(owner, key)
  if (end.kind !== 'open') {
    const answer = await server_session(by)
    if (is_end(answer)) return answer
    const bar = bar_of(answer.account)
    return bar ? { kind: bar } : end
  }
  if (session.account?.id === owner.account && session.account.must_change) return { kind: 'own_password' }
  if (navigator.onLine) void renew_session(by)
  return end
}

/** The password was changed elsewhere: the old one opens what lies here, the new one closes it from now on. */
export async function take_over(by: credentials, old_password: string): Promise<sign_in_end> {
  const owner = await owner_named(by.username)
  const lock = owner ? await relocked(old_password, by.password, owner.lock) : null
  if (!owner || !lock) return { kind: 'wrong', text: '' }
  await base.owners.update(owner.account, { lock })
  const key = await open_lock(by.password, lock)
  return opened({ ...owner, lock }, key!)
}

/** Gives up what the old password kept, and begins anew. */
export async function begin_anew(by: credentials): Promise<sign_in_end> {
  const owner = await owner_named(by.username)
  if (owner) await wipe_account(owner.account)
  return first_time(by)
}

/** Ends the account's own session at the server, whose token an offline start may not know yet. */
async function end_session(account: string) {
  if (session.account?.id !== account) take_session(await get<session_answer>('/session'))
  if (session.account?.id === account) await call('DELETE', '/session')
}

/** Another account takes the phone. What the first one keeps here stays, sealed; one that keeps nothing is forgotten. */
export async function step_aside() {
  const account = current_owner()?.account ?? session.account?.id
  // Begun while the token is still known, as in leaving.
  const ended = account ? end_session(account).catch(() => undefined) : undefined
  stop_and_lock()
  const kept = account ? (await piece_count(account)) + (await waiting_count(account)) : 0
  if (account && !kept) await base.owners.delete(account)
  await ended
  forget_session()
}

/** Leaves nothing of this account on the phone, nor a session that the next one could go on with. */
export async function leave() {
  const owner = current_owner()
  // Begun while the token is still known; without a network it fails, and the wiping does not wait.
  const ended = owner ? end_session(owner.account).catch(() => undefined) : undefined
  if (owner) await wipe_account(owner.account) // before the way in shows whom it remembers
  stop_and_lock()
  if (owner) await wipe_account(owner.account) // what was being written meanwhile
  await ended
  forget_session()
}
