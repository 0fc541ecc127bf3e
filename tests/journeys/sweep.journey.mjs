// A round from its opening to the signed sheet: a grid member without a network does a whole stairway, the
// desk watches it arrive, the leader signs. Figures are printed; counts, bytes and taps are asserted.
import assert from 'node:assert/strict'
import { change_time, phone, slow_4g } from './phone.mjs'
import { running_round } from './rounds.mjs'

const say = (what, value) => console.log(`      ${what}: ${value}`)
async function with_round(stage) {
  await stage.sign_in('community_office')
  return running_round(stage)
}

const completeness = (stage, round, unit) => stage.get(`/rounds/${round.id}/completeness?unit=${unit}`)

async function whole_stairway(stage) {
  const round = await with_round(stage)
  const member = stage.account('grid_member', 'grid')
  const before = await completeness(stage, round, member.scope)

  const desk = stage.page
  await stage.open(`/rounds/${round.id}`)
  const shown = () => desk.locator('.band .hero .n').innerText().then((text) => Number(text.replace(/,/g, '')))
  const shown_before = await shown()

  const it = await phone.make(stage)
  await it.sign_in(member)
  await it.controlled()
  await it.context.setOffline(true)

  await it.tap('a[href="/field/buildings"]')
  await it.tap('main li a')
  await it.page.waitForSelector('.d')
  const open_here = await it.page.locator('.d-open').count()
  assert.ok(open_here >= 3, `the stairway has ${open_here} open doors`)

  // A known door with no change: the door, then one tap.
  it.taps = 0
  await it.tap('.d-open')
  await it.tap('button.one')
  await it.page.waitForSelector('.undo')
  say('taps for a known door', it.taps)
  assert.ok(it.taps <= 2)

  // Nobody opens: asked when to come again.
  await it.tap('.oc button:has-text("未开门")')
  await it.page.locator('.bottom .big').last().tap()
  await it.page.waitForSelector('.bottom', { state: 'detached' })

  // People who are not in the register yet: their household, three persons, one save.
  it.taps = 0
  await it.tap('.oc button:has-text("转租")')
  await it.page.waitForSelector('#name-0')
  const stays = it.page.getByRole('button', { name: '还住这里' })
  if (await stays.count()) await it.tap('button:has-text("还住这里")')
  const people = [['司南甲', 'female', '19840203', '10000000001'], ['司南乙', 'male', '19820911', '10000000002'], ['司南丙', 'female', '20120630', '']]
  for (const [at, [name, sex, birth, telephone]] of people.entries()) {
    if (at === 0) await it.tap('#name-0')
    await it.type(name)
    await it.tap(`fieldset:nth-of-type(${at + 1}) .row .chips button:nth-of-type(${sex === 'male' ? 1 : 2})`)
    await it.tap(`fieldset:nth-of-type(${at + 1}) .chips.three button`)
    await it.tap(`#birth-${at}`)
    await it.type(birth)
    if (telephone) {
      await it.tap(`#phone-${at}`)
      await it.type(telephone)
    }
    if (at < 2) await it.tap('form > button.big')
  }
  await it.tap('.go .big.p')
  // The round asks something at the door: the visit ends there.
  await it.tap('button.one:has-text("转租")')
  await it.page.waitForSelector('.undo:has-text("转租")')
  say('taps for a new household of three', it.taps)
  assert.ok(it.taps <= 25)

  // The rest of the building, one tap a door, and a temperature with three keys.
  await it.tap('.tmp')
  for (const key of '366') await it.page.locator(`.pad button:text-is("${key}")`).tap()
  await it.page.locator('.pad .ok').tap()
  await it.page.waitForSelector('.tmp.v:has-text("36.6")')
  let doors = 3
  while (doors < open_here) {
    await it.page.locator('.one').tap()
    await it.page.waitForTimeout(60)
    doors += 1
    if (!(await it.page.locator('button.one').count())) break
  }
  const waiting = await it.waiting()
  say('changes waiting without a network', waiting)
  assert.ok(waiting >= doors + 4)

  // Closed and started again, still without a network: everything is there behind the password.
  await it.reopen()
  await it.sign_in(member)
  assert.equal(await it.waiting(), waiting)
  await it.page.waitForSelector('.strip')
  assert.match(await it.page.locator('.strip').innerText(), new RegExp(`${waiting}`))

  const since = Date.now()
  await it.context.setOffline(false)
  await it.until_sent()
  say('sent after the network came back', `${Date.now() - since} ms`)
  await until(async () => (await shown()) > shown_before, 15000)
  say('the desk showed it after', `${Date.now() - since} ms`)

  const after = await completeness(stage, round, member.scope)
  assert.equal(after.by_outcome.no_answer, (before.by_outcome.no_answer ?? 0) + 1)
  assert.equal(after.by_outcome.sublet, (before.by_outcome.sublet ?? 0) + 1)
  assert.equal(after.targets, after.open + Object.values(after.by_outcome).reduce((sum, n) => sum + n, 0))
  assert.equal(after.persons.targets, before.persons.targets + 3)
  await it.page.goto(`${stage.base}/field/messages`)
  await it.sign_in(member)
  assert.equal(await it.page.locator('.back').count(), 0, 'something was returned')
  await it.finish()
}

/** Waits here, not in the page: its policy forbids evaluated text, which a wait across pages would be. */
async function until(holds, most) {
  const end = Date.now() + most
  while (!(await holds())) {
    if (Date.now() > end) throw new Error(`not within ${most} ms`)
    await new Promise((done) => setTimeout(done, 50))
  }
}

async function leader_signs(stage) {
  const round = await with_round(stage)
  await stage.context.clearCookies()
  const leader = await stage.sign_in('grid_leader')
  await stage.open(`/rounds/${round.id}/sheets`)
  const { page } = stage
  await page.getByRole('button', { name: '签这张单' }).first().click()
  await page.locator('.modal .btn.p').click()
  await page.waitForSelector('.card td:has-text("已签")')
  const { items } = await stage.get(`/rounds/${round.id}/sheets?unit=${leader.scope}`)
  assert.equal(items[0].state, 'signed')
  const pdf = await stage.context.request.get(`${stage.base}/api/v1/sheets/${items[0].id}/pdf`)
  assert.equal((await pdf.body()).subarray(0, 5).toString(), '%PDF-')
  await page.getByRole('button', { name: '看单' }).first().click()
  await page.waitForSelector('.modal:has-text("签字以后没有变化")')
  await stage.axe('a closing sheet')
}

/** What a phone on a simulated 4G takes for its first start, in bytes on the wire and time. */
async function first_load(stage) {
  await with_round(stage)
  const member = stage.account('grid_member', 'grid')
  // The worker stores the program behind the first screen, out of the browser's cache: not part of the wait.
  const context = await stage.context.browser().newContext({ viewport: { width: 360, height: 640 }, serviceWorkers: 'block', locale: 'zh-CN' })
  const page = await context.newPage()
  const session = await context.newCDPSession(page)
  await session.send('Network.enable')
  await session.send('Network.emulateNetworkConditions', slow_4g)
  let bytes = 0
  session.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  const started = Date.now()
  await page.goto(`${stage.base}/field`)
  await page.waitForSelector('#username')
  const program = { bytes, ms: Date.now() - started }
  await page.fill('#username', member.username)
  await page.fill('#password', member.password)
  const entered = Date.now()
  await page.locator('button.big.p').click()
  await page.waitForSelector('nav.nav')
  const grid = { bytes: bytes - program.bytes, ms: Date.now() - entered }
  say('the program on a simulated 4G', `${Math.round(program.bytes / 1000)} kB, ${program.ms} ms`)
  say('then the grid, key derivation included', `${Math.round(grid.bytes / 1000)} kB, ${grid.ms} ms`)
  say('together', `${Math.round(bytes / 1000)} kB, ${program.ms + grid.ms} ms`)
  assert.ok(bytes <= 400_000, `${bytes} bytes`)
  await context.close()
}

/** Each change of screen on a CPU four times slower: there and back five times, the middle one told. */
async function screen_changes(stage) {
  await with_round(stage)
  const it = await phone.make(stage)
  await it.sign_in(stage.account('grid_member', 'grid'))
  await it.controlled()
  await it.session.send('Emulation.setCPUThrottlingRate', { rate: 4 })
  const measured = async (name, from, shown, back) => {
    const times = []
    for (let n = 0; n < 5; n++) {
      times.push(await change_time(it, from, shown))
      await it.page.waitForTimeout(300) // what a screen draws after its first picture
      if (n < 4) await back()
    }
    const middle = times.sort((a, b) => a - b)[2]
    say(`to ${name} at a quarter of the speed`, `${Math.round(middle)} ms (${times.map((each) => Math.round(each)).join(', ')})`)
    return middle
  }
  const back = async () => {
    await it.page.goBack()
    await it.page.waitForTimeout(300)
  }
  await measured('buildings', 'a[href="/field/buildings"]', '.nm', back)
  await measured('stairs', 'main li a', '.d', back)
  await measured('door', '.d', '.oc', back)
  await it.tap('.oc button:has-text("人员有变")')
  await it.page.waitForSelector('.who_changed')
  await measured('people', '.who_changed a', 'fieldset', async () => {
    await back()
    await it.tap('.oc button:has-text("人员有变")')
    await it.page.waitForSelector('.who_changed')
  })
  for (let n = 0; n < 3; n++) await back()
  await measured('messages', 'a[href="/field/messages"]', '.blank, .rows', back)
  await measured('me', 'a[href="/field/me"]', '.set', back)
  await measured('today', 'a[href="/field/"], a[href="/field"]', '.fs', back)
  await measured('search', 'a[href="/field/search"]', '.find_input', back)
  await it.finish()
}

/** Outcomes recorded as fast as the screens allow; runs inside the page. */
function record_many(count) {
  const until = (selector) => new Promise((done) => {
    const look = () => (document.querySelector(selector) ? done() : setTimeout(look))
    look()
  })
  const one = async (at) => {
    await until('.d')
    const doors = document.querySelectorAll('.d')
    doors[at % doors.length].click()
    await until('.oc')
    ;[...document.querySelectorAll('.oc button')].find((each) => each.innerText.includes('电话核实')).click()
    await new Promise((done) => setTimeout(done, 5))
    while (document.querySelector('.oc button:disabled')) await new Promise((done) => setTimeout(done, 2))
    if (document.querySelector('.oc')) history.back()
  }
  return (async () => {
    for (let at = 0; at < count; at++) await one(at)
  })()
}

/** A thousand changes that waited: sent, answered and put away. */
async function thousand_changes(stage) {
  await with_round(stage)
  const it = await phone.make(stage)
  await it.sign_in(stage.account('grid_member', 'grid'))
  await it.controlled()
  await it.context.setOffline(true)
  await it.tap('a[href="/field/buildings"]')
  await it.tap('main li a')
  const begun = Date.now()
  it.page.setDefaultTimeout(300_000)
  await it.page.evaluate(record_many, 1000)
  say('recorded', `${await it.waiting()} in ${Date.now() - begun} ms`)
  const since = Date.now()
  await it.context.setOffline(false)
  await it.until_sent(120_000)
  say('1,000 changes sent and put away', `${Date.now() - since} ms`)
  await it.finish()
}

async function phone_is_accessible(stage) {
  await with_round(stage)
  for (const [lang, theme] of [['zh', 'light'], ['en', 'dark']]) {
    const it = await phone.make(stage, { lang, theme })
    await it.sign_in(stage.account('grid_member', 'grid'))
    const check = async (what) => {
      const own = stage.page
      stage.page = it.page
      await stage.axe(`${what} (${lang}, ${theme})`).finally(() => (stage.page = own))
    }
    await check('today')
    await it.tap('a[href="/field/buildings"]')
    await check('buildings')
    await it.tap('main li a')
    await it.page.waitForSelector('.d')
    await check('stairs')
    await it.tap('.d')
    await it.page.waitForSelector('.oc')
    await check('a door')
    const wide = await it.page.evaluate(() => document.documentElement.scrollWidth)
    assert.ok(wide <= 360, `the door is ${wide} px wide`)
    await it.finish()
  }
}

/** What a door tells that must not be lost: a fever measured again, a wrong number, a household that has left. */
async function at_one_door(stage) {
  const round = await with_round(stage)
  const member = stage.account('grid_member', 'grid')
  const unit = `unit=${member.scope}`
  const fevers = async () => (await stage.get(`/rounds/${round.id}/targets?state=fever&${unit}`)).items.map((each) => each.id)
  const { items } = await stage.get(`/rounds/${round.id}/targets?kind=doors&limit=1000&${unit}`)
  const { id } = items.findLast((each) => each.persons > 0 && each.households === 1)
  const home = (await stage.get(`/households?door=${id}&${unit}`)).items[0]

  const it = await phone.make(stage)
  const at_the_door = async () => {
    await it.reopen(`/field/door/${id}`)
    await it.page.fill('#password', member.password)
    await it.page.locator('button.big.p').click()
    await it.page.waitForSelector('.oc')
  }
  const measure = async (keys) => {
    await it.tap('.tmp')
    for (const key of keys) await it.page.locator(`.pad button:text-is("${key}")`).tap()
    await it.page.locator('.pad .ok').tap()
    await it.tap('button.one')
    await it.page.waitForSelector('.undo')
    await it.until_sent()
  }
  await it.sign_in(member)
  await at_the_door()
  await measure('376')
  assert.ok((await fevers()).includes(id), 'the fever waits')
  // Another start, as on another phone: the server knows it.
  await at_the_door()
  await it.page.waitForSelector('.tmp.alert:has-text("37.6")')
  await measure('368')
  assert.ok(!(await fevers()).includes(id), 'the second reading ends the wait')

  // A number that cannot be one goes nowhere.
  await at_the_door()
  await it.tap('.who')
  await it.tap('a:has-text("改资料")')
  await it.page.fill('#phone', '123')
  await it.tap('.go .big.p')
  await it.page.waitForSelector('.warn:has-text("电话号码不对")')
  assert.equal(await it.waiting(), 0)

  await at_the_door()
  await it.tap('.oc button:has-text("人已搬走")')
  await it.page.locator('.bottom .big.p').tap()
  await it.page.waitForSelector('.undo')
  await it.until_sent()
  assert.equal((await stage.get(`/households?door=${id}&${unit}`)).total, 0, 'the household has left')
  assert.equal((await stage.get(`/persons?household=${home.id}&${unit}`)).total, 0, 'and its people')
  await it.finish()
}

/** An answer on its way when the phone is locked opens nothing, and who leaves leaves no session behind. */
async function locks_and_leaves(stage) {
  await with_round(stage)
  const member = stage.account('grid_member', 'grid')
  const it = await phone.make(stage)
  await it.sign_in(member)
  let asked = 0
  await it.page.route('**/api/v1/field/changes**', async (route) => {
    asked += 1
    await new Promise((done) => setTimeout(done, 2500))
    await route.continue().catch(() => undefined)
  })
  await it.page.goto(`${stage.base}/field/me`)
  await it.sign_in(member)
  await it.page.waitForTimeout(300)
  await until(() => asked > 0, 15000)
  await it.tap('nav.nav a:last-child')
  await it.page.locator('button.big:text-is("锁上")').tap()
  await it.page.waitForSelector('#password')
  await it.page.waitForTimeout(4000)
  assert.equal(await it.page.locator('nav.nav').count(), 0, 'the answer opened the grid again')
  await it.page.unroute('**/api/v1/field/changes**')
  await it.sign_in(member)
  await it.tap('nav.nav a:last-child')
  await it.page.locator('button.big.danger').tap()
  await it.page.locator('.bottom button.big.danger').tap()
  await it.page.waitForSelector('#username')
  const status = async () => (await it.context.request.get(`${stage.base}/api/v1/session`)).status()
  await until(async () => (await status()) === 401, 10000)
  await it.finish()
}

export const journeys = {
  'a stairway without a network arrives at the desk': whole_stairway,
  'the grid leader signs': leader_signs,
  'first load': first_load,
  'screen changes': screen_changes,
  'a thousand changes': thousand_changes,
  'the phone for everybody': phone_is_accessible,
  'an answer after the lock, and leaving': locks_and_leaves,
  'a fever, a wrong number, a household that left': at_one_door,
}
