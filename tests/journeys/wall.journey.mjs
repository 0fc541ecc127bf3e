// The wall: its numbers are the register's, open their rows, follow changes; 4K is the same picture.
import assert from 'node:assert/strict'

const six = ['persons_screened', 'households_screened', 'buildings', 'communities', 'bungalow_courtyards', 'hotels']
const grouped = (n) => n.toLocaleString('en-US')

async function numbers_and_rows(stage) {
  const { page } = stage
  await page.setViewportSize({ width: 1920, height: 1080 })
  await stage.sign_in('headquarters')
  await stage.open('/wall/')
  const { figures } = await stage.get('/overview')
  const values = Object.fromEntries(figures.map((one) => [one.id, one.value]))
  for (const id of six)
    await page.locator('.half').first().locator('a', { hasText: grouped(values[id]) }).first().waitFor()
  await page.getByText('演示数据·纯属虚构').waitFor()
  await page.getByText('实时').waitFor()
  assert.equal(await page.getByText('差 ').count(), 0)
  const links = await page.locator('.wall a').evaluateAll((all) => all.map((one) => one.getAttribute('href')))
  assert.ok(links.length >= 30 && links.every((href) => href?.startsWith('/')))
  await page.locator('a.hero').first().click()
  await page.locator('.sum .big').getByText(grouped(values.persons_screened), { exact: true }).waitFor()
}

async function live(stage) {
  const { page } = stage
  await page.setViewportSize({ width: 1920, height: 1080 })
  await stage.sign_in('community_office')
  const one = (await stage.get('/persons?presence=present&limit=9')).items[8]
  await stage.open('/wall/')
  await page.getByText('实时').waitFor()
  const hero = page.locator('a.hero').first()
  const before = Number((await hero.innerText()).replace(/\D/g, ''))
  await stage.send('PATCH', `/persons/${one.id}`, { presence: 'away' }, one.version)
  await hero.getByText(grouped(before - 1)).waitFor()
}

async function same_at_4k(stage) {
  const { page } = stage
  await stage.sign_in('headquarters')
  const boxes = async (width, height) => {
    await page.setViewportSize({ width, height })
    await stage.open('/wall/')
    const places = await page.locator('.hero,.n2,.n3,.streets,.map,.sb,.dock').evaluateAll((all) =>
      all.map((one) => { const b = one.getBoundingClientRect(); return [b.x, b.y, b.width, b.height] }))
    const cut = await page.locator('.wall *').evaluateAll((all) => all
      .filter((one) => one.getBoundingClientRect().bottom > innerHeight + 1 || one.getBoundingClientRect().right > innerWidth + 1)
      .map((one) => one.className))
    assert.deepEqual(cut, [], `beyond the screen at ${width}`)
    return places
  }
  const small = await boxes(1920, 1080)
  const large = await boxes(3840, 2160)
  assert.equal(small.length, large.length)
  for (const [n, box] of small.entries())
    for (const [side, length] of box.entries()) assert.ok(Math.abs(large[n][side] - 2 * length) < 12, `${n} ${side}`)
}

export const journeys = {
  'its numbers open their rows': numbers_and_rows,
  'a change arrives by itself': live,
  'the same picture at 4K': same_at_4k,
}
