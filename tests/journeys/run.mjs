// Browser journeys against a served community-scale demonstration:
//   node tests/journeys/run.mjs [--filter TEXT] [--counts FILE] [--data DIR]
// Each *.journey.mjs exports `journeys`: name → async (stage) => {…}; see stage.mjs. One that needs WebGL says so
// in a property of the function. A failure leaves a
// screenshot in build/journeys. --data keeps and reuses a demonstration instead of making a new one.
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { browsers, make_demo, serve } from './server.mjs'
import { make_stage } from './stage.mjs'

const here = new URL('.', import.meta.url)
const out = 'build/journeys'
const { values: options } = parseArgs({
  options: { filter: { type: 'string', default: '' }, counts: { type: 'string' }, data: { type: 'string' } },
})

async function load_journeys() {
  const all = []
  for (const file of readdirSync(here).filter((name) => name.endsWith('.journey.mjs')).sort()) {
    const { journeys } = await import(new URL(file, here))
    const topic = file.replace('.journey.mjs', '')
    for (const [name, run] of Object.entries(journeys)) all.push({ name: `${topic}: ${name}`, run })
  }
  return all.filter((one) => one.name.includes(options.filter))
}

async function run_one(journey, all, server) {
  const stage = await make_stage(await all.of(journey.run.webgl ? 'webgl' : 'plain'), server)
  const started = Date.now()
  try {
    await journey.run(stage)
    await stage.finish()
    console.log(`ok    ${journey.name} (${Date.now() - started} ms)`)
    return true
  } catch (error) {
    console.log(`FAIL  ${journey.name}\n${String(error.stack ?? error).replace(/^/gm, '      ')}`)
    await take_pictures(journey, stage)
    return false
  } finally {
    await close_all(stage)
  }
}

const contexts_of = (stage) => stage.context.browser()?.contexts() ?? [stage.context]

/** Of every page that is open: the desk's, and a phone's beside it. */
async function take_pictures(journey, stage) {
  const name = journey.name.replace(/[^\p{L}\p{N}]+/gu, '_')
  let number = 0
  for (const page of contexts_of(stage).flatMap((context) => context.pages())) {
    const picture = `${out}/${name}${number++ ? `_${number}` : ''}.png`
    await page.screenshot({ path: picture, timeout: 5000 }).then(() => console.log(`      ${picture}`), () => undefined)
  }
}

/** A journey that failed may have left a phone open. */
const close_all = (stage) => Promise.all(contexts_of(stage).map((context) => context.close()))

async function main() {
  mkdirSync(out, { recursive: true })
  const chosen = await load_journeys()
  const count = { passed: 0, failed: 0 }
  if (chosen.length) {
    const data = options.data ?? `${out}/data`
    if (!options.data) rmSync(data, { recursive: true, force: true })
    await make_demo(data, 'community')
    const server = await serve(data)
    const all = new browsers()
    try {
      for (const journey of chosen) count[(await run_one(journey, all, server)) ? 'passed' : 'failed']++
    } finally {
      await all.close()
      await server.stop()
    }
  }
  console.log(`journeys: ${count.passed} passed, ${count.failed} failed`)
  if (options.counts) writeFileSync(options.counts, `${count.passed} ${count.failed}\n`)
  process.exitCode = count.failed ? 1 : 0
}

await main()
