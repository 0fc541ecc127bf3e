// Ledgers and the daily report: every number opens its rows, a past day, an office's own workbook, a form
// that fills itself, one question a day.
import assert from 'node:assert/strict'
import { column_numbers, fill_template, upload_template } from './template.mjs'
import { workbook } from './workbook.mjs'

const number = (text) => Number(text.replace(/[^\d]/g, ''))

async function ledger_numbers(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  await stage.open('/ledgers')
  await page.getByRole('heading', { name: '住宅小区' }).waitFor()
  const { total, totals } = await stage.get('/ledgers/compounds')
  assert.equal(number(await page.locator('.sum .big').innerText()), total)
  await page.locator('tfoot').getByRole('link', { name: totals.c4.toLocaleString('en-US') }).first().click()
  await page.waitForURL(/\/ledgers\/compounds\/rows/)
  await page.locator('tbody tr').first().waitFor()
  assert.equal(number(await page.locator('.sum .big').innerText()), totals.c4)
  await page.getByRole('link', { name: '回台账' }).click()
  await page.locator('tbody tr td a').first().waitFor()
  await stage.axe('ledger')
}

async function past_ledger(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const yesterday = new Date(Date.now() - 864e5).toISOString().slice(0, 10)
  const then = await stage.get(`/ledgers/compounds?on=${yesterday}`)
  const before = await stage.get('/ledgers/compounds')  // other journeys have changed the day already
  const rows = await stage.get('/ledgers/compounds/rows?column=c4&limit=1')
  const person = rows.items[0]
  await stage.send('PATCH', `/persons/${person.id}`, { presence: 'away', _reason: '回乡' }, person.version)
  await stage.open(`/ledgers/compounds?on=${yesterday}`)
  await page.locator('.tag', { hasText: yesterday }).waitFor()
  const shown = await page.locator('tfoot td').nth(8).innerText()
  assert.equal(number(shown), then.totals.c3 ?? 0)
  const now = await stage.get('/ledgers/compounds')
  const again = await stage.get(`/ledgers/compounds?on=${yesterday}`)
  assert.deepEqual(again.totals, then.totals)
  assert.equal(now.totals.c4, before.totals.c4 - 1)
}

async function own_template(stage) {
  await stage.sign_in('street_office')
  const sheet = workbook([['居民小区情况统计表'], ['单位：某街道办事处'], ['序号', '小区名称', '在济人员', '未返和外出', '备注']], ['A1:E1', 'A2:E2'])
  const row = await upload_template(stage, '统计表', sheet)
  await row.getByText('对上 4 列').waitFor()
  await stage.axe('templates')
  const text = await fill_template(stage, '统计表', '/ledgers/compounds')
  const { items, totals } = await stage.get('/ledgers/compounds?limit=1000')
  assert.match(text, /居民小区情况统计表/)
  assert.match(text, /<mergeCell ref="A1:E1"\/>/)
  for (const each of items) assert.ok(text.includes(each.name), each.name)
  assert.equal(column_numbers(text, 'C').reduce((sum, each) => sum + each, 0), totals.c4)
}

async function daily(stage) {
  const { page } = stage
  await stage.sign_in('headquarters')
  const report = await stage.get('/reports/daily')
  await stage.open('/report')
  await page.getByText(`${report.lines.length} 项全部相符`).waitFor()
  const line = report.lines.find((one) => one.n_current)
  await page.locator('tr', { hasText: line.zh }).getByRole('link', { name: line.n_current.toLocaleString('en-US') }).first().click()
  await page.waitForURL(/\/report\/rows/)
  await page.locator('tbody tr').first().waitFor()
  assert.equal(number(await page.locator('.sum .big').innerText()), line.n_current)
  const yesterday = new Date(Date.now() - 864e5 + 8 * 36e5).toISOString().slice(0, 10)
  await stage.open(`/report?on=${yesterday}`)
  await page.getByRole('button', { name: '定稿' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '定稿' }).click()
  await page.getByText('第 1 版').first().waitFor()
  await stage.axe('daily report, frozen')
  const frozen = await stage.get(`/reports/daily?on=${yesterday}`)
  assert.equal(frozen.frozen.version, 1)
}

async function conditions_picked(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  await stage.open('/ledgers/compounds')
  await page.getByRole('button', { name: '调整台账' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('名称', { exact: true }).fill('封闭小区')
  const only = dialog.getByRole('group', { name: '只要这些' })
  await only.getByRole('button', { name: '条件' }).click()
  await only.getByRole('button', { name: '类型' }).click()
  await only.getByLabel('封闭式小区').check()
  await page.keyboard.press('Escape')
  await only.locator('.chip', { hasText: '封闭式小区' }).waitFor()
  // A count has conditions of its own.
  const column = dialog.locator('li', { hasText: '值守卡口' })
  assert.match(await column.locator('.chip').first().innerText(), /状态/)
  await stage.axe('conditions of a ledger')
  await dialog.getByRole('button', { name: '新台账' }).click()
  await dialog.waitFor({ state: 'detached' })
  const { items } = await stage.get('/ledgers')
  const made = items.find((each) => each.zh === '封闭小区')
  assert.equal(made.filter, 'kind=closed')
  assert.equal((await stage.get(`/ledgers/${made.id}`)).total, (await stage.get('/compounds?kind=closed')).total)
}

async function ask_once(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const person = (await stage.get('/persons?presence=present&limit=3')).items[2]
  await stage.open(`/persons/${person.id}`)
  const card = page.locator('section.card', { hasText: '联系记录' })
  for (const [topic, act] of [['体温', '记下'], ['核对', '仍要联系，记下']]) {
    await card.getByRole('button', { name: '记一次联系' }).click()
    await card.getByLabel('事由').fill(topic)
    await card.getByRole('button', { name: '记下', exact: true }).click()
    if (act !== '记下') {
      await card.getByText('今天已有人问过').waitFor()
      await card.getByRole('button', { name: act }).click()
    }
    await card.getByText(topic).first().waitFor()
  }
  await card.getByText('今天已联系 2 次').waitFor()
}

export const journeys = {
  'a number opens its rows': ledger_numbers,
  'a past day stays as it was': past_ledger,
  'an office fills its own workbook': own_template,
  'the daily report balances and is frozen': daily,
  'nobody is asked twice unawares': ask_once,
  'conditions are picked, not typed': conditions_picked,
}
