// Who is signed in, and what they may do.
import { computed, reactive } from 'vue'
import { api_problem, call, get, set_csrf } from './api'
import { natural_code } from './format'
import { language_chosen, settings } from './settings'
import type { account, session_answer } from './types'

interface session_state {
  known: boolean
  account: account | null
  demo: boolean
}

// Kept in the browser: a phone that starts without a network must still say what it shows.
const demo_key = 'wangge.demo'
export const session = reactive<session_state>({ known: false, account: null, demo: localStorage.getItem(demo_key) === 'yes' })

function take_demo(demo: boolean) {
  session.demo = demo
  localStorage.setItem(demo_key, demo ? 'yes' : 'no')
}

export function take_session(answer: session_answer) {
  set_csrf(answer.csrf_token ?? '')
  session.account = answer.account
  // The register may not know the account's unit yet.
  session.account.scope.name ||= natural_code(answer.account.scope.code)
  take_demo(answer.demo ?? false)
  session.known = true
  if (!language_chosen() && (answer.account.language === 'zh' || answer.account.language === 'en'))
    settings.lang = answer.account.language
}

export function forget_session() {
  session.account = null
  session.known = true
  set_csrf('')
}

/** Asks the server once whether this browser is signed in. */
export async function resume_session(): Promise<boolean> {
  if (session.known) return session.account !== null
  try {
    take_session(await get<session_answer>('/session'))
  } catch (refusal) {
    if (!(refusal instanceof api_problem) || refusal.status !== 401) throw refusal
    forget_session()
  }
  return session.account !== null
}

/** Before the sign-in: whether everything shown is invented. */
export async function load_about() {
  const about = await get<{ demo: boolean }>('/about').catch(() => null)
  if (about) take_demo(about.demo)
}

export async function sign_in(username: string, password: string, totp?: string) {
  const body = { username, password, ...(totp ? { totp } : {}) }
  take_session(await call<session_answer>('POST', '/session', { body }))
}

export async function sign_out() {
  await call('DELETE', '/session').catch(() => undefined)
  forget_session()
}

export const may = (permission: string) =>
  session.account?.permissions.includes(permission) ?? false

export const home_unit = computed(() => session.account?.scope.code ?? '')
/** Whether the account's area covers a unit: what belongs to it may be changed. */
export const covers = (unit: string) => unit.startsWith(home_unit.value)
