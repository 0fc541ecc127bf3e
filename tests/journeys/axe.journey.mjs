// Accessibility of every screen, in both languages, light and dark.
import { desk_screens, open_screen, wall_screens } from './screens.mjs'

const looks = [
  { lang: 'zh', theme: 'light' }, { lang: 'zh', theme: 'dark' },
  { lang: 'en', theme: 'dark' }, { lang: 'en', theme: 'light' },
]

async function check(stage, screen) {
  if (screen.role) await stage.sign_in(screen.role, looks[0])
  else await stage.prefer(looks[0])
  await open_screen(stage, screen)
  for (const look of looks) {
    await stage.look(look)
    await stage.axe(`${screen.name}, ${look.lang}, ${look.theme}`)
  }
}

const of = (screens) => Object.fromEntries(screens.map((screen) => [screen.name, (stage) => check(stage, screen)]))

export const journeys = { ...of(desk_screens), ...of(wall_screens) }
