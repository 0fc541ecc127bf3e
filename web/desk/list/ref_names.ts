// Names of records that conditions refer to; each is asked for once.
import { reactive } from 'vue'
import { get } from '../../shared/api'
import { entity_of, label_field } from '../../shared/meta'
import type { record, record_ref } from '../../shared/types'

const names = reactive(new Map<string, string>())
const asked = new Set<string>()

export const remember_name = (one: record_ref) => void names.set(one.id, one.label)

/** Undefined until the server has told, or when the reader may not see the record. */
export function ref_name(kind: string, id: string): string | undefined {
  const plural = entity_of(kind)?.plural
  if (plural && !names.has(id) && !asked.has(id)) {
    asked.add(id)
    void get<record>(`/${plural}/${id}`).then(
      (found) => remember_name({ id, label: String(found[label_field(plural)] ?? id) }),
      () => undefined,
    )
  }
  return names.get(id)
}
