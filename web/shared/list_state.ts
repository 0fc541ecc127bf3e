// A list's question (unit, words, filters, order, columns) as it lives in the address. Pure.

export interface list_state {
  unit: string
  q: string
  filters: Record<string, string[]>
  sort: string
  columns: string[]
  view: string
}

export type address_query = Record<string, string | null | (string | null)[] | undefined>

const reserved = new Set(['unit', 'q', 'sort', 'cols', 'view', 'limit'])

const one = (value: address_query[string]): string => {
  const first = Array.isArray(value) ? value[0] : value
  return first ?? ''
}

const split = (text: string): string[] => text.split(',').filter(Boolean)

/** Reads the address; every name that is not reserved is a filter of codes joined by commas. */
export function parse_state(query: address_query): list_state {
  const filters: Record<string, string[]> = {}
  for (const name of Object.keys(query)) {
    const codes = split(one(query[name]))
    if (!reserved.has(name) && codes.length) filters[name] = codes
  }
  return {
    unit: one(query.unit),
    q: one(query.q),
    filters,
    sort: one(query.sort),
    columns: split(one(query.cols)),
    view: one(query.view),
  }
}

/** Back into the address, without what is empty. */
export function state_query(state: list_state): Record<string, string> {
  const query: Record<string, string> = {}
  if (state.unit) query.unit = state.unit
  if (state.q) query.q = state.q
  for (const [name, codes] of Object.entries(state.filters))
    if (codes.length) query[name] = codes.join(',')
  if (state.sort) query.sort = state.sort
  if (state.columns.length) query.cols = state.columns.join(',')
  if (state.view) query.view = state.view
  return query
}

/** The same question to the server. */
export function request_query(state: list_state): Record<string, string> {
  const query: Record<string, string> = {}
  if (state.unit) query.unit = state.unit
  if (state.q) query.q = state.q
  for (const [name, codes] of Object.entries(state.filters))
    if (codes.length) query[name] = codes.join(',')
  if (state.sort) query.sort = state.sort
  return query
}

/** Click on a heading: none → ascending → descending → none. */
export function next_sort(current: string, field: string): string {
  if (current === field) return `-${field}`
  return current === `-${field}` ? '' : field
}

export const sort_direction = (current: string, field: string) =>
  current === field ? 'ascending' : current === `-${field}` ? 'descending' : 'none'

/** What a ledger or form keeps of a question: "presence=present,away&kind=hotel". */
export const filters_in = (kept: string) => parse_state(Object.fromEntries(new URLSearchParams(kept))).filters
export const kept_filters = (filters: Record<string, string[]>) =>
  Object.entries(filters)
    .filter(([, codes]) => codes.length)
    .map(([name, codes]) => `${name}=${codes.join(',')}`)
    .join('&')
