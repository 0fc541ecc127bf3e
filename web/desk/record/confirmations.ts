// Some refusals are doubts: a person who has checked the original may confirm and save.
import { reactive, watch, type Ref } from 'vue'
import { api_problem } from '../../shared/api'

const doubts = ['credit_code_check']

export function use_confirmations(refusal: Ref<unknown>) {
  const confirmed = reactive(new Set<string>())
  const asked = reactive(new Set<string>())
  watch(refusal, (now) => {
    if (!(now instanceof api_problem)) return
    for (const each of now.errors) if (each.field && doubts.includes(each.code)) asked.add(each.field)
  })
  return {
    confirmed,
    may_confirm: (field: string) => asked.has(field),
    confirm: (field: string, yes: boolean) => void (yes ? confirmed.add(field) : confirmed.delete(field)),
  }
}
