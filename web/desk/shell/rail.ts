// The rail on the left: places to work, those the account may enter.
import type { RouteLocationNormalizedLoaded, RouteLocationRaw } from 'vue-router'
import type { icon_name } from '../../shared/icons'
import { may } from '../../shared/session'

export interface rail_item {
  name: string
  icon: icon_name
  to: () => RouteLocationRaw
  allowed: () => boolean
  holds: (route: RouteLocationNormalizedLoaded) => boolean
}

const reads = () => may('register.read')
const of_kinds = (...kinds: string[]) => (route: RouteLocationNormalizedLoaded) =>
  (route.name === 'list' || route.name === 'record') && kinds.includes(String(route.params.kind))
const named = (...names: string[]) => (route: RouteLocationNormalizedLoaded) =>
  names.includes(String(route.name))
const list = (kind: string): RouteLocationRaw => ({ name: 'list', params: { kind } })

// The pages under "data", each named like the permission that opens it.
export const data_pages = ['quality', 'duplicates', 'import', 'jobs']
export const place_kinds = ['compounds', 'entrances', 'buildings', 'doors', 'courtyards', 'places', 'stalls']

export const rail_items: rail_item[] = [
  { name: 'home', icon: 'home', to: () => ({ name: 'home' }), allowed: () => may('overview'), holds: named('home') },
  {
    name: 'rounds', icon: 'round', to: () => ({ name: 'rounds' }), allowed: () => may('screening.read'),
    holds: (route) => /^\/(rounds|hints)/.test(route.path),
  },
  {
    name: 'persons', icon: 'person', to: () => list('persons'), allowed: reads,
    holds: of_kinds('persons', 'residences'),
  },
  { name: 'households', icon: 'household', to: () => list('households'), allowed: reads, holds: of_kinds('households') },
  { name: 'places', icon: 'place', to: () => list('compounds'), allowed: reads, holds: of_kinds(...place_kinds) },
  { name: 'units', icon: 'tree', to: () => list('units'), allowed: reads, holds: of_kinds('units') },
  {
    name: 'organisations', icon: 'organisation', to: () => list('organisations'), allowed: reads,
    holds: of_kinds('organisations'),
  },
  { name: 'map', icon: 'map', to: () => ({ name: 'map' }), allowed: () => may('map'), holds: named('map') },
  {
    name: 'ledgers', icon: 'ledger', to: () => ({ name: 'ledgers' }), allowed: () => may('ledgers.read'),
    holds: named('ledgers', 'ledger', 'ledger_rows', 'templates'),
  },
  {
    name: 'report', icon: 'report', to: () => ({ name: may('reports.read') ? 'report' : 'forms' }),
    allowed: () => may('reports.read') || may('forms.answer'), holds: named('report', 'report_rows', 'forms', 'form'),
  },
  {
    name: 'data', icon: 'data', to: () => ({ name: data_pages.find((page) => may(page)) ?? 'jobs' }),
    allowed: () => data_pages.some((page) => may(page)),
    holds: named('quality', 'duplicates', 'import', 'jobs'),
  },
  {
    name: 'admin', icon: 'admin', to: () => ({ name: 'accounts' }), allowed: () => may('accounts.read'),
    holds: named('accounts', 'roles', 'audit'),
  },
  { name: 'wall', icon: 'wall', to: () => '/wall', allowed: () => may('overview') && may('map'), holds: () => false },
  { name: 'settings', icon: 'settings', to: () => ({ name: 'settings' }), allowed: () => true, holds: named('settings') },
]
