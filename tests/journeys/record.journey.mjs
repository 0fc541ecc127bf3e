// From the tree to a record and what is done there: change, history, undo, conflict, original, move, end.
import assert from 'node:assert/strict'

const text = (page) => page.locator('.page').innerText()
const head = (page) => page.locator('.head')

async function person_of(stage, n = 0) {
  const { items } = await stage.get('/persons?presence=present&residence_type=registered&limit=40')
  return items[n]
}

async function begin(page) {
  await page.getByRole('button', { name: '修改' }).waitFor()
  await page.keyboard.press('e')
}

async function edit(page, label, value, reason) {
  await begin(page)
  await page.getByLabel(label).fill(value)
  await page.getByLabel('理由').fill(reason)
  await page.locator('form').getByRole('button', { name: '保存' }).click()
}

async function tree_to_history(stage) {
  const { page } = stage
  const who = await stage.sign_in('community_office')
  await stage.open('/persons')
  const grid = (await stage.get(`/units/${who.scope}/children`)).items[1]
  await page.getByRole('treeitem', { name: grid.name }).click()
  await stage.settled()
  const { total } = await stage.get(`/persons?unit=${grid.code}&limit=1`)
  await page.locator('.sum .big').getByText(total.toLocaleString('en-US'), { exact: true }).waitFor()
  await page.locator('tbody a.name').first().click()
  await head(page).getByText(grid.name).waitFor()
  await edit(page, '工作单位', '济南第二机床厂', '本人告知')
  const history = page.locator('.card', { hasText: '履历' })
  await history.getByText('济南第二机床厂').waitFor()
  assert.match(await history.innerText(), /工作单位[\s\S]*济南第二机床厂[\s\S]*本人告知[\s\S]*沈若水/)
  await history.getByRole('button', { name: '撤销' }).click()
  await history.getByText('撤销上一次修改').waitFor()
  assert.doesNotMatch(await page.locator('.split .card').first().innerText(), /济南第二机床厂/)
}

async function as_it_was(stage) {
  await stage.sign_in('community_office')
  const one = await person_of(stage, 1)
  await stage.send('PATCH', `/persons/${one.id}`, { employer: '新单位' }, one.version)
  await stage.open(`/persons/${one.id}?on=2020-06-01`)
  await head(stage.page).getByText('2020-06-01 当日的样子').waitFor()
  assert.doesNotMatch(await stage.page.locator('.split .card').first().innerText(), /新单位/)
  assert.equal(await stage.page.getByRole('button', { name: '修改' }).count(), 0)
}

// Two people change the same field; the second sees both values and decides.
async function conflict(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const one = await person_of(stage, 2)
  await stage.open(`/persons/${one.id}`)
  await begin(page)
  await page.getByLabel('工作单位').fill('我填的单位')
  await stage.send('PATCH', `/persons/${one.id}`, { employer: '对方的单位' }, one.version)
  await page.getByText('别人刚改了这条记录').waitFor()
  await page.locator('form').getByRole('button', { name: '保存' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText('对方的单位').waitFor()
  assert.match(await dialog.innerText(), /工作单位[\s\S]*对方的单位[\s\S]*我填的单位/)
  await stage.axe('conflict dialog')
  await dialog.getByLabel(/我填的/).check()
  await dialog.getByRole('button', { name: '按选择保存' }).click()
  await page.locator('.card', { hasText: '履历' }).getByText('我填的单位').waitFor()
  assert.equal((await stage.get(`/persons/${one.id}`)).employer, '我填的单位')
}

async function original(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const one = await person_of(stage, 3)
  await stage.open(`/persons/${one.id}`)
  assert.doesNotMatch(await text(page), /\d{17}[\dX]/)
  await page.getByRole('button', { name: '查看原文' }).waitFor()
  await page.keyboard.press('v')
  await page.getByLabel('理由').fill('核对身份证原件')
  await page.getByRole('dialog').getByRole('button', { name: '查看', exact: true }).click()
  await page.getByText(/秒后隐藏/).waitFor()
  assert.match(await page.getByRole('dialog').innerText(), /\d{17}[\dX]/)
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).last().click()
  assert.doesNotMatch(await text(page), /\d{17}[\dX]/)

  await stage.sign_in('auditor', { level: 'district' })
  await stage.open(`/audit?entity=persons&record=${one.id}`)
  const row = page.locator('tbody tr', { hasText: '查看原文' }).first()
  assert.match(await row.innerText(), /community-office[\s\S]*核对身份证原件/)
}

const people = async (stage, code) => (await stage.get(`/persons?unit=${code}&limit=1`)).total

// Both grids see the move of a building; what lies in it goes along.
async function move(stage) {
  const { page } = stage
  const who = await stage.sign_in('community_office')
  const building = (await stage.get('/buildings?kind=residential&limit=1')).items[0]
  const grids = (await stage.get(`/units/${who.scope}/children`)).items
  const target = grids.find((one) => one.code !== building.grid.code)
  const before = [await people(stage, building.grid.code), await people(stage, target.code)]
  await stage.open(`/buildings/${building.id}`)
  await page.getByRole('button', { name: '移动' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByRole('button', { name: `网格 ${building.grid.name}` }).click()
  await dialog.getByRole('treeitem', { name: target.name }).click()
  await dialog.getByLabel('理由').fill('网格调整')
  await dialog.getByRole('button', { name: '移动', exact: true }).click()
  await head(page).getByText(target.name).waitFor()
  const after = [await people(stage, building.grid.code), await people(stage, target.code)]
  assert.ok(after[0] < before[0])
  assert.equal(after[0] + after[1], before[0] + before[1])
  const history = page.locator('.card', { hasText: '履历' })
  await history.getByText(target.name).waitFor()
  assert.match(await history.innerText(), new RegExp(`${building.grid.name}[\\s\\S]*${target.name}`))
}

async function end_and_reopen(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const one = await person_of(stage, 4)
  await stage.open(`/persons/${one.id}`)
  await page.getByRole('button', { name: '注销' }).click()
  await page.getByLabel('理由').fill('登记有误')
  await page.getByRole('dialog').getByRole('button', { name: '注销' }).click()
  await page.waitForURL(/\/persons(\?|$)/)
  await stage.open(`/persons/${one.id}`)
  await head(page).getByText('已注销').waitFor()
  await page.getByRole('button', { name: '恢复' }).click()
  await page.getByLabel('理由').fill('核实在册')
  await page.getByRole('dialog').getByRole('button', { name: '恢复' }).click()
  await page.getByRole('button', { name: '修改' }).waitFor()
}

async function register(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const home = (await stage.get('/households?occupancy=occupied&limit=1')).items[0]
  await stage.open(`/households/${home.id}`)
  await page.getByRole('link', { name: '登记人员' }).click()
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByText('请填写“姓名”').waitFor()
  await page.getByLabel(/^姓名/).fill('测试新人')
  await page.getByLabel(/^性别/).selectOption('female')
  await page.getByLabel(/^人口类别/).selectOption('migrant')
  await page.getByLabel(/^在住状态/).selectOption('present')
  await page.getByLabel('无证原因').fill('证件遗失补办中')
  await page.getByRole('button', { name: '登记', exact: true }).click()
  await page.getByRole('heading', { name: '测试新人' }).waitFor()
  await head(page).getByText(home.grid.name).waitFor()
}

export const journeys = {
  'tree, list, record, change, history, undo': tree_to_history,
  'as it was on a day': as_it_was,
  'two people change one field': conflict,
  'the original, with a reason, in the audit': original,
  'a building moves to another grid': move,
  'end and reopen': end_and_reopen,
  'register a person in a household': register,
}
