// A community office sends the sheet it has, sees what is wrong, mends it, imports it and takes it back.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { workbook } from './workbook.mjs'

const headings = ['序号', '姓  名*', '身份证号码（18位）', '出生年月', '所属网格', '户籍类别', '居住状态', '联系方式', '爱好']

// GB 11643 with the area code nobody has.
function id_number(digits) {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
  const sum = [...digits].reduce((all, digit, at) => all + Number(digit) * weights[at], 0)
  return digits + '10X98765432'[sum % 11]
}
const wide = (text) => text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))

function sheet(grid, mended) {
  const first = id_number('37990519700505007')
  const second = id_number('37990519710606009')
  const third = id_number('37990519720707011')
  return workbook([
    ['社区人员登记表'],
    ['填表人：王芳', '', '', '', '', '电话：0531-12345678'],
    headings,
    [1, '钱 多', wide(first), 25693, grid, '户籍人口', '在济', 10012340001, '下棋'],
    [],
    [2, '孙行者', mended ? second : 379905197106060000, '1971年6月6日', '', '外来人口', mended ? '在济' : '出远门', '１００１２３４０００２', ''],
    [3, '沙悟净', third, '1972.7.7', '', '外来人口', '未返', mended ? '' : '123', ''],
  ], ['A1:I1', 'E4:E7'])
}

async function send(stage, name, buffer) {
  await stage.open('/import?kind=persons')
  await stage.page.locator('input[type=file]').setInputFiles({
    name, buffer, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  })
  await stage.page.getByRole('heading', { name: '对应列' }).waitFor()
}

async function check(page) {
  await page.getByRole('button', { name: '试算' }).click()
  await page.getByRole('heading', { name: '试算结果' }).waitFor()
}

const total = async (page, label) =>
  Number((await page.locator('.totals div', { hasText: label }).first().locator('b').innerText()).replace(/,/g, ''))
const people = async (stage) => (await stage.get('/persons?limit=1')).total

async function office(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const grid = (await stage.get('/units?level=grid&limit=1')).items[0].code.code
  const before = await people(stage)

  await send(stage, '人员登记表.xlsx', sheet(grid, false))
  assert.equal(await page.locator('#import_row').inputValue(), '3')
  await page.getByLabel('爱好', { exact: true }).waitFor()
  await stage.axe('columns of an import')
  await check(page)
  assert.equal(await total(page, '读到'), 3)
  assert.equal(await total(page, '新增'), 1)
  assert.equal(await total(page, '有错'), 2)
  const errors = await page.locator('section', { hasText: '错误' }).last().innerText()
  for (const word of ['身份证号码', '居住状态', '联系方式', 'Excel']) assert.ok(errors.includes(word), `${word}: ${errors}`)
  await stage.axe('errors of an import')
  assert.equal(await people(stage), before, 'a dry run changes nothing')

  const waiting = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载标出错误的原表' }).click()
  const file = await waiting
  assert.equal(file.suggestedFilename(), '人员登记表-错误.xlsx')
  assert.equal(readFileSync(await file.path()).subarray(0, 2).toString(), 'PK')

  await send(stage, '人员登记表.xlsx', sheet(grid, true))
  await check(page)
  assert.equal(await total(page, '新增'), 3)
  await page.getByText('没有错误').waitFor()
  await page.getByRole('button', { name: '正式导入' }).click()
  await page.getByRole('heading', { name: '导入完成' }).waitFor()
  assert.equal(await people(stage), before + 3)
  await stage.axe('an import that is done')

  await page.getByRole('button', { name: '撤销这次导入' }).click()
  await page.getByRole('heading', { name: '已撤销' }).waitFor()
  assert.equal(await people(stage), before)
}

async function words_of_an_office(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const grid = (await stage.get('/units?level=grid&limit=1')).items[0].code.code
  const rows = [['网格', '姓名', '呼机号'], [grid, '某人', '10012340009']]
  await send(stage, '一.xlsx', workbook(rows))
  await page.getByLabel('呼机号', { exact: true }).selectOption('phone')
  await check(page)
  await send(stage, '二.xlsx', workbook(rows))
  assert.equal(await page.getByLabel('呼机号', { exact: true }).inputValue(), 'phone')
  assert.ok((await page.locator('tr', { hasText: '呼机号' }).innerText()).includes('以前选过'))
}

export const journeys = { 'an office imports its own sheet': office, 'remembers what a heading means': words_of_an_office }
