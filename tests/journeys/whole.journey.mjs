// One change from the stairwell to the report, by everybody it passes: a grid member offline, the desk that
// watches, the leader who signs, the street that fills its own workbook, the headquarters' daily report.
import assert from 'node:assert/strict'
import { phone } from './phone.mjs'
import { running_round } from './rounds.mjs'
import { column_numbers, fill_template, upload_template } from './template.mjs'
import { workbook } from './workbook.mjs'

const here = '.pp .who:not(:has-text("未返")):not(:has-text("外出"))'

/** A whole stairway without a network: somebody went away behind its first door, nothing changed elsewhere. */
async function climb(it) {
  await it.context.setOffline(true)
  await it.tap('a[href="/field/buildings"]')
  await it.tap('main li a')
  await it.page.waitForSelector('.d')
  const doors = await it.page.locator('.d-open').count()
  await it.tap('.d-open')
  await it.tap(here)
  await it.page.getByRole('button', { name: '外出了' }).tap()
  await it.page.locator('.go .one', { hasText: '已核实' }).tap()
  let done = 1
  for (; done < doors; done++) {
    await it.page.waitForTimeout(80)
    const seen = it.page.locator('button.one', { hasText: '无变化' })
    if (await seen.count()) await seen.tap()
    else if (await it.page.locator('.oc').count()) await it.tap('.oc button:has-text("空户")')
    else break
  }
  const waiting = await it.waiting()
  assert.ok(waiting > done, `${waiting} changes of ${done} doors`)
  await it.context.setOffline(false)
  await it.until_sent()
  return done
}

async function signed_by_leader(stage, round) {
  await stage.context.clearCookies()
  const leader = await stage.sign_in('grid_leader')
  await stage.open(`/rounds/${round.id}/sheets`)
  await stage.page.getByRole('button', { name: '签这张单' }).first().click()
  await stage.page.locator('.modal .btn.p').click()
  await stage.page.locator('.card td', { hasText: '已签' }).first().waitFor()
  const { items } = await stage.get(`/rounds/${round.id}/sheets?unit=${leader.scope}`)
  assert.equal(items[0].state, 'signed')
}

/** The street's own workbook, as far as the grid goes: what it says of people present. */
async function own_workbook(stage, unit) {
  await stage.context.clearCookies()
  await stage.sign_in('street_office')
  const row = await upload_template(stage, '全程', workbook([['居民小区人口统计'], ['序号', '小区名称', '在济人员']], ['A1:C1']))
  await row.waitFor()
  const text = await fill_template(stage, '全程', `/ledgers/compounds?unit=${unit}`)
  return column_numbers(text, 'C').reduce((sum, each) => sum + each, 0)
}

/** Of its own: what other journeys did at the doors belongs to their round. */
async function fresh_round(stage) {
  await stage.sign_in('community_office')
  for (const one of (await stage.get('/rounds?state=open')).items) await stage.send('POST', `/rounds/${one.id}/close`)
  return running_round(stage)
}

/** The day whose report still runs: behind the cut-off, 16:00 in Shanghai, it is tomorrow's. */
const running_day = () => new Date(Date.now() + 16 * 3_600_000).toISOString().slice(0, 10)

async function stairwell_to_report(stage) {
  const round = await fresh_round(stage)
  const member = stage.account('grid_member', 'grid')
  const unit = member.scope
  const state = async () => ({
    seen: await stage.get(`/rounds/${round.id}/completeness?unit=${unit}`),
    ledger: (await stage.get(`/ledgers/compounds?unit=${unit}`)).totals.c4,
    report: (await stage.get(`/reports/daily?unit=${unit}&on=${running_day()}`)).lines.find((one) => one.id === 'persons_present'),
  })
  const before = await state()
  await stage.open(`/rounds/${round.id}`)
  const shown = async () => Number((await stage.page.locator('.band .hero .n').innerText()).replace(/\D/g, ''))
  const shown_before = await shown()

  const it = await phone.make(stage)
  await it.sign_in(member)
  await it.controlled()
  const doors = await climb(it)
  await it.finish()
  for (let tries = 0; (await shown()) < shown_before + doors && tries < 150; tries++) await stage.page.waitForTimeout(100)
  assert.ok((await shown()) >= shown_before + doors, 'the desk saw every door arrive')

  const after = await state()
  assert.equal(after.seen.not_reached, before.seen.not_reached - doors)
  assert.equal(after.ledger, before.ledger - 1)
  assert.equal(after.report.n_current, before.report.n_current - 1)
  assert.ok(after.report.balanced)

  await signed_by_leader(stage, round)
  assert.equal(await own_workbook(stage, unit), after.ledger)

  await stage.context.clearCookies()
  await stage.sign_in('headquarters')
  await stage.open(`/report?unit=${unit}&on=${running_day()}`)
  const { lines } = await stage.get(`/reports/daily?unit=${unit}&on=${running_day()}`)
  assert.ok(lines.every((one) => one.balanced))
  await stage.page.getByText(`${lines.length} 项全部相符`).waitFor()
}

export const journeys = { 'from the stairwell to the report': stairwell_to_report }
