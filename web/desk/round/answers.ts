// What was answered at a door, in the words of the round's questions.
import { t } from '../../shared/i18n'
import { settings } from '../../shared/settings'
import { readings_of, type names, type said_part } from './readings'
import type { question, visit } from './shapes'

export interface said {
  id: string
  label: string
  /** One, or one a person. */
  parts: said_part[]
}

const answer_text = (value: unknown) => (typeof value === 'boolean' ? t(value ? 'target.yes' : 'target.no') : String(value))

export const answers_of = (of: Pick<visit, 'answers'>, questions: question[], known: names = {}): said[] =>
  questions.filter((each) => of.answers?.[each.id] !== undefined).map((each) => {
    const value = of.answers?.[each.id]
    return {
      id: each.id,
      label: (settings.lang === 'zh' ? each.zh : each.en) || each.zh,
      parts: each.kind === 'temperature' ? readings_of(value, known) : [{ text: answer_text(value), is_fever: false }],
    }
  })
