// Lists from above, pasted from a spreadsheet: five columns, one line a claim. Pure.

export interface hint_line {
  name: string
  id_number: string
  phone: string
  address: string
  claim: string
  text: string
}

export interface hint_row {
  id: string
  position: number
  unit: string
  door?: string
  person?: string
  text: string
  address: string
  claim: string
  name?: string
  id_number?: string
  phone?: string
  matched_by: string
  outcome: string
  note: string
  decided_at: string | null
}

export interface hint_list {
  id: string
  name: string
  sender: string
  unit: { code: string; name: string }
  due_on: string | null
  by: { name: string } | null
  created_at: string
  by_outcome: Record<string, number>
  items_total: number
}

export const hint_outcomes = ['open', 'found', 'not_here', 'moved_to', 'wrong', 'duplicate']
export const most_lines = 500

/** Name, ID number, phone, address, claim, divided by tabs; further columns are kept as text. */
export function read_lines(pasted: string): hint_line[] {
  return pasted
    .split(/\r?\n/)
    .map((line) => line.split('\t').map((cell) => cell.trim()))
    .filter((cells) => cells.some(Boolean))
    .map(([name = '', id_number = '', phone = '', address = '', claim = '', ...rest]) => ({
      name, id_number, phone, address, claim, text: rest.filter(Boolean).join(' '),
    }))
}

export const done_of = (of: hint_list) => of.items_total - (of.by_outcome.open ?? 0)

/** Back to the sender as a table a spreadsheet takes. */
export const as_table = (rows: hint_row[], word: (outcome: string) => string): string =>
  rows
    .map((row) => [row.position, row.name, row.phone, row.address, row.claim, row.text, word(row.outcome), row.note])
    .map((cells) => cells.map((cell) => String(cell ?? '').replace(/[\t\r\n]/g, ' ')).join('\t'))
    .join('\n')
