import { afterEach, expect, it, vi } from 'vitest'
import { use_kept_round } from '../desk/round/kept_round'

interface sent {
  method: string
  path: string
  body: Record<string, unknown>
  version?: string
}

/** A server that answers with these in turn: a status, or no answer at all. */
function server(...statuses: (number | 'lost')[]) {
  const heard: sent[] = []
  vi.stubGlobal('fetch', async (path: string, asked: RequestInit) => {
    const body = JSON.parse(String(asked.body))
    heard.push({ method: asked.method!, path, body, version: (asked.headers as Record<string, string>)['If-Match'] })
    const status = statuses.shift()!
    if (status === 'lost') throw new TypeError('no network')
    const made = { id: heard[0].body.id, name: heard[0].body.name, version: heard.filter((each) => each.method === 'PATCH').length + 1, state: 'draft' }
    return new Response(JSON.stringify(status < 300 ? made : { title: 'refused' }), { status })
  })
  return heard
}
afterEach(() => vi.unstubAllGlobals())

const how = (heard: sent[]) => heard.map((each) => `${each.method} ${each.path.replace(String(heard[0].body.id), 'ID')}`)

it('changes the round it made when it is pressed again', async () => {
  const heard = server(201, 200)
  const { known, keep } = use_kept_round()
  const one = await keep({ name: '一' })
  await keep({ name: '二' })
  expect(how(heard)).toEqual(['POST /api/v1/rounds', 'PATCH /api/v1/rounds/ID'])
  expect([known.value?.id, heard[1].version]).toEqual([one.id, '1'])
})

it('makes one round when the answer was lost, with what is typed now', async () => {
  const heard = server('lost', 201, 200)
  const { keep } = use_kept_round()
  await expect(keep({ name: '一' })).rejects.toThrow()
  await keep({ name: '二' })
  expect(how(heard)).toEqual(['POST /api/v1/rounds', 'POST /api/v1/rounds', 'PATCH /api/v1/rounds/ID'])
  expect(heard[1].body.id).toBe(heard[0].body.id)
  expect(heard[2].body.name).toBe('二')
})

it('needs no second step after a mistake that was told', async () => {
  const heard = server(422, 201)
  const { keep } = use_kept_round()
  await expect(keep({ name: '' })).rejects.toThrow()
  await keep({ name: '一' })
  expect(how(heard)).toEqual(['POST /api/v1/rounds', 'POST /api/v1/rounds'])
})
