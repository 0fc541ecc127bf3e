// A department asks for what the register does not hold: the grid member is asked at the door, once, without a
// network; the desk sees the answer and what is still open.
import assert from 'node:assert/strict'
import { phone } from './phone.mjs'
import { running_round } from './rounds.mjs'

/** Asked by a department about the persons of a grid, approved by the headquarters. */
async function approved_form(stage, unit) {
  await stage.sign_in('department')
  const form = await stage.send('POST', '/forms', {
    name: '独居老人摸底', purpose: '冬季关怀', list: 'persons', unit, ends_on: '2099-12-31',
    fields: [{ field: 'name' }, { zh: '是否独居', en: 'Lives alone', kind: 'yes_no' }],
  })
  await stage.sign_in('headquarters')
  // Alone at the door: what other journeys asked is over.
  const { items } = await stage.get('/forms')
  for (const each of items.filter((one) => one.state === 'approved'))
    await stage.send('POST', `/forms/${each.id}/end`, {}, each.version)
  await stage.send('POST', `/forms/${form.id}/decide`, { approve: true }, 1)
  return form
}

async function asked_at_the_door(stage) {
  await stage.sign_in('community_office')
  const round = await running_round(stage)
  const member = stage.account('grid_member', 'grid')
  const form = await approved_form(stage, member.scope)
  const unit = `unit=${member.scope}`
  const { items } = await stage.get(`/rounds/${round.id}/targets?kind=doors&state=open&limit=1000&${unit}`)
  const { id } = items.find((each) => each.persons > 1 && each.households === 1)
  const before = await stage.get(`/forms/${form.id}`)

  const it = await phone.make(stage)
  await it.sign_in(member)
  await it.controlled()
  await it.context.setOffline(true)
  await it.reopen(`/field/door/${id}`)
  await it.page.fill('#password', member.password)
  await it.page.locator('button.big.p').click()
  await it.page.waitForSelector('.asks')
  const asked = await it.page.locator('.asks .one_row').count()
  assert.ok(asked > 1, `${asked} persons are asked about`)
  assert.match(await it.page.locator('.asks .q').innerText(), /是否独居/)

  // One tap answers; another replaces it, the same takes it back; it stays in sight.
  const first = it.page.locator('.asks .one_row').first().locator('button')
  await first.nth(0).tap()
  await it.page.waitForSelector('.asks [aria-pressed=true]')
  assert.equal(await it.waiting(), 1)
  await first.nth(1).tap()
  await it.page.waitForSelector('.asks button:nth-of-type(2)[aria-pressed=true]')
  assert.equal(await it.waiting(), 1)
  await first.nth(1).tap()
  await it.page.waitForSelector('.asks [aria-pressed=true]', { state: 'detached' })
  assert.equal(await it.waiting(), 0)
  await first.nth(0).tap()
  await it.page.waitForSelector('.asks [aria-pressed=true]')

  // What is not answered holds nothing up.
  await it.tap('button.one')
  await it.page.waitForSelector('.undo')
  await it.context.setOffline(false)
  await it.until_sent()
  const after = await stage.get(`/forms/${form.id}`)
  assert.equal(after.answered, before.answered + 1)
  assert.equal(after.open_rows, before.open_rows - 1)

  // It is asked no more, here and for the others of the door it still is.
  await it.reopen(`/field/door/${id}`)
  await it.page.fill('#password', member.password)
  await it.page.locator('button.big.p').click()
  await it.page.waitForSelector('.asks')
  await it.page.locator(`.asks .one_row:nth-of-type(${asked})`).waitFor({ state: 'detached' })
  assert.equal(await it.page.locator('.asks .one_row').count(), asked - 1)

  await shows_what_is_open(stage, form, after.open_rows)

  // Withdrawn meanwhile: what was said comes back and is not lost.
  await it.context.setOffline(true)
  await it.page.locator('.asks .one_row').first().locator('button').first().tap()
  await it.page.waitForSelector('.asks [aria-pressed=true]')
  await stage.send('POST', `/forms/${form.id}/end`, {}, after.form.version)
  await it.context.setOffline(false)
  await it.tap('.bk')
  await it.tap('a[href="/field/messages"]')
  await it.page.waitForSelector('.back:has-text("独居老人摸底")')
  await it.finish()
}

/** At the desk: the filter stays in the address. */
async function shows_what_is_open(stage, form, open) {
  await stage.open('/forms')
  await stage.page.getByRole('button', { name: '还有没答的' }).click()
  await stage.page.waitForURL(/state=open/)
  await stage.page.getByRole('link', { name: form.name }).click()
  await stage.page.waitForURL(/state=open/)
  await stage.page.waitForSelector(`.seg [aria-pressed=true]:has-text("${open}")`)
  await stage.reload()
  await stage.page.waitForSelector(`h2:has-text("${open} 行")`)
  await stage.axe('a form with its open objects')
}

export const journeys = {
  'a form is asked at the door, once': asked_at_the_door,
}
