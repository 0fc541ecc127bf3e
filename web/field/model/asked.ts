// What departments' forms ask of this grid: open questions beside whom they concern, each asked once.
import type { asked_form, operation, question } from './types'
import type { world } from './world'

export interface asked {
  key: string
  form: asked_form
  question: question
  record: string
}

export const told_key = (form: string, record: string, field: string) => `${form}/${record}/${field}`
const key_of = (made: operation) => told_key(String(made.patch.form), made.record, String(made.patch.field))

const is_same = (a: question, b: question) =>
  a.zh.trim() === b.zh.trim() && a.kind === b.kind && (a.choices ?? []).join('\n') === (b.choices ?? []).join('\n')

const questions_of = (form: asked_form, fields?: string[]) =>
  fields ? form.questions.filter((each) => fields.includes(each.id)) : form.questions

export type asked_index = Map<string, asked[]>

/** By record; what two forms ask alike is asked for the first. */
export function asked_in(from: world): asked_index {
  const all: asked_index = new Map()
  for (const form of from.forms.values())
    for (const { record, fields } of form.open) {
      const here = all.get(record) ?? []
      for (const question of questions_of(form, fields))
        if (!here.some((each) => is_same(each.question, question)))
          here.push({ key: told_key(form.id, record, question.id), form, question, record })
      all.set(record, here)
    }
  return all
}

/** Of several records, those not told yet. */
export const count_asked = (from: world, index: asked_index, records: string[]): number =>
  records.reduce((sum, id) => sum + (index.get(id) ?? []).filter((each) => !from.told.has(each.key)).length, 0)

export const left_of = (from: world, form: asked_form): number =>
  form.open.reduce((sum, { record, fields }) =>
    sum + questions_of(form, fields).filter((each) => !from.told.has(told_key(form.id, record, each.id))).length, 0)

/** An answer serves every form that asks the same of this record, as the server has it too. */
export function tell(into: world, made: operation) {
  const question = into.forms.get(String(made.patch.form))?.questions.find((each) => each.id === made.patch.field)
  into.told.set(key_of(made), made.patch.value)
  for (const form of question ? into.forms.values() : [])
    for (const each of form.questions)
      if (is_same(each, question!)) into.told.set(told_key(form.id, made.record, each.id), made.patch.value)
}

/** The forms that run now. Where the server sends no list of what is open, nothing of it has changed. */
export function take_forms(into: world, from: Record<string, unknown>[]): boolean {
  const before = into.forms
  const next = from.map((each) => ({ open: before.get(String(each.id))?.open ?? [], ...each }) as asked_form)
  into.forms = new Map(next.map((each) => [each.id, each]))
  const is_open = new Set(next.flatMap((form) =>
    form.open.flatMap(({ record, fields }) => questions_of(form, fields).map((each) => told_key(form.id, record, each.id)))))
  for (const key of into.told.keys()) if (!is_open.has(key)) into.told.delete(key)
  return from.some((each) => each.open !== undefined) || before.size !== into.forms.size
}
