// Language, theme and density by the account menu; they stay.
import assert from 'node:assert/strict'

async function language_and_theme(stage) {
  const { page } = stage
  await stage.sign_in('headquarters')
  await stage.open('/')
  await page.getByTitle('我的账号').click()
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('button', { name: 'Dark' }).click()
  await page.keyboard.press('Escape')
  await page.getByText('Persons screened').first().waitFor()
  await stage.reload()
  const root = page.locator('html')
  assert.equal(await root.getAttribute('lang'), 'en')
  assert.equal(await root.getAttribute('data-theme'), 'dark')
  await page.getByText('Demonstration data, invented').first().waitFor()
  assert.doesNotMatch(await page.locator('.rail').innerText(), /[\u4e00-\u9fff]/)
  await page.getByTitle('My account').click()
  await page.getByRole('button', { name: '中文' }).click()
  await page.getByText('摸排人数').first().waitFor()
}

export const journeys = { 'language and theme stay': language_and_theme }
