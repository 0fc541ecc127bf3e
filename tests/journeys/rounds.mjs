// A running round of the demonstration's doors, made by its community office once for a store.
const day = (days) => new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10)

/** The account that is signed in makes it; it must be one that may. */
export async function running_round(stage) {
  const { items } = await stage.get('/rounds?state=open')
  if (items.length) return items[0]
  const { account } = await stage.get('/session')
  const round = await stage.send('POST', '/rounds', {
    name: '逐户核对', unit: account.scope.code, kinds: ['doors'], purpose: '演练', starts_on: day(0), ends_on: day(2),
    questions: [{ id: 'temperature', zh: '体温', en: 'Temperature', kind: 'temperature' }],
  })
  await stage.send('POST', `/rounds/${round.id}/open`)
  for (let tries = 0; tries < 300; tries++) {
    const now = await stage.get(`/rounds/${round.id}`)
    if (now.state === 'open') return now
    await stage.page.waitForTimeout(100)
  }
  throw new Error('the round does not open')
}
