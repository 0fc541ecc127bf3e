// What was answered at a door, in the words of the round's questions.
import { t } from '../../shared/i18n'
import { listed } from '../../shared/punctuation'
import { fever_from } from '../../shared/temperature'
import { settings } from '../../shared/settings'
import type { question, visit } from './shapes'

export interface said {
  label: string
  text: string
  is_fever: boolean
}

function words(of: question, value: unknown): string {
  if (typeof value === 'boolean') return t(value ? 'target.yes' : 'target.no')
  if (of.kind !== 'temperature') return String(value)
  return listed(temperatures(value).map((each) => `${each.toFixed(1)} ℃`))
}

/** One reading, or one a person. */
const temperatures = (value: unknown): number[] =>
  (typeof value === 'object' && value ? Object.values(value) : [value]).map(Number).filter((each) => !Number.isNaN(each))

export const answers_of = (of: Pick<visit, 'answers'>, questions: question[]): said[] =>
  questions.filter((each) => of.answers?.[each.id] !== undefined).map((each) => {
    const value = of.answers?.[each.id]
    return {
      label: (settings.lang === 'zh' ? each.zh : each.en) || each.zh,
      text: words(each, value),
      is_fever: each.kind === 'temperature' && temperatures(value).some((one) => one >= fever_from),
    }
  })
