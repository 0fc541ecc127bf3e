// A sheet of paper typed back: a line is a door's code, the number of its outcome, an answer to each of the
// round's questions, and a remark.
import { outcomes, type outcome } from '../../shared/outcomes'
import { to_degrees } from '../../shared/temperature'
import { make_uuid } from '../../shared/uuid'
import type { question } from './shapes'

export interface paper_line {
  /** As printed now: the beginning of `full` that tells the door from the others of its grid. */
  code: string
  full: string
  object: string
  label: string
}

export interface typed_visit {
  outcome: outcome
  answers: Record<string, unknown>
  note: string
}

/** A line taken, to be sent; the id it got then makes sending it twice the same as once. */
export type paper_entry = paper_line & typed_visit & { id: string }

type understood = { kind: 'ok'; line: paper_line } & typed_visit
export type typed =
  | understood
  | { kind: 'unknown_code' | 'unknown_outcome'; code: string }
  | { kind: 'several'; code: string; lines: paper_line[] }
  | { kind: 'unknown_answer'; question: question; given: string }
  | { kind: 'empty' }

const shortest = 4
const plain = (code: string) => code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** A sheet printed earlier may hold a code that is longer or shorter than today's. */
const lines_of = (code: string, lines: paper_line[]) => lines.filter((each) => each.full.startsWith(code))

/** The door and what follows its code, which may be written in pieces: "K7 Q2 3". */
function split_code(words: string[], lines: paper_line[]) {
  let code = ''
  let several: { code: string; lines: paper_line[] } | undefined
  for (const [at, word] of words.entries()) {
    code += plain(word)
    if (code.length < shortest) continue
    const found = lines_of(code, lines)
    if (found.length === 1) return { line: found[0], rest: words.slice(at + 1) }
    if (found.length) several ??= { code, lines: found }
    else break
  }
  return { several }
}

const yes = ['1', 'y', 'yes', '是', '有', '√', '对']
const no = ['0', 'n', 'no', '否', '无', '没有', '×', 'x']

/** undefined: it answers nothing that is asked. */
function answer_of(to: question, given: string): unknown {
  const small = given.toLowerCase()
  if (to.kind === 'yes_no') return yes.includes(small) ? true : no.includes(small) ? false : undefined
  if (to.kind === 'choice') return to.choices?.includes(given) ? given : to.choices?.[Number(given) - 1]
  if (to.kind === 'text') return given
  if (to.kind === 'temperature') return to_degrees(given)
  return given !== '' && Number.isFinite(Number(given)) ? Number(given) : undefined
}

/** "k7q2 3 1 366 dog": code, outcome, an answer a question (`-` for none), then the remark. */
export function read_typed(text: string, lines: paper_line[], questions: question[] = []): typed {
  const words = text.trim().split(/\s+/).filter(Boolean)
  if (!words.length) return { kind: 'empty' }
  const { line, rest, several } = split_code(words, lines)
  if (!line) return several ? { kind: 'several', ...several } : { kind: 'unknown_code', code: words[0] }
  const found = rest.length ? outcomes[Number(rest[0])] : undefined
  if (!found || found === 'open') return { kind: 'unknown_outcome', code: line.code }
  const answers: Record<string, unknown> = {}
  for (const [at, each] of questions.entries()) {
    const given = rest[at + 1]
    if (given === undefined || given === '-') continue
    const answer = answer_of(each, given)
    if (answer === undefined) return { kind: 'unknown_answer', question: each, given }
    answers[each.id] = answer
  }
  return { kind: 'ok', line, outcome: found, answers, note: rest.slice(questions.length + 1).join(' ') }
}

/** The newest first; a door typed again stands for what was typed before. */
export function with_line(entries: paper_entry[], { line, outcome, answers, note }: understood, id = make_uuid()): paper_entry[] {
  return [{ ...line, id, outcome, answers, note }, ...entries.filter((each) => each.object !== line.object)]
}

export const sent_visit = ({ id, object, outcome, answers, note }: paper_entry) => ({ id, object, outcome, answers, note: note || undefined })
