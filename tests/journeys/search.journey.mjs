// Ctrl+K finds by two characters, initials, ID number, phone, address and code, and opens what was found.
import assert from 'node:assert/strict'

async function search(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const { items } = await stage.get('/persons?presence=present&limit=60')
  const one = items.find((it) => it.phone && it.name.length >= 2)
  const { values } = await stage.send('POST', `/persons/${one.id}/reveal`, { fields: ['id_number', 'phone'], reason: '查找测试' })
  const grid = one.grid
  await stage.open('/persons')
  const find = async (words, expected) => {
    await page.keyboard.press('Control+k')
    await page.getByRole('dialog').getByRole('combobox').fill(words)
    const hit = page.getByRole('option', { name: expected }).first()
    await hit.waitFor()
    return hit
  }
  const close = () => page.keyboard.press('Escape')
  for (const [words, expected] of [
    [one.name.slice(0, 2), one.name], [one.initials, one.name], [values.id_number, one.name],
    [values.phone, one.name], [one.household.label.slice(0, 8), one.household.label.slice(0, 8)], [grid.code, grid.name],
  ]) {
    await find(words, expected)
    await close()
  }
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('没有这样的人')
  await page.getByText('您的范围内没有“没有这样的人”').waitFor()
  await close()
  await find(values.id_number, one.name)
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: one.name }).waitFor()
  assert.ok(page.url().endsWith(`/persons/${one.id}`))
}

export const journeys = { 'by every key a person has': search }
