// The program under test: a demonstration in a directory, served on a free port, and the browser.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { createRequire } from 'node:module'
import { setTimeout as wait } from 'node:timers/promises'

export const binary = 'build/release/wangge'
export const require_web = createRequire(new URL('../../web/package.json', import.meta.url))

function run(arguments_) {
  return new Promise((done, fail) => {
    const child = spawn(binary, arguments_, { stdio: ['ignore', 'ignore', 'inherit'] })
    child.on('error', fail)
    child.on('exit', (code) =>
      code === 0 ? done() : fail(new Error(`wangge ${arguments_.join(' ')} ended with ${code}`)))
  })
}

export async function make_demo(data, scale) {
  if (!existsSync(`${data}/demo-accounts.json`)) await run(['demo', '--data', data, '--scale', scale])
}

export function free_port() {
  return new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address()
      probe.close(() => done(port))
    })
  })
}

async function until_ready(base, child) {
  for (let tries = 0; tries < 300; tries++) {
    if (child.exitCode !== null) throw new Error(`wangge serve ended with ${child.exitCode}`)
    const answer = await fetch(`${base}/readyz`).catch(() => undefined)
    if (answer?.ok) return
    await wait(100)
  }
  throw new Error('wangge serve is not ready after 30 s')
}

// → { base, accounts, stop }
export async function serve(data) {
  const port = await free_port()
  const child = spawn(binary, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = new Promise((done) => child.on('exit', done))
  const base = `http://127.0.0.1:${port}`
  const stop = async () => {
    child.kill('SIGTERM')
    await ended
  }
  try {
    await until_ready(base, child)
  } catch (error) {
    await stop()
    throw error
  }
  return { base, accounts: JSON.parse(readFileSync(`${data}/demo-accounts.json`, 'utf8')), stop }
}

// One browser draws without the graphics process; the other, for the map, has WebGL in software.
const drawing = {
  plain: ['--disable-gpu'],
  webgl: ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
}

export class browsers {
  opened = {}

  async of(kind) {
    const { chromium } = require_web('playwright-core')
    this.opened[kind] ??= await chromium.launch({
      executablePath: '/usr/bin/chromium', args: ['--no-sandbox', ...drawing[kind]],
    })
    return this.opened[kind]
  }

  async close() {
    for (const one of Object.values(this.opened)) await one.close()
  }
}
