// What one journey gets: a fresh browser context, the demonstration's accounts, axe, and watchers that
// fail the journey when the page throws or asks any other server than ours.
import { readFileSync } from 'node:fs'
import { require_web } from './server.mjs'

const axe_source = readFileSync(require_web.resolve('axe-core/axe.min.js'), 'utf8')
const axe_rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const cookies_of = new Map() // one sign-in per account and run: sign-ins are rate limited

function watch(page, base) {
  const faults = []
  page.on('pageerror', (error) => faults.push(`the page threw: ${error.message}`))
  page.on('request', (request) => {
    const url = request.url()
    if (!url.startsWith(`${base}/`) && !/^(data|blob):/.test(url)) faults.push(`foreign request: ${url}`)
  })
  // What a page asks for must be right; users' mistakes are 422.
  page.on('response', (answer) => {
    const wrong = answer.status() === 400 || answer.status() === 415 || answer.status() >= 500
    if (wrong && answer.url().includes('/api/')) faults.push(`${answer.status()} for ${answer.url()}`)
  })
  return faults
}

export class stage {
  constructor(context, page, server) {
    this.context = context
    this.page = page
    this.base = server.base
    this.accounts = server.accounts
    this.faults = watch(page, server.base)
  }

  account(role, level) {
    const found = this.accounts.find((one) => one.role === role && (!level || one.level === level))
    if (!found) throw new Error(`the demonstration has no account for ${role} ${level ?? ''}`)
    return found
  }

  // Puts the browser's own settings (shared/settings.ts) in place before the page loads.
  async prefer(settings) {
    await this.context.addInitScript((text) => {
      if (!localStorage.getItem('wangge.settings')) localStorage.setItem('wangge.settings', text)
    }, JSON.stringify({ lang: 'zh', theme: 'light', ...settings }))
  }

  // Changes them on the page that is open, as another window of the browser would.
  async look(settings) {
    await this.page.evaluate((wanted) => {
      const key = 'wangge.settings'
      localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key) ?? '{}'), ...wanted }))
      window.dispatchEvent(new StorageEvent('storage', { key }))
    }, settings)
    await this.page.waitForTimeout(100)
  }

  // A session by the API; the journey `sign_in` goes through the form.
  async sign_in(role, settings = {}) {
    await this.prefer(settings)
    const who = this.account(role, settings.level)
    if (!cookies_of.has(who.username)) {
      const answer = await this.context.request.post(`${this.base}/api/v1/session`, {
        data: { username: who.username, password: who.password },
      })
      if (!answer.ok()) throw new Error(`${who.username} was refused: ${await answer.text()}`)
      cookies_of.set(who.username, await this.context.cookies())
    }
    await this.context.addCookies(cookies_of.get(who.username))
    return who
  }

  async open(address) {
    await this.page.goto(this.base + address)
    await this.shown()
  }

  async reload() {
    await this.page.reload()
    await this.shown()
  }

  async shown() {
    await this.page.locator('h1').first().waitFor({ state: 'attached' })
    await this.page.locator('.bone,[aria-busy=true]').first().waitFor({ state: 'detached' })
    await this.settled()
  }

  // Until nothing has been asked of the server for a while (the event stream never ends).
  async settled() {
    let pending = 0
    let quiet_since = Date.now()
    const is_stream = (request) => request.url().includes('/events')
    const begin = (request) => { if (!is_stream(request)) pending++ }
    const end = (request) => { if (!is_stream(request)) { pending = Math.max(0, pending - 1); quiet_since = Date.now() } }
    this.page.on('request', begin).on('requestfinished', end).on('requestfailed', end)
    while (pending > 0 || Date.now() - quiet_since < 250) await this.page.waitForTimeout(50)
    this.page.off('request', begin).off('requestfinished', end).off('requestfailed', end)
  }

  async get(path) {
    const answer = await this.context.request.get(`${this.base}/api/v1${path}`)
    if (!answer.ok()) throw new Error(`GET ${path}: ${answer.status()} ${await answer.text()}`)
    return answer.json()
  }

  // A write by the API, as the account that is signed in.
  async send(method, path, body = {}, version = undefined) {
    const { csrf_token } = await this.get('/session')
    const answer = await this.context.request.fetch(`${this.base}/api/v1${path}`, {
      method, data: body,
      headers: { 'X-CSRF-Token': csrf_token, ...(version ? { 'If-Match': String(version) } : {}) },
    })
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`)
    return answer.status() === 204 ? undefined : answer.json()
  }

  // Rows of a long table are alike: the first ones stand for all. `only` names single rules.
  async axe(what, only = undefined) {
    if (!(await this.page.evaluate(() => 'axe' in globalThis))) await this.page.evaluate(axe_source)
    const report = await this.page.evaluate(
      (runOnly) => globalThis.axe.run({ exclude: [['tbody tr:nth-child(n+4)']] }, { runOnly, resultTypes: ['violations'] }),
      only ? { type: 'rule', values: only } : { type: 'tag', values: axe_rules },
    )
    const found = report.violations.map(
      (one) => `${one.id}: ${one.help}\n` + one.nodes.slice(0, 4).map((node) => `  ${node.html.slice(0, 160)}\n  ${node.failureSummary.split('\n').slice(1).join(' ')}`).join('\n'))
    if (found.length) throw new Error(`axe on ${what}:\n${found.join('\n')}`)
  }

  finish() {
    if (this.faults.length) throw new Error(this.faults.join('\n'))
  }
}

export async function make_stage(browser, server, view = { width: 1440, height: 900 }) {
  const context = await browser.newContext({
    viewport: view, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', bypassCSP: false, acceptDownloads: true,
    reducedMotion: 'reduce', deviceScaleFactor: 1,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(30000) // a busy machine; nothing here waits for its own sake
  return new stage(context, page, server)
}
