// A list shows its first screenful at once and draws the rest behind it, a few rows at a time: on a cheap
// phone a screen changes as fast with three hundred rows as with nine.
import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

const screenful = 8
const step = 12

/** How many rows to draw now; grows to `most` and stays in reach of a tap meanwhile. */
export function rows_to_draw(most: () => number): Ref<number> {
  const drawn = ref(screenful)
  let timer = 0
  const later = () => (timer = window.setTimeout(grow, 30))
  function grow() {
    if (drawn.value >= most()) return
    drawn.value += step
    later()
  }
  onMounted(() => requestAnimationFrame(later))
  onBeforeUnmount(() => window.clearTimeout(timer))
  return drawn
}
