// The description of the API under a strict linter: no error, no warning.
import { require_web } from './server.mjs'

export const journeys = {
  async 'the description passes the strict rules'(stage) {
    const { createConfig, lintFromString } = require_web('@redocly/openapi-core')
    const text = await (await fetch(`${stage.base}/openapi.json`)).text()
    const config = await createConfig({ extends: ['recommended-strict'] })
    const found = await lintFromString({ source: text, absoluteRef: '/openapi.json', config })
    const told = found.map((one) => `${one.ruleId}: ${one.message} at ${one.location[0]?.pointer ?? ''}`)
    if (told.length) throw new Error(`${told.length} faults\n${told.slice(0, 40).join('\n')}`)
  },
}
