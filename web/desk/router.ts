// Addresses of the desk; the server answers every one of them with the same page.
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { load_meta, meta } from '../shared/meta'
import { resume_session } from '../shared/session'

const register_kinds =
  'units|compounds|entrances|buildings|doors|courtyards|places|stalls|households|persons|organisations|residences'

const routes: RouteRecordRaw[] = [
  { path: '/login', name: 'login', component: () => import('./pages/login.vue') },
  { path: '/', name: 'home', component: () => import('./pages/home.vue') },
  { path: `/new/:kind(${register_kinds})`, name: 'create', component: () => import('./pages/create_page.vue') },
  { path: `/:kind(${register_kinds})`, name: 'list', component: () => import('./list/list_page.vue') },
  {
    path: `/:kind(${register_kinds})/:id`,
    name: 'record',
    component: () => import('./record/record_page.vue'),
  },
  { path: '/map', name: 'map', component: () => import('./map/map_page.vue') },
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/lost.vue') },
]

export const router = createRouter({ history: createWebHistory(), routes })

router.beforeEach(async (to) => {
  if (to.name === 'login') return true
  const signed_in = await resume_session().catch(() => false)
  if (!signed_in) return { name: 'login', query: { to: to.fullPath } }
  if (!meta.ready) await load_meta().catch(() => undefined)
  return true
})
