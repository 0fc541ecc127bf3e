// What is asked of the ground is told before it is: a form before its approval, a round before its opening.
import assert from 'node:assert/strict'

const digits = (text) => text.replace(/[^\d]/g, '')

async function approval(stage) {
  const { page } = stage
  const office = await stage.sign_in('community_office')
  const until = new Date(Date.now() + 20 * 864e5).toISOString().slice(0, 10)
  const made = await stage.send('POST', '/forms', {
    name: '独居老人摸底', purpose: '冬季走访', list: 'persons', unit: office.scope, ends_on: until,
    fields: [{ field: 'phone' }, { zh: '有无人照料', kind: 'yes_no' }],
  })
  await stage.context.clearCookies()
  await stage.sign_in('headquarters')
  const told = await stage.get(`/forms/${made.id}/preview`)
  assert.equal(told.to_ask, told.rows)
  await stage.open(`/forms/${made.id}`)
  await page.getByRole('button', { name: '批准', exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(until).waitFor()
  assert.match(digits(await dialog.locator('p').first().innerText()), new RegExp(String(told.to_ask)))
  assert.equal(await dialog.locator('tbody tr').count(), told.units.length)
  await stage.axe('before a form is approved')
  await dialog.getByRole('button', { name: '批准', exact: true }).click()
  await page.getByText('填报中').first().waitFor()

  // Answers stay while one looks at another unit, and can be taken back.
  await stage.context.clearCookies()
  await stage.sign_in('community_office')
  await stage.open(`/forms/${made.id}`)
  const first = page.locator('tbody select').first()
  const saves = page.getByRole('button', { name: '保存 1 项' })
  await first.selectOption('yes')
  await saves.click()
  await saves.waitFor({ state: 'detached' })
  assert.equal((await stage.get(`/forms/${made.id}`)).answered, 1)
  await first.selectOption('')
  await saves.click()
  await saves.waitFor({ state: 'detached' })
  assert.equal((await stage.get(`/forms/${made.id}`)).answered, 0)
}

async function opening(stage) {
  const { page } = stage
  const office = await stage.sign_in('community_office')
  await stage.open('/rounds/new')
  await page.getByLabel('轮次名称').fill('只看看')
  await page.getByRole('button', { name: '开这一轮' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.locator('tbody tr').first().waitFor()
  const doors = (await stage.get(`/doors?unit=${office.scope}&limit=1`)).total
  assert.equal(digits(await dialog.locator('tbody tr').first().innerText()), String(doors))
  await stage.axe('before a round is opened')
  await dialog.getByRole('button', { name: '取消' }).click()
  const { items } = await stage.get('/rounds?state=draft')
  assert.ok(items.some((each) => each.name === '只看看'))
}

export const journeys = { 'a form tells what it asks before it is approved': approval, 'a round tells what it draws before it is opened': opening }
