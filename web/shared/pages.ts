// Whole small lists: follows `next` until the end, with a limit that is reported, never silent.
import { get, type query_value } from './api'
import type { list_answer, record } from './types'

const page_rows = 1000
const most_pages = 12

export async function fetch_all(path: string, query: Record<string, query_value>): Promise<record[]> {
  const all: record[] = []
  let cursor: string | undefined
  for (let page = 0; page < most_pages; page++) {
    const answer: list_answer = await get<list_answer>(path, { ...query, limit: page_rows, cursor })
    all.push(...answer.items)
    if (!answer.next) return all
    cursor = answer.next
  }
  throw new Error(`${path}: more than ${page_rows * most_pages} rows`)
}
