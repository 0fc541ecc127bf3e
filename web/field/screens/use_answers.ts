// What this round asks at a door: answers as they are given, what is still open, and pointing at it once.
import { computed, nextTick, ref, type Ref } from 'vue'
import { is_not_reached, type outcome } from '../../shared/outcomes'
import { answers_at, field, keep_answers } from '../data/keeper'
import type { question, row, target } from '../model/types'
import { is_readings, merged, still_open, was_answered, type answers, type readings } from '../model/visit'

interface door {
  target: Ref<target | undefined>
  people: Ref<row[]>
  questions: Ref<question[]>
  /** How the visit ends already, since people were changed. */
  ends_as: Ref<outcome | undefined>
}

const retests_of = (of: target | undefined): readings =>
  Object.fromEntries(Object.entries(of?.retest ?? {}).map(([person, first]) => [person, first.value]))

/** Without a target nothing takes a temperature or an answer: nothing asks for one. */
function use_asked({ target, questions }: door) {
  const asked = computed(() => (target.value ? questions.value : []))
  const measures = computed(() => asked.value.find((each) => each.kind === 'temperature'))
  const others = computed(() => asked.value.filter((each) => each.kind !== 'temperature'))
  return { asked, measures, others }
}

/** A question nobody answered is pointed at once; the second tap saves without it. Who was not measured is marked
 *  from the start and holds nothing up: a door without a change takes one tap. */
function use_pointing(open: Ref<still_open>) {
  const pointed_at = ref(false)
  const count = computed(() => open.value.questions.size)
  const is_pointing = computed(() => pointed_at.value && count.value > 0)
  async function points_at_open(): Promise<boolean> {
    if (!count.value || pointed_at.value) return false
    pointed_at.value = true
    await nextTick()
    document.querySelector('[data-open]')?.scrollIntoView({ block: 'center' })
    return true
  }
  return { is_pointing, points_at_open }
}

/** What was said at the visit before and at this one. */
function use_said(id: string, { target, ends_as }: door, measures: Ref<question | undefined>) {
  const is_answered = computed(() => target.value !== undefined && !is_not_reached(target.value.outcome))
  const draft = computed(() => answers_at(id) ?? {})
  /** Let to others, what was answered before is not theirs. */
  const stands = computed(() => is_answered.value && ends_as.value !== 'sublet')
  const answers = computed(() => merged(stands.value ? target.value?.answers : undefined, draft.value))
  /** Answered before, and now answered anew: a second temperature, a changed answer. */
  const is_anew = computed(() => is_answered.value && Object.keys(draft.value).length > 0)
  const readings_in = (given: answers): readings => {
    const found = measures.value ? given[measures.value.id] : undefined
    return is_readings(found) ? found : {}
  }
  /** Typed at this visit; only these travel with it, for a first reading sent again would pass for a second. */
  const typed = computed(() => readings_in(draft.value))
  const known = computed((): readings => ({ ...readings_in(answers.value), ...retests_of(target.value), ...typed.value }))
  return { is_answered, stands, draft, answers, is_anew, typed, known }
}

export function use_answers(id: string, door: door) {
  const { asked, measures, others } = use_asked(door)
  const { is_answered, stands, draft, answers, is_anew, typed, known } = use_said(id, door, measures)

  /** Somebody answered here, and what was said is not on this phone: empty choices would tell the contrary. */
  const is_unknown = computed(() => {
    const of = door.target.value
    return of !== undefined && asked.value.length > 0 && stands.value && was_answered(of.outcome) && !of.answers
  })
  const reopened = ref(false)
  const hides_questions = computed(() =>
    is_unknown.value && !reopened.value && others.value.every((each) => draft.value[each.id] === undefined))
  const open = computed(() => {
    const counted = asked.value.filter((each) => !(each.kind === 'temperature' ? is_unknown.value : hides_questions.value))
    return still_open(counted, answers.value, door.people.value, known.value)
  })

  async function answer(question: string, value: unknown) {
    const { [question]: _before, ...rest } = draft.value
    await keep_answers(id, value === undefined ? rest : { ...rest, [question]: value })
  }
  const measured = (one: row, value: number) => answer(measures.value!.id, { ...typed.value, [one.id]: value })
  const answered_by = computed(() => door.target.value?.last_by || field.person)

  return {
    answer, answered_by, answers, hides_questions, is_anew, is_answered, is_unknown, known, measured, measures, open, others, reopened,
    ...use_pointing(open),
  }
}
