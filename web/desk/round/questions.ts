// Questions of a round as they are typed, before they are sent. Pure.
import type { question } from './shapes'

export interface typed_question extends question {
  typed_choices: string
  fixed: boolean
}

/** "公交，步行、自驾" → three; what is written twice is one choice. */
export const choices_of = (typed: string): string[] =>
  [...new Set(typed.split(/[,，、]/).map((each) => each.trim()).filter(Boolean))]

/** One choice, or none, is no question. */
export const lacks_choices = (of: typed_question) => of.kind === 'choice' && choices_of(of.typed_choices).length < 2

export function sent_question({ typed_choices, fixed: _fixed, choices: _choices, ...of }: typed_question): question {
  const words = { ...of, en: of.en.trim() || of.zh }
  return of.kind === 'choice' ? { ...words, choices: choices_of(typed_choices) } : words
}
