// Registers the service worker and notices when a newer program waits.
import { ref } from 'vue'

export const update_waiting = ref(false)
let waiting: ServiceWorker | null = null

function offer(worker: ServiceWorker | null) {
  // The first worker of a phone replaces nothing.
  if (!worker || !navigator.serviceWorker.controller) return
  waiting = worker
  update_waiting.value = true
}

function follow(registration: ServiceWorkerRegistration) {
  offer(registration.waiting)
  registration.addEventListener('updatefound', () => {
    const fresh = registration.installing
    fresh?.addEventListener('statechange', () => fresh.state === 'installed' && offer(fresh))
  })
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && navigator.onLine) void registration.update().catch(() => undefined)
  })
}

export function use_update() {
  navigator.serviceWorker.addEventListener('controllerchange', () => window.location.reload(), { once: true })
  waiting?.postMessage('use_update')
}

/** After the first page is there, so that storing the program does not delay it. */
export function start_worker() {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  const register = () =>
    void navigator.serviceWorker.register('/field/sw.js', { scope: '/field' }).then(follow, () => undefined)
  if (document.readyState === 'complete') register()
  else window.addEventListener('load', register, { once: true })
}
