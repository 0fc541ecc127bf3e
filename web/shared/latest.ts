// A question that is asked again, otherwise, while its answer is on the way: only the last answer counts.
import { ref } from 'vue'

export function use_latest() {
  const failed = ref<unknown>(null)
  let last = 0

  async function ask<T>(question: () => Promise<T>, take: (answer: T) => void) {
    const mine = ++last
    try {
      const answer = await question()
      if (mine !== last) return
      take(answer)
      failed.value = null
    } catch (refusal) {
      if (mine === last) failed.value = refusal
    }
  }
  return { failed, ask }
}
