// What a visit at a door does: the change, the next door, and a moment to take it back.
import { computed, reactive, ref } from 'vue'
import { useRouter } from 'vue-router'
import type { outcome } from '../../shared/outcomes'
import { answers_at, field, ground, keep_answers, queue, record, take_back, view } from '../data/keeper'
import { position_now } from '../data/phone_settings'
import { next_door, object_name, object_of, people_at, target_at } from '../model/ground'
import type { operation, row } from '../model/types'
import { is_unasked, merged, said_again, was_answered } from '../model/visit'
import { w } from '../words'

/** The last thing saved, shown on the next screen with a way back. */
export const last_saved = reactive({ text: '', seqs: [] as number[], door: '' })
/** How the next door was found: by its code, a list, or the phone call. */
export const found_by = reactive<{ door: string; how: 'qr' | 'list' }>({ door: '', how: 'list' })
/** Doors where people were changed since the visit began, and how that visit ends: verified, or let to others. */
const changed = reactive(new Map<string, outcome>())

export const note_change = (door: string, ends_as: outcome = 'verified') => {
  if (!changed.has(door) || ends_as !== 'verified') changed.set(door, ends_as)
}

type draft = Omit<operation, 'id' | 'made_at'>

export function visit_draft(door: string, outcome: outcome, more: Record<string, unknown> = {}): draft {
  const how = outcome === 'by_phone' ? 'phone' : found_by.door === door ? found_by.how : 'list'
  // The later visit counts: what this phone knows of the former's answers goes with it, unless others live there now.
  const again = was_answered(outcome) && outcome !== 'sublet' ? said_again(target_at(view.value, field.round, door)?.answers) : {}
  const answers = is_unasked(outcome) ? {} : merged(again, answers_at(door))
  const given = Object.keys(answers).length ? { answers } : {}
  const patch = { round: field.round, outcome, how, at: new Date().toISOString(), ...given, ...position_now(), ...more }
  return { entity: 'visit', record: door, base_version: 0, patch }
}

/** A household leaves the grid, and takes along whom this phone sees in it. */
export function left_draft(home: row): draft {
  const people = (ground.value.people.get(home.id) ?? []).map((each) => each.id)
  return { entity: 'household', record: home.id, base_version: home.version, patch: { _moved: { out: true, people } } }
}

export const forget_saved = () => void Object.assign(last_saved, { seqs: [], text: '', door: '' })

function tell(door: string, name: string, what: string, seqs: number[]) {
  Object.assign(last_saved, { seqs, door, text: w('door.saved', { door: name, what }) })
}

/** A visit and whatever else belongs to it. */
export async function save_visit(door: row | undefined, outcome: outcome, drafts: draft[]) {
  const seqs = await record(drafts)
  const id = door?.id ?? drafts[drafts.length - 1].record
  tell(id, object_name(view.value, id, target_at(view.value, field.round, id)?.label), w(`outcome.${outcome}`), seqs)
  changed.delete(id)
  if (answers_at(id) && !is_unasked(outcome)) await keep_answers(id, null)
}

/** People alone: the visit goes on, and keeps what was answered so far. */
export async function save_people(door: row, drafts: draft[], ends_as: outcome) {
  tell(door.id, object_name(view.value, door.id), w('door.people_saved'), await record(drafts))
  note_change(door.id, ends_as)
}

export async function undo() {
  const { seqs, door } = last_saved
  forget_saved()
  return (await take_back(seqs)) ? door : ''
}

export function use_door(id: string) {
  const router = useRouter()
  const busy = ref(false)
  const object = computed(() => object_of(view.value, id))
  const is_door = computed(() => view.value.rows.door.has(id))
  const target = computed(() => target_at(view.value, field.round, id))
  const people = computed(() => people_at(ground.value, id))
  const homes = computed(() => ground.value.homes.get(id) ?? [])
  const next = computed(() => (is_door.value ? next_door(view.value, ground.value, field.round, object.value) : undefined))
  const questions = computed(() => view.value.rounds.get(field.round)?.questions ?? [])
  const unsent = computed(() => {
    const mine = new Set([id, ...homes.value.map((each) => each.id), ...people.value.map((each) => each.id)])
    return queue.value.filter((each) => mine.has(each.operation.record)).length
  })
  const ends_as = computed(() => changed.get(id))

  async function go_on() {
    const to = next.value
    const block = object.value?.building || object.value?.courtyard || (ground.value.doors.has(id) ? id : '')
    if (to) await router.replace({ name: 'door', params: { id: to.id } })
    else if (block) await router.replace({ name: 'stairs', params: { id: String(block) }, query: { unit: String(object.value?.unit_no ?? 0) } })
    else await router.replace({ name: 'today' })
  }

  /** Saves one outcome with whatever else belongs to it, and goes to the next door. */
  async function visit(outcome: outcome, more: Record<string, unknown> = {}, before: draft[] = []) {
    if (busy.value) return
    busy.value = true
    try {
      await save_visit(object.value, outcome, [...before, visit_draft(id, outcome, more)])
      await go_on()
    } finally {
      busy.value = false
    }
  }

  const all_moved = () => homes.value.map(left_draft)

  return { object, is_door, target, people, homes, next, questions, unsent, ends_as, busy, visit, all_moved }
}
