// A sheet of paper typed back: a line is a door's code and the number of its outcome. Pure.
import { outcomes, type outcome } from '../../shared/outcomes'

export interface paper_line {
  code: string
  object: string
  label: string
}

export type typed =
  | { kind: 'ok'; line: paper_line; outcome: outcome }
  | { kind: 'unknown_code'; code: string }
  | { kind: 'unknown_outcome'; code: string }
  | { kind: 'empty' }

const plain = (code: string) => code.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1')

/** "k7q2 3": the last word is the outcome's number, as printed in the sheet's heading. */
export function read_typed(text: string, lines: paper_line[]): typed {
  const words = text.trim().split(/\s+/).filter(Boolean)
  if (!words.length) return { kind: 'empty' }
  const code = words.length > 1 ? words.slice(0, -1).join('') : words[0]
  const line = lines.find((each) => plain(each.code) === plain(code))
  if (!line) return { kind: 'unknown_code', code }
  const found = words.length > 1 ? outcomes[Number(words[words.length - 1])] : undefined
  return found && found !== 'open' ? { kind: 'ok', line, outcome: found } : { kind: 'unknown_outcome', code }
}
