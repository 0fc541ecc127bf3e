// The way through the phone's screens, one after the other, for pictures.
import { phone } from './phone.mjs'
import { running_round } from './rounds.mjs'

const back = (it) => it.page.goBack()
const outcome = (n) => (it) => it.tap(`.oc button:nth-of-type(${n})`)
const closed = async (it) => {
  await it.page.keyboard.press('Escape')
  await it.page.locator('.bottom').waitFor({ state: 'detached' })
}

export const field_screens = [
  { name: 'today', go: () => undefined },
  { name: 'search', go: (it) => it.tap('a[href="/field/search"]'), after: back },
  { name: 'messages', go: (it) => it.tap('a[href="/field/messages"]') },
  { name: 'me', go: (it) => it.tap('a[href="/field/me"]') },
  { name: 'buildings', go: (it) => it.tap('a[href="/field/buildings"]') },
  { name: 'stairs', go: (it) => it.tap('main li a') },
  { name: 'door', go: (it) => it.tap('.d-open') },
  { name: 'changed', go: outcome(1), after: closed },
  { name: 'no_answer', go: outcome(2), after: closed },
  { name: 'person', go: (it) => it.tap('.pp .who'), after: closed },
  { name: 'temperature', go: (it) => it.tap('.tmp'), after: closed },
  { name: 'saved', go: (it) => it.tap('button.one') },
  { name: 'household', go: async (it) => { await outcome(1)(it); await it.tap('.who_changed a') }, after: back },
]

/** A phone of the grid's member with a round that runs, before its first screen. */
export async function field_phone(stage, look) {
  await stage.sign_in('community_office')
  await running_round(stage)
  const it = await phone.make(stage, look)
  await it.sign_in(stage.account('grid_member', 'grid'))
  return it
}
