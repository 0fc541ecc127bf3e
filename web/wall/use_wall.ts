// Everything the wall shows, refetched quietly when the server says that something changed.
import { computed, reactive } from 'vue'
import { api_problem, get } from '../shared/api'
import { on_change } from '../shared/events'
import { list_behind, list_behind_all } from '../shared/figures'
import { natural_code, parts_of } from '../shared/format'
import type { unit_collection } from '../shared/geo'
import { i18n, label_of } from '../shared/i18n'
import { figure_of, load_meta, meta } from '../shared/meta'
import { home_unit, load_about, may, resume_session, session } from '../shared/session'
import { settings } from '../shared/settings'
import type { child_unit, overview_answer } from '../shared/types'

export interface quality_rule {
  id: string
  list: string
  label_zh: string
  label_en: string
  count: number
}

/** The widest round that runs here, the newest of those, with how far it is; a re-check is nobody's sweep. */
export interface running_round {
  id: string
  number: number
  name: string
  /** Where it runs, unless that is everything the wall shows. */
  where: string
  targets: number
  not_reached: number
  overdue: number
}

interface wall_state {
  phase: 'asking' | 'signed_out' | 'ready' | 'failed'
  overview: overview_answer | null
  streets: child_unit[]
  streets_at: string | number | null
  missing: unit_collection | null
  whole: unit_collection | null
  borders: unit_collection | null
  map_at: string | number | null
  rules: quality_rule[] | null
  rules_at: string | number | null
  round: running_round | null
  round_at: string | number | null
}

export const wall = reactive<wall_state>({
  phase: 'asking', overview: null, streets: [], streets_at: null, missing: null, whole: null,
  borders: null, map_at: null, rules: null, rules_at: null, round: null, round_at: null,
})

// What the map colours: the share of the register that is not present.
export const map_figure = { part: 'persons_not_present', whole: 'persons_registered' }

const unit = () => home_unit.value

async function load_figures() {
  wall.overview = await get<overview_answer>('/overview', { unit: unit() })
}

async function load_streets() {
  const answer = await get<{ items: child_unit[]; as_of?: string }>(`/units/${unit()}/children`)
  wall.streets = answer.items
  wall.streets_at = answer.as_of ?? wall.overview?.as_of ?? Date.now()
}

async function load_map() {
  const of = (level: string, figure: string) =>
    get<unit_collection & { as_of?: string }>('/map/units', { unit: unit(), level, figure })
  const [missing, whole] = await Promise.all([of('grid', map_figure.part), of('grid', map_figure.whole)])
  wall.missing = missing
  wall.whole = whole
  wall.map_at = missing.as_of ?? Date.now()
  wall.borders ??= await of('street', map_figure.whole)
}

async function load_rules() {
  const answer = await get<{ rules: quality_rule[]; as_of?: string }>('/quality', { unit: unit() })
  wall.rules = answer.rules.filter((rule) => rule.count > 0).sort((a, b) => b.count - a.count)
  wall.rules_at = answer.as_of ?? Date.now()
}

interface listed_round {
  id: string
  number: number
  name: string
  unit: { code: string; name: string }
  sample_of: unknown
}

async function load_round() {
  if (!may('screening.read')) return
  const { items } = await get<{ items: listed_round[] }>('/rounds', { state: 'open' })
  const [chosen] = items.filter((each) => !each.sample_of).sort((a, b) => a.unit.code.length - b.unit.code.length)
  if (!chosen) return void (wall.round = null)
  const now = await get<{ targets: number; not_reached: number; overdue: number; as_of: string }>(
    `/rounds/${chosen.id}/completeness`, { unit: unit() })
  const where = natural_code(chosen.unit.code).length > natural_code(unit()).length ? chosen.unit.name : ''
  wall.round = {
    id: chosen.id, number: chosen.number, name: chosen.name, where, targets: now.targets, not_reached: now.not_reached, overdue: now.overdue,
  }
  wall.round_at = now.as_of
}

/** Old figures stay, with their old as-of time, when a refresh fails. */
async function refresh(parts: (() => Promise<void>)[]) {
  await Promise.all(parts.map((part) => part().catch(() => undefined)))
}

export async function start_wall() {
  try {
    if (!(await resume_session())) {
      void load_about()
      wall.phase = 'signed_out'
      return
    }
    await load_meta()
    await load_figures()
    wall.phase = 'ready'
  } catch (refusal) {
    wall.phase = refusal instanceof api_problem && refusal.status === 401 ? 'signed_out' : 'failed'
    return
  }
  await refresh([load_streets, load_map, load_rules, load_round])
}

const soon_ms = 1_000
const map_ms = 10_000

/** Call in a component: listens while it is mounted. */
export function follow_changes() {
  let soon = 0
  let map = 0
  const topics = () => ['units', 'compounds', 'entrances', 'buildings', 'doors', 'courtyards', 'places', 'stalls', 'households', 'persons', 'organisations']
  let sweep = 0
  on_change(['rounds'], () => {
    sweep ||= window.setTimeout(async () => {
      sweep = 0
      await refresh([load_round])
    }, soon_ms)
  })
  on_change(topics(), () => {
    soon ||= window.setTimeout(async () => {
      soon = 0
      await refresh([load_figures, load_streets])
    }, soon_ms)
    map ||= window.setTimeout(async () => {
      map = 0
      await refresh([load_map, load_rules])
    }, map_ms)
  })
}

const values = computed(() => new Map((wall.overview?.figures ?? []).map((f) => [f.id, f.value])))
export const value_of = (id: string): number | null => values.value.get(id) ?? null
/** The short name of the big screen where there is one, else the catalogue's. */
export const name_of = (id: string) =>
  i18n.global.te(`wall.names.${id}`) ? i18n.global.t(`wall.names.${id}`) : full_name(id)
const full_name = (id: string) =>
  label_of(figure_of(id)) || label_of(wall.overview?.figures.find((f) => f.id === id)) || id
export const word_of = (id: string) => (settings.lang === 'zh' ? (figure_of(id)?.unit ?? '') : '')

/** Clock of an as-of time: 15:42. */
export function clock_text(at: string | number | null | undefined): string {
  const p = parts_of(at)
  return p ? `${p.hour}:${p.minute}` : '—'
}

/** Address of the masked rows behind a figure, in the desk; `more` narrows them. */
export function rows_of(id: string, more: Record<string, string> = {}): string {
  const target = list_behind(figure_of(id), unit())
  return target ? desk_list(target.kind, { ...target.query, ...more }) : '/'
}

/** Address of the rows behind a sum of figures. */
export function rows_of_all(ids: string[]): string {
  const target = list_behind_all(ids.map(figure_of), unit())
  return target ? desk_list(target.kind, target.query) : '/'
}

export const desk_list = (kind: string, query: Record<string, string>) =>
  `/${kind}?${new URLSearchParams(query).toString()}`

export const is_ready = computed(() => wall.phase === 'ready' && meta.ready && session.account !== null)
