// What departments' forms ask at a door. An answer is saved at once and holds no visit up; what was said stays in
// sight until the page is left, so that nothing slips away under the finger.
import { computed, shallowReactive, type ComputedRef } from 'vue'
import { asked, queue, record, take_back, view } from '../data/keeper'
import type { asked as question_asked } from '../model/asked'

export interface asked_row extends question_asked {
  value: unknown
}

export interface asked_group {
  key: string
  rows: asked_row[]
}

/** One question, whomever it is asked of. */
const group_key = (of: question_asked) => `${of.form.id}/${of.question.id}`

export function use_forms(records: ComputedRef<string[]>) {
  const said = shallowReactive(new Map<string, asked_row>())

  const rows = computed((): asked_row[] => {
    const here = new Set(records.value)
    const open = records.value.flatMap((id) => asked.value.get(id) ?? [])
    const known = new Set(open.map((each) => each.key))
    const kept = [...said.values()].filter((each) => !known.has(each.key) && here.has(each.record))
    const place = new Map(records.value.map((id, at) => [id, at]))
    return [...open, ...kept]
      .map((each) => ({ ...each, value: view.value.told.get(each.key) ?? said.get(each.key)?.value }))
      .sort((a, b) => place.get(a.record)! - place.get(b.record)!)
  })
  const groups = computed((): asked_group[] => {
    const all = new Map<string, asked_row[]>()
    for (const each of rows.value) all.set(group_key(each), [...(all.get(group_key(each)) ?? []), each])
    return [...all].map(([key, of]) => ({ key, rows: of })).sort((a, b) => a.key.localeCompare(b.key))
  })

  /** The same again takes it back while it is still on the phone alone. */
  async function tell(row: asked_row, value: unknown, label: string) {
    const { form, question } = row
    if (value === row.value) {
      const sent = queue.value.find((each) => each.operation.entity === 'form_answer' && each.operation.record === row.record &&
        each.operation.patch.form === form.id && each.operation.patch.field === question.id)
      if (sent && (await take_back([sent.seq]))) said.delete(row.key)
      return
    }
    await record([{ entity: 'form_answer', record: row.record, base_version: 0, label, patch: { form: form.id, field: question.id, value } }])
    said.set(row.key, { ...row, value })
  }
  return { groups, tell }
}
