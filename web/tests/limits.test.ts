import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { limits } from '../shared/limits'

/** A constant of the server, as its source says. */
function of_server(file: string, name: string): number {
  const source = readFileSync(new URL(`../../src/${file}`, import.meta.url), 'utf8')
  return Number(new RegExp(`\\b${name} = (\\d+)`).exec(source)?.[1])
}

it('lets nobody type more than the server takes, nor less', () => {
  expect(limits).toEqual({
    round_name: of_server('screening/rounds.cpp', 'longest_name'),
    round_purpose: of_server('screening/rounds.cpp', 'longest_purpose'),
    question_words: of_server('screening/round_rules.cpp', 'longest_words'),
    answer: of_server('screening/round_rules.cpp', 'longest_answer'),
    visit_note: of_server('screening/visit.cpp', 'longest_note'),
    hint_name: of_server('screening/hint.cpp', 'longest_name'),
    hint_note: of_server('screening/hint.cpp', 'longest_line'),
    export_purpose: of_server('exchange/exports.cpp', 'longest_purpose'),
  })
})
