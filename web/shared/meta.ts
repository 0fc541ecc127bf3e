// The description of the register, fetched once: entities, fields, code lists, figures.
import { reactive } from 'vue'
import { get } from './api'
import { filters_of } from './figures'
import { i18n, label_of } from './i18n'
import type { code_label, entity_meta, field_meta, figure_meta, meta_answer } from './types'

export const meta = reactive<meta_answer & { ready: boolean }>({
  entities: [],
  figures: [],
  ready: false,
})

let loading: Promise<void> | null = null

export function load_meta(): Promise<void> {
  loading ??= get<meta_answer>('/meta').then(
    (answer) => {
      meta.entities = answer.entities
      meta.figures = answer.figures
      meta.ready = true
    },
    (refusal) => {
      loading = null
      throw refusal
    },
  )
  return loading
}

/** By plural ("persons") or by name ("person"): references use the one, addresses the other. */
export const entity_of = (kind: string): entity_meta | undefined =>
  meta.entities.find((e) => e.plural === kind || e.name === kind)

export const field_of = (kind: string, name: string): field_meta | undefined =>
  entity_of(kind)?.fields.find((f) => f.name === name)

export const figure_of = (id: string): figure_meta | undefined =>
  meta.figures.find((f) => f.id === id)

export const kind_label = (kind: string) => label_of(entity_of(kind)) || kind

/** Many places of a kind, where the register names the one: Hotels, of Hotel. */
export const places_label = (kind: code_label) =>
  i18n.global.te(`place_kinds.${kind.code}`) ? i18n.global.t(`place_kinds.${kind.code}`) : label_of(kind)

/** The field that names a record of this kind. */
export const label_field = (kind: string) => entity_of(kind)?.label_field ?? 'name'

/** The role sees this kind's names masked: words of a name find nothing for it. */
export const hides_names = (kind: string) => field_of(kind, label_field(kind))?.masked === true

export function code_text(field: field_meta | undefined, code: unknown): string {
  const found = field?.codes?.find((c) => c.code === code)
  return found ? label_of(found) : String(code ?? '')
}

/** The figure that counts what a list shows without its finer filters, to stand beside units in the tree. */
export function counting_figure(kind: string, base: Record<string, string[]> = {}): figure_meta | undefined {
  const wanted = Object.fromEntries(Object.entries(base).map(([name, codes]) => [name, codes.join(',')]))
  const same = (figure: figure_meta) => JSON.stringify(filters_of(figure)) === JSON.stringify(wanted)
  return meta.figures.find((f) => f.list === kind && same(f))
}
