// The service worker: the program itself is on the phone, so that it starts without a network. It holds no
// data of the grid and answers nothing of the server: those never pass through here.
// FILES and VERSION are written in by plugin.ts.

const page = '/field'
const shelf = `wangge.field.${VERSION}`

self.addEventListener('install', (event) => {
  event.waitUntil(caches.open(shelf).then((cache) => cache.addAll(FILES)))
})

self.addEventListener('activate', (event) => {
  const clear = async () => {
    for (const name of await caches.keys())
      if (name.startsWith('wangge.field.') && name !== shelf) await caches.delete(name)
    await self.clients.claim()
  }
  event.waitUntil(clear())
})

/** The page on the phone asks to be replaced by the new one it was told of. */
self.addEventListener('message', (event) => {
  if (event.data === 'use_update') void self.skipWaiting()
})

self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url)
  if (event.request.method !== 'GET' || url.origin !== self.location.origin) return
  const wanted = event.request.mode === 'navigate' ? page : url.pathname
  if (!FILES.includes(wanted)) return
  event.respondWith(caches.match(wanted, { cacheName: shelf }).then((found) => found ?? fetch(event.request)))
})
