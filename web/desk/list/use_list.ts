// One page of a list: fetches when the question changes, keeps the old rows while it asks.
import { computed, reactive, ref, watch, type Ref } from 'vue'
import { get } from '../../shared/api'
import { request_query, type list_state } from '../../shared/list_state'
import type { list_answer, record } from '../../shared/types'

export interface list_page {
  items: record[]
  total: number | null
  as_of: string | number | null
  busy: boolean
  refusal: unknown
}

export function use_list(kind: Ref<string>, state: Ref<list_state>, limit: Ref<number>) {
  const page = reactive<list_page>({ items: [], total: null, as_of: null, busy: false, refusal: null })
  const cursors = ref<string[]>([])
  const next = ref<string | null>(null)
  const before = ref(0)
  let asking: AbortController | null = null

  async function load() {
    asking?.abort()
    const mine = new AbortController()
    asking = mine
    page.busy = true
    try {
      const cursor = cursors.value[cursors.value.length - 1]
      const query = { ...request_query(state.value), limit: limit.value, cursor }
      const answer = await get<list_answer>(`/${kind.value}`, query, mine.signal)
      page.items = answer.items
      page.total = answer.total
      page.as_of = answer.as_of ?? null
      next.value = answer.next || null
      page.refusal = null
    } catch (refusal) {
      if (mine.signal.aborted) return
      page.refusal = refusal
    }
    if (asking === mine) page.busy = false
  }

  function restart() {
    cursors.value = []
    before.value = 0
    return load()
  }

  async function forward() {
    if (!next.value || page.busy) return
    before.value += page.items.length
    cursors.value.push(next.value)
    await load()
  }

  async function back() {
    if (!cursors.value.length || page.busy) return
    cursors.value.pop()
    before.value = Math.max(0, before.value - limit.value)
    await load()
  }

  watch(kind, () => {
    page.items = []
    page.total = null
  })
  watch([kind, () => JSON.stringify(request_query(state.value)), limit], restart, { immediate: true })

  const range = computed(() => ({
    from: page.items.length ? before.value + 1 : 0,
    to: before.value + page.items.length,
  }))
  return {
    page,
    range,
    can_back: computed(() => cursors.value.length > 0),
    can_forward: computed(() => next.value !== null),
    load,
    restart,
    forward,
    back,
  }
}
