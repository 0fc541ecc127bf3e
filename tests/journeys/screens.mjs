// Every screen of desk and wall, once: axe looks at each (axe.journey.mjs), ./dev shots takes its picture.
// name, the role that opens it (none: before the sign-in), its address, and what to do there before looking.

import { running_round } from './rounds.mjs'

const first = async (stage, list) => (await stage.get(list)).items[0]
const record = (kind, query = '') => async (stage) => `/${kind}/${(await first(stage, `/${kind}?limit=1${query}`)).id}`

async function select_rows(page) {
  await page.locator('tbody tr').first().waitFor()
  for (const key of ['j', 'x', 'j', 'x', 'j']) await page.keyboard.press(key)
}

async function find(page) {
  await page.keyboard.press('Control+k')
  await page.getByRole('dialog').getByRole('combobox').fill('王')
  await page.getByRole('dialog').getByRole('option').first().waitFor()
}

async function form_errors(page) {
  await page.locator('form.page button.p').click()
  await page.waitForTimeout(400)
}

const press = (name) => (page) => page.getByRole('button', { name }).first().click()

async function choose_grid(page) {
  await page.locator('.maplibregl-canvas').waitFor()
  const box = await page.locator('.canvas').boundingBox()
  // Clicks find nothing until the grids are drawn.
  for (let tries = 0; tries < 60 && !(await page.locator('.panel').count()); tries++) {
    await page.mouse.click(box.x + box.width * 0.5, box.y + box.height * (0.45 + 0.02 * (tries % 4)))
    await page.waitForTimeout(500)
  }
  await page.locator('.panel .heads').waitFor()
}

const of_round = (tail = '') => async (stage) => `/rounds/${(await running_round(stage)).id}${tail}`

const office = 'community_office'
const admin = 'district_admin'

export const desk_screens = [
  { name: 'login', path: '/login' },
  { name: 'home', role: admin, path: '/' },
  { name: 'persons', role: admin, path: '/persons' },
  { name: 'persons_selected', role: admin, path: '/persons?presence=not_returned,away', then: select_rows },
  { name: 'persons_columns', role: admin, path: '/persons', then: press(/列设置|Columns/) },
  { name: 'persons_empty', role: admin, path: '/persons?q=没有这个人' },
  { name: 'persons_masked', role: 'auditor', path: '/persons' },
  { name: 'households', role: admin, path: '/households' },
  ...['compounds', 'entrances', 'buildings', 'doors', 'courtyards', 'stalls', 'units', 'organisations', 'residences'].map(
    (kind) => ({ name: kind, role: admin, path: `/${kind}` })),
  { name: 'markets', role: admin, path: '/places?kind=market' },
  { name: 'person', role: admin, path: record('persons') },
  { name: 'person_edit', role: admin, path: record('persons'), then: press(/^(修改|Edit)/) },
  { name: 'reveal', role: admin, path: record('persons', '&presence=present'), then: (page) => page.keyboard.press('v') },
  { name: 'household', role: admin, path: record('households') },
  { name: 'building', role: admin, path: record('buildings', '&kind=residential') },
  { name: 'compound', role: admin, path: record('compounds') },
  { name: 'unit', role: admin, path: record('units', '&level=grid') },
  { name: 'move', role: admin, path: record('buildings', '&kind=residential'), then: press(/^(移动|Move)/) },
  { name: 'create', role: admin, path: '/new/persons', then: form_errors },
  { name: 'search', role: admin, path: '/persons', then: find },
  { name: 'export', role: admin, path: '/persons', then: press(/^(导出|Export)/) },
  { name: 'keys', role: admin, path: '/persons', then: (page) => page.keyboard.press('?') },
  { name: 'ledger', role: admin, path: '/ledgers' },
  { name: 'ledger_edit', role: admin, path: '/ledgers/markets', then: press(/^(调整台账|Change ledger)/) },
  { name: 'ledger_rows', role: admin, path: '/ledgers/compounds/rows?column=c4' },
  { name: 'templates', role: admin, path: '/templates' },
  { name: 'report', role: admin, path: '/report' },
  { name: 'forms', role: admin, path: '/forms' },
  { name: 'form_ask', role: admin, path: '/forms', then: press(/^(要一份报表|Ask for a form)/) },
  { name: 'map', role: admin, path: '/map', then: choose_grid, webgl: true },
  { name: 'map_places', role: office, path: '/map', webgl: true },
  { name: 'quality', role: admin, path: '/quality' },
  { name: 'duplicates', role: admin, path: '/duplicates' },
  { name: 'import', role: admin, path: '/import' },
  { name: 'jobs', role: admin, path: '/jobs' },
  { name: 'accounts', role: 'security_admin', path: '/accounts' },
  { name: 'account_new', role: 'security_admin', path: '/accounts', then: press(/新建账号|New account/) },
  { name: 'roles', role: 'security_admin', path: '/roles' },
  { name: 'audit', role: 'auditor', path: '/audit' },
  { name: 'rounds', role: office, path: async (stage) => (await running_round(stage), '/rounds') },
  { name: 'round_new', role: office, path: '/rounds/new', then: press(/加一问|Add question/) },
  { name: 'round', role: office, path: of_round() },
  ...['targets', 'sheets', 'conflicts', 'difference', 'paper'].map((page) => ({ name: `round_${page}`, role: office, path: of_round(`/${page}`) })),
  { name: 'round_late', role: office, path: of_round('/targets?state=late') },
  { name: 'settings', role: admin, path: '/settings' },
  { name: 'lost', role: admin, path: '/no/such/page' },
]

export const wall_screens = [{ name: 'wall', role: 'headquarters', path: '/wall/' }]

// What somebody opens on a phone: the way in, the overview, lists and records.
export const phone_screens = ['login', 'home', 'persons', 'person', 'household', 'building', 'search', 'map', 'settings']

export async function open_screen(stage, screen) {
  await stage.open(typeof screen.path === 'function' ? await screen.path(stage) : screen.path)
  if (screen.then) {
    await screen.then(stage.page)
    await stage.settled()
  }
}
