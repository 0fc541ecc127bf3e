// A cheap phone: 360 × 640, touch, and helpers that count taps and measure what a person waits for.
import { randomBytes } from 'node:crypto'

const view = { width: 360, height: 640 }
export const slow_4g = { offline: false, latency: 60, downloadThroughput: (9 * 1024 * 1024) / 8, uploadThroughput: (1.5 * 1024 * 1024) / 8 }

export class phone {
  static async make(stage, { lang = 'zh', theme = 'light' } = {}) {
    const browser = stage.context.browser()
    const context = await browser.newContext({
      viewport: view, hasTouch: true, isMobile: true, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', bypassCSP: false,
    })
    await context.addInitScript((text) => {
      if (!localStorage.getItem('wangge.settings')) localStorage.setItem('wangge.settings', text)
    }, JSON.stringify({ lang, theme, density: 'compact' }))
    const made = new phone(stage, context)
    await made.start()
    return made
  }

  constructor(stage, context) {
    this.stage = stage
    this.context = context
    this.taps = 0
    this.faults = []
  }

  async start(address = '/field') {
    this.page = await this.context.newPage()
    this.page.setDefaultTimeout(20000)
    this.page.on('pageerror', (error) => this.faults.push(`the phone threw: ${error.message}`))
    this.page.on('request', (request) => {
      if (!request.url().startsWith(`${this.stage.base}/`) && !/^(data|blob):/.test(request.url())) this.faults.push(`foreign request: ${request.url()}`)
    })
    this.session = await this.context.newCDPSession(this.page)
    await this.page.goto(this.stage.base + address)
  }

  /** Closes the app as a person does, and starts it again: nothing of its memory is left. */
  async reopen(address = '/field') {
    await this.page.close()
    await this.start(address)
  }

  async tap(selector) {
    this.taps += 1
    await this.page.locator(selector).first().tap()
  }

  /** Typing is no tap; the field has the focus already. */
  async type(text) {
    await this.page.keyboard.type(text)
  }

  async sign_in(who) {
    await this.page.waitForSelector('#password')
    if (await this.page.locator('#username').count()) await this.page.fill('#username', who.username)
    await this.page.fill('#password', who.password)
    await this.page.locator('button.big.p').click()
    await this.page.waitForSelector('nav.nav', { timeout: 30000 })
  }

  async waiting() {
    return this.page.evaluate(
      () => new Promise((done) => {
        const open = indexedDB.open('wangge.field')
        open.onsuccess = () => {
          const count = open.result.transaction('queue').objectStore('queue').count()
          count.onsuccess = () => (open.result.close(), done(count.result))
        }
      }))
  }

  async until_sent(most = 30000) {
    const end = Date.now() + most
    while ((await this.waiting()) > 0) {
      if (Date.now() > end) throw new Error(`${await this.waiting()} changes still wait after ${most} ms`)
      await this.page.waitForTimeout(100)
    }
  }

  async controlled() {
    await this.page.waitForFunction(() => navigator.serviceWorker.ready.then(() => true))
    await this.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 20000 })
  }

  finish() {
    if (this.faults.length) throw new Error(this.faults.join('\n'))
    return this.context.close()
  }
}

/** Milliseconds from a tap until the next picture shows what it leads to, inside the page. */
export async function change_time(phone, selector, shown) {
  return phone.page.evaluate(
    ([from, to]) => new Promise((done) => {
      const started = performance.now()
      const look = () => (document.querySelector(to) ? requestAnimationFrame(() => setTimeout(() => done(performance.now() - started))) : requestAnimationFrame(look))
      document.querySelector(from).click()
      look()
    }),
    [selector, shown])
}

/** A UUIDv7, as the phone makes them. */
export function uuid() {
  const bytes = randomBytes(16)
  bytes.writeUIntBE(Date.now(), 0, 6)
  bytes[6] = (bytes[6] & 0x0f) | 0x70
  bytes[8] = (bytes[8] & 0x3f) | 0x80
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}
