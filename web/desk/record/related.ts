// What belongs to a record: every list that can be filtered by a reference to its kind,
// plus a few hand-made ones. Pure.
import type { entity_meta, record } from '../../shared/types'
import { ref_id } from '../../shared/values'

export interface relation {
  kind: string
  query: Record<string, string>
  title?: string
  hide?: string[]
  without?: string
  add?: boolean
}

// Households and people are added from where they live.
const grows: Record<string, string[]> = { households: ['persons'], doors: ['households'], places: ['stalls'] }

// What a record lies in, and cannot leave alone: moved to another grid it goes into another one there.
const holders: Record<string, string[]> = { persons: ['household'], households: ['door'], doors: ['building', 'courtyard'], stalls: ['market'] }

/** The reference that a move fills anew; of a door in a courtyard that of the courtyard. */
export function holder_of(kind: string, item: record): string | undefined {
  const names = holders[kind] ?? []
  return names.find((name) => ref_id(item[name])) ?? names[0]
}

export function relations_of(kind: string, item: record, entities: entity_meta[]): relation[] {
  const me = entities.find((e) => e.plural === kind)
  if (!me) return []
  const out: relation[] = []
  const household = ref_id(item.household)
  if (kind === 'persons' && household)
    out.push({ kind: 'persons', query: { household }, title: 'related.same_household', without: item.id, hide: ['grid'] })
  for (const entity of entities) {
    for (const field of entity.fields) {
      if (field.kind !== 'ref' || field.ref !== me.name || !field.filterable) continue
      // Doors of a building are drawn as its stairs; only markets have stalls.
      if (kind === 'buildings' && entity.plural === 'doors') continue
      if (entity.plural === 'stalls' && item.kind !== 'market') continue
      const add = grows[kind]?.includes(entity.plural) ?? false
      out.push({ kind: entity.plural, query: { [field.name]: item.id }, add })
    }
  }
  return out
}
