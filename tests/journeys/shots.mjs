// Pictures of every screen:
//   node tests/journeys/shots.mjs --data DIR [--out DIR] [--filter REGEXP]
// OUT/desk (1440 × 900; light in both languages, dark in Chinese), OUT/wall (1920 × 1080 and 3840 × 2160),
// OUT/phone (360 × 640), OUT/field (the grid member's program). The way to each screen is in screens.mjs and
// field_screens.mjs.
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { field_phone, field_screens } from './field_screens.mjs'
import { desk_screens, open_screen, phone_screens, wall_screens } from './screens.mjs'
import { browsers, serve } from './server.mjs'
import { make_stage } from './stage.mjs'

const { values: options } = parseArgs({
  options: {
    data: { type: 'string', default: 'data/demo' }, out: { type: 'string', default: 'docs/shots' },
    filter: { type: 'string', default: '' },
  },
})

const light = [{ lang: 'zh', theme: 'light' }, { lang: 'en', theme: 'light' }]
const desk = { folder: 'desk', view: { width: 1440, height: 900 }, looks: [...light, { lang: 'zh', theme: 'dark' }] }
const phone = { folder: 'phone', view: { width: 360, height: 640 }, looks: light }
const walls = [['1080', 1920, 1080], ['4k', 3840, 2160]].map(([tail, width, height]) => ({
  folder: 'wall', tail, view: { width, height }, looks: light,
}))

const jobs = [
  ...desk_screens.map((screen) => ({ screen, face: desk })),
  ...desk_screens.filter((one) => phone_screens.includes(one.name)).map((screen) => ({ screen, face: phone })),
  ...wall_screens.flatMap((screen) => walls.map((face) => ({ screen, face }))),
]

const file_of = (screen, face, look) =>
  [screen.name, face.tail, look.lang, look.theme === 'dark' ? 'dark' : ''].filter(Boolean).join('.') + '.png'

async function picture(all, server, { screen, face }) {
  const stage = await make_stage(await all.of(screen.webgl ? 'webgl' : 'plain'), server, face.view)
  try {
    if (screen.role) await stage.sign_in(screen.role, face.looks[0])
    else await stage.prefer(face.looks[0])
    await open_screen(stage, screen)
    for (const look of face.looks) {
      await stage.look(look)
      await stage.page.waitForTimeout(300) // fonts and the map's next frame
      await stage.page.screenshot({ path: `${options.out}/${face.folder}/${file_of(screen, face, look)}` })
    }
    stage.finish()
    console.log(`ok    ${face.folder}/${screen.name}`)
    return true
  } catch (error) {
    console.log(`FAIL  ${face.folder}/${screen.name}: ${error.message}`)
    return false
  } finally {
    await stage.context.close()
  }
}

/** One phone a language goes through all its screens. */
async function field_pictures(all, server, wanted) {
  let good = true
  const chosen = field_screens.filter((one) => wanted.test(`field/${one.name}`))
  if (!chosen.length) return good
  for (const look of light) {
    const stage = await make_stage(await all.of('plain'), server, phone.view)
    try {
      const it = await field_phone(stage, look)
      for (const screen of field_screens) {
        await screen.go(it)
        await it.page.waitForTimeout(400)
        if (chosen.includes(screen)) await it.page.screenshot({ path: `${options.out}/field/${file_of(screen, {}, look)}` })
        if (screen.after) await screen.after(it)
        console.log(`ok    field/${screen.name} (${look.lang})`)
      }
      await it.finish()
    } catch (error) {
      good = false
      console.log(`FAIL  field (${look.lang}): ${error.message}`)
    } finally {
      await stage.context.close()
    }
  }
  return good
}

const server = await serve(options.data)
const all = new browsers()
try {
  for (const face of [desk, phone, { folder: 'field' }, ...walls]) mkdirSync(`${options.out}/${face.folder}`, { recursive: true })
  const wanted = new RegExp(options.filter)
  for (const job of jobs.filter((one) => wanted.test(`${one.face.folder}/${one.screen.name}`)))
    if (!(await picture(all, server, job))) process.exitCode = 1
  if (!(await field_pictures(all, server, wanted))) process.exitCode = 1
} finally {
  await all.close()
  await server.stop()
}
