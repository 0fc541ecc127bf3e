// Live changes (SSE). One stream for the whole page; listeners say which topics they show.
import { onBeforeUnmount, reactive } from 'vue'
import { address } from './api'
import { natural_code } from './format'

export interface change {
  topic: string
  low: number
  high: number
}

type listener = (what: change) => void

export const live = reactive({ connected: false })

const listeners = new Set<{ topics: string[]; then: listener }>()
const heard_topics = new Set<string>()
let stream: EventSource | null = null

function tell(topic: string, message: MessageEvent<string>) {
  let range: { low?: number; high?: number } = {}
  try {
    range = JSON.parse(message.data)
  } catch {
    // A change without a readable range concerns everybody.
  }
  const what = { topic, low: range.low ?? 0, high: range.high ?? Number.MAX_SAFE_INTEGER }
  for (const each of listeners) if (each.topics.includes(topic)) each.then(what)
}

function hear(topic: string) {
  if (!stream || heard_topics.has(topic)) return
  heard_topics.add(topic)
  stream.addEventListener(topic, (message) => tell(topic, message as MessageEvent<string>))
}

function open_stream() {
  if (stream) return
  stream = new EventSource(address('/events'))
  stream.onopen = () => void (live.connected = true)
  stream.onerror = () => void (live.connected = false)
}

export function close_stream() {
  stream?.close()
  stream = null
  heard_topics.clear()
  live.connected = false
}

/** Calls `then` on changes of these topics while the component is mounted. */
export function on_change(topics: string[], then: listener) {
  const entry = { topics, then }
  listeners.add(entry)
  open_stream()
  topics.forEach(hear)
  onBeforeUnmount(() => listeners.delete(entry))
}

/** Does a change touch the unit with this code? */
export function touches(what: change, unit: string): boolean {
  const code = natural_code(unit)
  if (!code) return true
  const low = Number(code.padEnd(15, '0'))
  const high = Number(code.padEnd(15, '9'))
  return what.low <= high && what.high >= low
}
