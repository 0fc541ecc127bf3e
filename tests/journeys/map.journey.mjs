// The map: coloured by any figure, adds up, a click leads to the record; with WebGL and without.
import assert from 'node:assert/strict'

const legend = (page) => page.locator('.legend')

async function colours_and_legend(stage, page, who) {
  await page.getByRole('button', { name: '外来人口' }).click()
  await page.waitForURL(/figure=migrant_population/)
  await stage.settled()
  await legend(page).getByText('加总相符').waitFor()
  await page.getByLabel('着色指标').last().selectOption({ label: '楼宇' })
  await stage.settled()
  const grids = (await stage.get(`/units/${who.scope}/children`)).items.length
  assert.match(await legend(page).innerText(), new RegExp(`楼宇[\\s\\S]*= ${grids} 网格`))
}

async function by_webgl(stage) {
  const { page } = stage
  const who = await stage.sign_in('community_office')
  await stage.open('/map')
  await page.locator('.maplibregl-canvas').waitFor()
  await colours_and_legend(stage, page, who)
  // Clicks find nothing until the grids are drawn; the middle of the picture may be a gap between two.
  const box = await page.locator('.canvas').boundingBox()
  const panel = page.locator('.panel')
  for (let tries = 0; tries < 40 && !(await panel.count()); tries++) {
    await page.mouse.click(box.x + box.width * (0.42 + 0.02 * (tries % 8)), box.y + box.height * 0.5)
    await page.waitForTimeout(250)
    if (!/\/map/.test(page.url())) await page.goBack() // a building stood there
  }
  await panel.getByRole('link', { name: '打开档案' }).click()
  await page.getByText('底数').waitFor()
  assert.match(page.url(), /\/units\/\d{15}$/)
}

async function without_webgl(stage) {
  const { page } = stage
  const who = await stage.sign_in('community_office')
  await page.addInitScript(() => {
    const get = HTMLCanvasElement.prototype.getContext
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind.startsWith('webgl') ? null : get.call(this, kind, ...more)
    }
  })
  await stage.open('/map')
  const grid = (await stage.get(`/units/${who.scope}/children`)).items[0]
  await colours_and_legend(stage, page, who)
  await page.locator(`path[data-code^="${grid.code}"]`).first().click()
  await page.locator('.panel h2', { hasText: grid.name }).waitFor()
  await stage.axe('drawn map with its panel')
}

by_webgl.webgl = true

export const journeys = { 'coloured, added up, opened': by_webgl, 'drawn without WebGL': without_webgl }
