// The description of the register, fetched once: entities, fields, code lists, figures.
import { reactive } from 'vue'
import { get } from './api'
import { label_of } from './i18n'
import type { entity_meta, field_meta, figure_meta, meta_answer } from './types'

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

export function code_text(field: field_meta | undefined, code: unknown): string {
  const found = field?.codes?.find((c) => c.code === code)
  return found ? label_of(found) : String(code ?? '')
}

/** The figure that counts all records of a kind, to stand beside units in the tree. */
export function counting_figure(kind: string): figure_meta | undefined {
  const of_kind = meta.figures.filter((f) => f.list && entity_of(f.list.kind)?.plural === kind)
  return [...of_kind].sort((a, b) => filter_count(a) - filter_count(b))[0]
}

const filter_count = (figure: figure_meta) => Object.keys(figure.list?.filters ?? {}).length
