// Addresses of the desk; the server answers every one of them with the same page.
import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { load_meta, meta } from '../shared/meta'
import { may, resume_session, session } from '../shared/session'
import { go_to_unit } from './shell/here'

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
  { path: '/rounds', name: 'rounds', component: () => import('./round/rounds_page.vue') },
  { path: '/hints', name: 'hints', component: () => import('./round/hints_page.vue') },
  { path: '/hints/:id', name: 'hint_list', component: () => import('./round/hint_list_page.vue') },
  { path: '/rounds/new', name: 'round_new', component: () => import('./round/round_form.vue') },
  { path: '/rounds/:id', name: 'round', component: () => import('./round/round_page.vue') },
  { path: '/rounds/:id/edit', name: 'round_edit', component: () => import('./round/round_form.vue') },
  { path: '/rounds/:id/targets', name: 'round_targets', component: () => import('./round/targets_page.vue') },
  { path: '/rounds/:id/sheets', name: 'round_sheets', component: () => import('./round/sheets_page.vue') },
  { path: '/rounds/:id/conflicts', name: 'round_conflicts', component: () => import('./round/conflicts_page.vue') },
  { path: '/rounds/:id/difference', name: 'round_difference', component: () => import('./round/difference_page.vue') },
  { path: '/rounds/:id/paper', name: 'round_paper', component: () => import('./round/paper_page.vue') },
  { path: '/settings', name: 'settings', component: () => import('./account/settings_page.vue') },
  { path: '/setup', name: 'setup', component: () => import('./account/setup_page.vue') },
  { path: '/quality', name: 'quality', component: () => import('./data/quality_page.vue') },
  { path: '/duplicates', name: 'duplicates', component: () => import('./data/duplicates_page.vue') },
  { path: '/import', name: 'import', component: () => import('./import/import_page.vue') },
  { path: '/jobs', name: 'jobs', component: () => import('./data/jobs_page.vue') },
  { path: '/accounts', name: 'accounts', component: () => import('./admin/accounts_page.vue') },
  { path: '/roles', name: 'roles', component: () => import('./admin/roles_page.vue') },
  { path: '/audit', name: 'audit', component: () => import('./admin/audit_page.vue') },
  { path: '/ledgers', name: 'ledgers', component: () => import('./ledger/ledger_page.vue') },
  { path: '/ledgers/:id', name: 'ledger', component: () => import('./ledger/ledger_page.vue') },
  { path: '/ledgers/:id/rows', name: 'ledger_rows', component: () => import('./ledger/rows_page.vue') },
  { path: '/templates', name: 'templates', component: () => import('./ledger/templates_page.vue') },
  { path: '/report', name: 'report', component: () => import('./report/report_page.vue') },
  { path: '/report/rows', name: 'report_rows', component: () => import('./ledger/rows_page.vue') },
  { path: '/forms', name: 'forms', component: () => import('./report/forms_page.vue') },
  { path: '/forms/:id', name: 'form', component: () => import('./report/form_page.vue') },
  { path: '/map', name: 'map', component: () => import('./map/map_page.vue') },
  { path: '/:rest(.*)*', name: 'lost', component: () => import('./pages/lost.vue') },
]

// The permission that opens a page; a page that an account may not open does not exist for it.
const needed: Record<string, string> = {
  create: 'register.write', list: 'register.read', record: 'register.read', quality: 'quality', duplicates: 'duplicates',
  import: 'import', jobs: 'jobs', accounts: 'accounts.read', roles: 'accounts.read', audit: 'audit.read', map: 'map',
}

/** Pages of the unit in hand: an address that names one brings it along. */
const of_one_unit = new Set(['home', 'map', 'round', 'round_paper', 'ledgers', 'ledger', 'report'])

export const router = createRouter({ history: createWebHistory(), routes })

router.beforeEach(async (to) => {
  if (to.name === 'login' || to.name === 'setup') return true
  const signed_in = await resume_session().catch(() => false)
  if (!signed_in) return { name: 'login', query: { to: to.fullPath } }
  if (session.account?.must_change && to.name !== 'settings') return { name: 'settings' }
  if (!meta.ready) await load_meta().catch(() => undefined)
  const permission = needed[String(to.name)]
  if (permission && !may(permission)) return { name: 'lost', params: { rest: to.path.slice(1).split('/') }, query: { needs: permission } }
  if (to.query.unit && of_one_unit.has(String(to.name))) await go_to_unit(String(to.query.unit))
  return to.name === 'home' ? first_page() : true
})

/** Accounts without the overview begin where they work. */
function first_page() {
  if (may('overview')) return true
  return may('accounts.read') ? { name: 'accounts' } : { name: 'settings' }
}
