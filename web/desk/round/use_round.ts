// One round with its live counts: what a page of it needs, refreshed when the ground changes.
import { onBeforeUnmount, ref, watch, type Ref } from 'vue'
import { api_problem, get } from '../../shared/api'
import { on_change, touches } from '../../shared/events'
import { here } from '../shell/here'
import type { completeness, round } from './shapes'

/** Calls `then` when a round changes below this unit, at most every 400 ms. */
export function on_rounds(unit: () => string, then: () => void) {
  let waiting = 0
  on_change(['rounds'], (what) => {
    if (!touches(what, unit()) || waiting) return
    waiting = window.setTimeout(() => {
      waiting = 0
      then()
    }, 400)
  })
  onBeforeUnmount(() => window.clearTimeout(waiting))
}

export function use_round(id: () => string) {
  const round: Ref<round | null> = ref(null)
  const now: Ref<completeness | null> = ref(null)
  const failed = ref<unknown>(null)

  async function load() {
    const [asked, unit] = [id(), here.code]
    try {
      const one = await get<round>(`/rounds/${asked}`)
      const counts = await get<completeness>(`/rounds/${asked}/completeness`, { unit })
      if (asked !== id() || unit !== here.code) return
      round.value = one
      now.value = counts
      failed.value = null
    } catch (refusal) {
      // An interrupted answer keeps the old figures with their time.
      if (!(refusal instanceof api_problem) || refusal.status || !round.value) failed.value = refusal
    }
  }
  watch([id, () => here.code], load, { immediate: true })
  on_rounds(() => here.code, load)
  return { round, now, failed, load }
}
