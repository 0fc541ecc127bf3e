// Typed and not saved: the page asks before it is left, the browser before it is closed.
import { onBeforeUnmount, onMounted, ref } from 'vue'
import { onBeforeRouteLeave, onBeforeRouteUpdate } from 'vue-router'

export function use_leave(has_unsaved: () => boolean) {
  const answer = ref<((leave: boolean) => void) | null>(null)

  const ask = () => !has_unsaved() || new Promise<boolean>((resolve) => (answer.value = resolve))
  onBeforeRouteLeave(ask)
  // The same page of another record is another page.
  onBeforeRouteUpdate((to, from) => to.path === from.path || ask())

  const warn = (event: BeforeUnloadEvent) => void (has_unsaved() && event.preventDefault())
  onMounted(() => window.addEventListener('beforeunload', warn))
  onBeforeUnmount(() => window.removeEventListener('beforeunload', warn))

  function decide(leave: boolean) {
    answer.value?.(leave)
    answer.value = null
  }
  return { is_leaving: answer, decide }
}
