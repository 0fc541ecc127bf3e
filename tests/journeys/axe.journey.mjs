// Accessibility of every screen, in both languages, light and dark. Only contrast depends on the theme, and
// everything else on the language, so two looks are examined in full and two for their colours.
import { desk_screens, open_screen, wall_screens } from './screens.mjs'

const colours = ['color-contrast']
const looks = [
  { lang: 'zh', theme: 'light' }, { lang: 'zh', theme: 'dark', only: colours },
  { lang: 'en', theme: 'dark' }, { lang: 'en', theme: 'light', only: colours },
]

async function check(stage, screen) {
  const first = { lang: 'zh', theme: 'light' }
  if (screen.role) await stage.sign_in(screen.role, first)
  else await stage.prefer(first)
  await open_screen(stage, screen)
  const found = []
  for (const { only, ...look } of looks) {
    await stage.look(look)
    await stage.axe(`${screen.name}, ${look.lang}, ${look.theme}`, only).catch((fault) => found.push(fault.message))
  }
  if (found.length) throw new Error(found.join('\n'))
}

const looked_at = (screen) => Object.assign((stage) => check(stage, screen), { webgl: screen.webgl })
const of = (screens) => Object.fromEntries(screens.map((screen) => [screen.name, looked_at(screen)]))

export const journeys = { ...of(desk_screens), ...of(wall_screens) }
