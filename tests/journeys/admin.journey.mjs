// Accounts, roles and the audit trail, each by the one who may.
import assert from 'node:assert/strict'

async function accounts(stage) {
  const { page } = stage
  await stage.sign_in('security_admin', { level: 'district' })
  await stage.open('/accounts')
  await page.getByLabel('姓名、用户名').fill('guard')
  await stage.settled()
  const rows = page.locator('tbody tr')
  assert.ok(await rows.count() >= 1)
  await rows.first().getByRole('button', { name: '修改' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel('停用这个账号').check()
  await dialog.getByRole('button', { name: '保存' }).click()
  await rows.first().getByText('已停用').waitFor()
  await rows.first().getByRole('button', { name: '修改' }).click()
  await page.getByRole('dialog').getByLabel('停用这个账号').uncheck()
  await page.getByRole('dialog').getByRole('button', { name: '保存' }).click()
  await rows.first().getByText('可登录').waitFor()
  assert.equal(await page.getByRole('link', { name: '人员' }).count(), 0) // grants rights, does not read the register
}

async function roles(stage) {
  const { page } = stage
  await stage.sign_in('security_admin', { level: 'district' })
  await stage.open('/roles')
  const change = async () => {
    await page.getByRole('button', { name: '修改卡口值守员' }).click()
    await page.getByRole('checkbox', { name: '卡口值守员 保存视图' }).click()
    await page.getByRole('button', { name: '保存', exact: true }).click()
    await page.getByRole('button', { name: '修改卡口值守员' }).waitFor()
    return (await stage.get('/roles')).items.find((one) => one.code === 'guard').permissions.includes('views')
  }
  assert.equal(await change(), true)
  assert.equal(await change(), false)
  await page.getByRole('button', { name: '修改卡口值守员' }).click()
  await page.getByRole('checkbox', { name: '卡口值守员 查看审计' }).click()
  await page.getByRole('checkbox', { name: '卡口值守员 管理账号' }).click()
  await page.getByRole('button', { name: '保存', exact: true }).click()
  await page.getByRole('alert').waitFor() // two duties in one hand
}

async function audit(stage) {
  const { page } = stage
  await stage.sign_in('community_office')
  const one = (await stage.get('/persons?presence=present&limit=12')).items[11]
  await stage.send('PATCH', `/persons/${one.id}`, { employer: '审计测试', _reason: '核对' }, one.version)
  await stage.sign_in('auditor', { level: 'district' })
  await stage.open(`/persons/${one.id}`)
  await page.getByRole('link', { name: '审计' }).click()
  const row = page.locator('tbody tr', { hasText: '核对' })
  assert.match(await row.first().innerText(), /修改[\s\S]*人员[\s\S]*工作单位/)
  await row.first().getByRole('button').click()
  await page.waitForURL(/actor=community-office/)
  await page.getByRole('button', { name: '去掉记录' }).click()
  await page.getByLabel('对象').selectOption({ label: '全部对象' })
  await page.getByLabel('做了什么').selectOption('sign_in')
  await page.locator('.page tbody').getByText('修改').first().waitFor({ state: 'detached' })
  assert.match(await page.locator('.page tbody tr').first().innerText(), /登录/)
  assert.doesNotMatch(await page.locator('.page').innerText(), /action_|sign_in/)
}

export const journeys = { 'an account is disabled and enabled': accounts, 'roles hold one duty': roles, 'who did what to whom': audit }
