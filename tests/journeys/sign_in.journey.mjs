// The way in: first start, sign-in and out, the forced change of a password, one-time codes.
import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { rmSync } from 'node:fs'
import { binary, free_port } from './server.mjs'

async function enter(page, username, password) {
  await page.getByLabel('用户名').fill(username)
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
}

async function in_and_out(stage) {
  const { page } = stage
  await stage.prefer({})
  const who = stage.account('street_office')
  await stage.open('/persons?presence=away')
  await page.getByText('演示数据·纯属虚构').waitFor()
  await enter(page, who.username, 'not the password')
  await page.getByRole('alert').waitFor()
  assert.match(page.url(), /\/login/)
  await enter(page, who.username, who.password)
  await page.waitForURL(/\/persons\?presence=away/)
  await page.getByTitle('我的账号').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(/\/login/)
  await stage.open('/persons')
  assert.match(page.url(), /\/login/)
}

// RFC 6238, SHA-1, 30 s, six digits.
function one_time_code(secret, step = 0) {
  const bits = [...secret.replace(/\s/g, '')].map((one) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(one).toString(2).padStart(5, '0')).join('')
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30000) + step))
  const digest = createHmac('sha1', key).update(counter).digest()
  const at = digest[19] & 15
  return String((digest.readUInt32BE(at) & 0x7fffffff) % 1e6).padStart(6, '0')
}

// Made by the security administrator, used by its owner: change first, then a second factor.
async function new_account(stage) {
  const { page } = stage
  await stage.sign_in('security_admin', { level: 'district' })
  await stage.open('/accounts')
  await page.getByRole('button', { name: '新建账号' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('用户名').fill('lixiaolan')
  await dialog.getByLabel('姓名').fill('李晓岚')
  await dialog.getByLabel('岗位').selectOption({ label: '区直部门' })
  await dialog.getByRole('button', { name: '保存' }).click()
  await page.getByText('只显示这一次').waitFor()
  const password = (await page.locator('.password').innerText()).trim()
  await page.getByRole('dialog').getByRole('button', { name: '关闭' }).click()
  await page.locator('tbody tr', { hasText: 'lixiaolan' }).getByText('待改密码').waitFor()

  await stage.context.clearCookies()
  await stage.open('/login')
  await enter(page, 'lixiaolan', password)
  await page.getByText('请先更换').waitFor()
  await stage.open('/persons')
  await page.getByText('请先更换').waitFor()
  await stage.axe('forced change of the password')
  const fresh = 'Wangge-2020-spring'
  await page.getByLabel('现在的密码').first().fill(password)
  await page.getByLabel('新密码', { exact: true }).fill(fresh)
  await page.getByLabel('再输一次新密码').fill(fresh)
  await page.getByRole('button', { name: '更换密码' }).click()
  await page.getByText('密码已更换').waitFor()

  await page.locator('#totp_password').fill(fresh)
  await page.getByRole('button', { name: '启用' }).click()
  const secret = await page.locator('.secret').innerText()
  await page.getByLabel('动态口令').fill(one_time_code(secret))
  await page.getByRole('button', { name: '确认启用' }).click()
  await page.getByText('已启用').waitFor()
  await page.getByTitle('我的账号').click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(/\/login/)
  await enter(page, 'lixiaolan', fresh)
  await page.getByLabel('动态口令').fill(one_time_code(secret, 1)) // a code serves once
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByText('摸排人数').first().waitFor()
}

// An empty store prints a link that makes the first administrator, once.
async function first_start(stage) {
  const { page } = stage
  const data = 'build/journeys/empty'
  rmSync(data, { recursive: true, force: true })
  const port = await free_port()
  const child = spawn(binary, ['serve', '--data', data, '--listen', `127.0.0.1:${port}`])
  const ended = new Promise((done) => child.on('exit', done))
  try {
    const link = await new Promise((done, fail) => {
      let told = ''
      const hear = (text) => {
        told += text
        const found = told.match(/http:\/\/\S*\/setup\S*/)
        if (found) done(found[0])
      }
      child.stdout.on('data', hear)
      child.stderr.on('data', hear)
      child.on('exit', () => fail(new Error(`wangge serve ended: ${told}`)))
    })
    stage.base = `http://127.0.0.1:${port}`
    stage.faults.splice(0)
    await stage.prefer({})
    await stage.open(link.slice(link.indexOf('/setup')))
    assert.equal(await page.getByText('演示数据').count(), 0)
    await stage.axe('first start')
    await page.getByLabel('姓名').fill('方致远')
    await page.getByLabel('用户名').fill('fangzhiyuan')
    await page.getByLabel('密码').fill('Wangge-2020-spring')
    await page.getByRole('button', { name: '创建并登录' }).click()
    await page.getByRole('link', { name: '管理' }).waitFor()
    await page.getByRole('link', { name: '管理' }).click()
    await page.locator('tbody tr', { hasText: 'fangzhiyuan' }).waitFor()
    await page.getByRole('button', { name: '新建账号' }).click()
    await page.getByRole('dialog').getByLabel('用户名').fill('zhoumin')
    await page.getByRole('dialog').getByLabel('姓名').fill('周敏和')
    await page.getByRole('dialog').getByLabel('岗位').selectOption({ label: '区级系统管理员' })
    await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
    await page.getByText('只显示这一次').waitFor()
  } finally {
    child.kill('SIGTERM')
    await ended
    stage.faults = stage.faults.filter((one) => !one.includes(`:${port}/`))
  }
}

export const journeys = {
  'in and out, to where one wanted to go': in_and_out,
  'a new account: password first, then a one-time code': new_account,
  'the first start': first_start,
}
