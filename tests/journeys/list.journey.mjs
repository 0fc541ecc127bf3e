// Lists: keyboard, filters in the address, saved views, columns, changes in bulk, export.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'

const total_shown = async (page) => Number((await page.locator('.sum .big').innerText()).replaceAll(',', ''))
const shows_total = (page, n) => page.locator('.sum .big').getByText(n.toLocaleString('en-US'), { exact: true }).waitFor()
const query = (page) => new URL(page.url()).searchParams

async function keyboard(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  await stage.open('/persons')
  for (const key of ['j', 'j', 'k', 'x']) await page.keyboard.press(key)
  await page.locator('tr.cur.sel').waitFor()
  assert.equal(await page.locator('tbody tr').nth(0).getAttribute('class'), 'sel cur')
  await page.getByText('已选 1 条').waitFor()
  await page.keyboard.press('Escape')
  await page.getByText('已选 1 条').waitFor({ state: 'detached' })
  await page.keyboard.press('?')
  await page.getByRole('dialog').getByText('申请查看原文').waitFor()
  await page.keyboard.press('Escape')
  const name = await page.locator('tbody a.name').first().innerText()
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name }).waitFor()
}

async function filters_in_address(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  await stage.open('/persons')
  await page.keyboard.press('f')
  await page.getByRole('button', { name: '在住状态' }).click()
  await page.getByLabel('未返').check()
  await page.getByLabel('外出').check()
  await page.keyboard.press('Escape')
  await stage.settled()
  assert.equal(query(page).get('presence'), 'not_returned,away')
  const { total } = await stage.get('/persons?presence=not_returned,away&limit=1')
  await shows_total(page, total)
  await stage.reload()
  await shows_total(page, total)
  await page.keyboard.press('/')
  await page.keyboard.type('王')
  await page.waitForURL(/q=/)
  await stage.settled()
  await shows_total(page, (await stage.get('/persons?presence=not_returned,away&q=王&limit=1')).total)
  await page.getByRole('button', { name: '清空' }).click()
  await stage.settled()
  assert.equal(query(page).get('presence'), null)
  await page.getByRole('button', { name: '姓名' }).click()
  await page.waitForURL(/sort=name/)
}

async function saved_view(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  await stage.open('/persons?residence_type=migrant&presence=away')
  await page.getByRole('button', { name: '保存视图' }).click()
  await page.getByLabel('视图名称').fill('外出的外来人口')
  await page.getByRole('button', { name: '保存', exact: true }).click()
  const tab = page.locator('.tabs button', { hasText: '外出的外来人口' })
  await tab.locator('em').waitFor()
  await stage.open('/persons')
  await tab.click()
  await stage.settled()
  assert.equal(query(page).get('presence'), 'away')
  await shows_total(page, Number((await tab.locator('em').innerText()).replaceAll(',', '')))
  await page.getByRole('button', { name: '保存视图' }).click()
  await page.getByRole('button', { name: '删除“外出的外来人口”' }).click()
  await tab.waitFor({ state: 'detached' })
}

async function columns(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  await stage.open('/persons')
  await page.getByRole('button', { name: '列设置' }).click()
  await page.getByRole('checkbox', { name: '手机' }).uncheck()
  await page.getByRole('checkbox', { name: '志愿者' }).check()
  await page.keyboard.press('Escape')
  await stage.reload()
  const heads = await page.locator('thead').innerText()
  assert.doesNotMatch(heads, /手机/)
  assert.match(heads, /志愿者/)
}

async function in_bulk(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const where = '/persons?volunteer=0&presence=present'
  const ids = (await stage.get(`${where}&limit=3`)).items.map((one) => one.id)
  await stage.open(where)
  for (const key of ['j', 'x', 'j', 'x', 'j', 'x']) await page.keyboard.press(key)
  await page.getByRole('button', { name: '批量修改' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('修改哪一项').selectOption({ label: '志愿者' })
  await dialog.getByLabel(/^志愿者/).selectOption({ label: '是' })
  await dialog.getByLabel('理由').fill('志愿服务队名单')
  await stage.axe('bulk dialog')
  await dialog.getByRole('button', { name: '保存' }).click()
  await dialog.waitFor({ state: 'detached' })
  for (const id of ids) assert.equal((await stage.get(`/persons/${id}`)).volunteer, true)
}

async function exported(stage, format) {
  const { page } = stage
  await page.getByRole('button', { name: '导出' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: format }).click()
  await dialog.getByLabel('用途').fill('社区核对名单')
  await dialog.getByRole('button', { name: '开始导出' }).click()
  const [file] = await Promise.all([page.waitForEvent('download'), dialog.getByText('下载文件').click()])
  await dialog.getByRole('button', { name: '关闭' }).last().click()
  return { name: file.suggestedFilename(), bytes: readFileSync(await file.path()) }
}

async function export_opened(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  await stage.open('/persons?presence=away&cols=name,sex,presence,household')
  const total = await total_shown(page)
  const csv = (await exported(stage, 'CSV')).bytes.toString('utf8')
  assert.match(csv, /演示数据·纯属虚构/)
  assert.match(csv, /沈若水[\s\S]*社区核对名单|社区核对名单[\s\S]*沈若水/)
  assert.match(csv, /姓名,性别,在住状态,所在户/)
  assert.equal(csv.split(/\r?\n/).filter((line) => line.includes(',外出,')).length, total)
  const xlsx = await exported(stage, 'XLSX')
  assert.match(xlsx.name, /\.xlsx$/)
  assert.equal(xlsx.bytes.subarray(0, 2).toString(), 'PK')
  await stage.open('/jobs')
  await page.getByRole('link', { name: '下载' }).first().waitFor()
}

export const journeys = {
  'by keyboard': keyboard,
  'filters, words and order live in the address': filters_in_address,
  'a view is saved, counted and removed': saved_view,
  'columns are chosen and stay': columns,
  'a change in bulk': in_bulk,
  'an export as shown, opened': export_opened,
}
