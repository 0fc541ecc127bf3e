// What the map shows: units of a level with one figure (as a count or a share), borders, places.
import { computed, reactive, watch, type Ref } from 'vue'
import { get } from '../../shared/api'
import { level_of, number_text } from '../../shared/format'
import { class_of, legend_of, limits_of, type unit_collection } from '../../shared/geo'
import { t } from '../../shared/i18n'
import type { overview_answer } from '../../shared/types'

export type map_level = 'street' | 'community' | 'grid'
type stamped = unit_collection & { as_of?: string }

export interface map_question {
  unit: string
  level: map_level
  figure: string
}

/** Figures that are part of a whole are coloured by their share of it. */
const wholes: Record<string, string> = {
  persons_not_present: 'persons_registered',
  persons_screened: 'persons_registered',
  migrant_population: 'persons_registered',
  party_members: 'persons_registered',
  volunteers: 'persons_registered',
  households_screened: 'doors',
  industrial_enterprises_above_scale_resumed: 'industrial_enterprises_above_scale',
}
export const whole_of = (figure: string): string | undefined => wholes[figure]

const whole_percent = (share: number) => Math.max(1, Math.round(share * 100)) / 100
const plural: Record<map_level, string> = { street: 'streets', community: 'communities', grid: 'grids' }
const above: Record<map_level, map_level | null> = { street: null, community: 'street', grid: 'street' }

export function use_map_data(asked: Ref<map_question>) {
  const shown = reactive({
    units: null as stamped | null,
    borders: null as stamped | null,
    places: null as unknown,
    whole: null as stamped | null,
    expected: null as number | null,
    refusal: null as unknown,
  })

  const units_of = (question: map_question, level: map_level, figure: string) =>
    get<stamped>('/map/units', { unit: question.unit, level, figure })

  async function load() {
    const question = asked.value
    const whole = wholes[question.figure]
    const border = above[question.level]
    const near = level_of(question.unit) === 'community' || level_of(question.unit) === 'grid'
    try {
      const [units, of, borders, places, totals] = await Promise.all([
        units_of(question, question.level, question.figure),
        whole ? units_of(question, question.level, whole) : null,
        border ? units_of(question, border, question.figure) : null,
        near ? get<unknown>('/map/places', { unit: question.unit }) : null,
        get<overview_answer>('/overview', { unit: question.unit }),
      ])
      if (question !== asked.value) return
      const expected = totals.figures.find((f) => f.id === plural[question.level])?.value ?? null
      Object.assign(shown, { units, whole: of, borders, places, expected, refusal: null })
    } catch (refusal) {
      shown.refusal = refusal
    }
  }
  watch(asked, load, { immediate: true })

  const is_share = computed(() => shown.whole !== null)
  const values = computed(() => {
    const wholes_by_code = new Map((shown.whole?.features ?? []).map((f) => [String(f.properties.code), f.properties.value]))
    const out = new Map<string, number | null>()
    for (const { properties } of shown.units?.features ?? []) {
      const code = String(properties.code)
      const whole = wholes_by_code.get(code)
      const share = whole ? (properties.value ?? 0) / whole : null
      out.set(code, is_share.value ? share : properties.value)
    }
    return out
  })
  const limits = computed(() =>
    limits_of([...values.value.values()], is_share.value ? whole_percent : undefined),
  )
  const legend = computed(() => legend_of([...values.value.values()], limits.value))
  const class_of_code = (code: string) => class_of(values.value.get(code), limits.value)

  const value_words = (value: number) => (is_share.value ? `${Math.round(value * 100)}%` : number_text(value))
  function class_words(at: number, from: number | null, to: number | null): string {
    if (at < 0) return t('wall.no_report')
    if (at === 0) return is_share.value ? '0%' : '0'
    if (from === null && to === null) return t('map.some')
    if (from === null) return t('wall.under', { n: value_words(to!) })
    return to === null ? t('wall.over', { n: value_words(from) }) : `${value_words(from)}–${value_words(to)}`
  }
  return { shown, load, values, limits, legend, class_of_code, class_words, is_share }
}
