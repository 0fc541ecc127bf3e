// Data quality: each rule and its rows. Duplicates: found, kept apart, merged, in bulk, undone.
import assert from 'node:assert/strict'

async function quality(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const { rules } = await stage.get('/quality')
  await stage.open('/quality')
  assert.equal(await page.locator('tbody tr').count(), rules.length)
  for (const rule of rules.filter((one) => one.count)) {
    await stage.open(`/${rule.list}?quality=${rule.id}`)
    await page.locator('.chip', { hasText: rule.label_zh }).waitFor()
    await page.locator('.sum .big').getByText(rule.count.toLocaleString('en-US'), { exact: true }).waitFor()
  }
  const broken = rules.find((one) => one.count)
  await stage.open('/quality')
  await page.getByRole('link', { name: new RegExp(broken.label_zh) }).click()
  await page.waitForURL(new RegExp(`quality=${broken.id}`))
}

// Two entries of one person, as two grid members write them.
async function twins(stage, name, phone) {
  const home = (await stage.get('/households?occupancy=occupied&limit=1')).items[0]
  for (const birth_date of ['1980-05-06', '1980-05-16'])
    await stage.send('POST', '/persons', {
      name, phone, birth_date, grid: home.grid.code, household: home.id, sex: 'male', residence_type: 'registered',
      presence: 'present', id_missing_reason: '证件换领中',
    })
}

async function duplicates(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const names = ['重复甲', '重复乙', '重复丙']
  for (const [n, name] of names.entries()) await twins(stage, name, `1001234000${n}`)
  await stage.open('/duplicates')
  await page.getByRole('button', { name: '重新查找' }).click()
  const pair = (name) => page.locator('section.card', { has: page.getByRole('link', { name }) })
  for (const name of names) await pair(name).waitFor()
  await stage.axe('duplicates to decide')

  await pair('重复甲').getByRole('button', { name: '合并，留左' }).click()
  await pair('重复甲').waitFor({ state: 'detached' })
  assert.equal((await stage.get('/persons?q=重复甲')).total, 1)
  for (const name of ['重复乙', '重复丙']) await pair(name).getByRole('checkbox').check()
  await page.getByRole('button', { name: /选中的都不是同一人/ }).click()
  for (const name of ['重复乙', '重复丙']) await pair(name).waitFor({ state: 'detached' })
  assert.equal((await stage.get('/persons?q=重复乙')).total, 2)

  await page.getByRole('button', { name: '已合并' }).click()
  await pair('重复甲').getByRole('button', { name: '撤销决定' }).click()
  await pair('重复甲').waitFor({ state: 'detached' })
  assert.equal((await stage.get('/persons?q=重复甲')).total, 2)
  await page.getByRole('button', { name: '已分开' }).click()
  await pair('重复乙').getByRole('button', { name: '撤销决定' }).click()
  await page.getByRole('button', { name: '待定' }).click()
  for (const name of ['重复甲', '重复乙']) await pair(name).waitFor()
}

export const journeys = { 'each rule opens its rows': quality, 'pairs are decided, and decided otherwise': duplicates }
