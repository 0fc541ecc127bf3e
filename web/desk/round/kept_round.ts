// The round of one form, made once: a press that is repeated, because the answer was lost, is the same round.
import { ref, type Ref } from 'vue'
import { api_problem, patch, post } from '../../shared/api'
import { make_uuid } from '../../shared/uuid'
import type { round } from './shapes'

const may_have_been_taken = (refusal: unknown) => !(refusal instanceof api_problem) || !refusal.status || refusal.status >= 500

export function use_kept_round() {
  const known: Ref<round | null> = ref(null)
  const id = make_uuid()
  let unsure = false

  async function make(body: object): Promise<boolean> {
    try {
      known.value = await post<round>('/rounds', { id, ...body })
    } catch (refusal) {
      unsure ||= may_have_been_taken(refusal)
      throw refusal
    }
    return unsure
  }

  async function keep(body: object): Promise<round> {
    // A repeat is answered with what was made by the first one; it may have been typed otherwise since.
    const is_older = known.value !== null || (await make(body))
    if (is_older) known.value = await patch<round>(`/rounds/${known.value!.id}`, body, known.value!.version)
    return known.value!
  }
  return { known, keep }
}
