// A figure and the list behind it are one definition: from the one to the address of the other.
import type { figure_meta } from './types'

type filter_value = string | string[]

/** The list's filters in the form of an address query: codes joined by commas. */
export function filters_query(filters: Record<string, filter_value> | undefined): Record<string, string> {
  const out: Record<string, string> = {}
  for (const [name, value] of Object.entries(filters ?? {}))
    out[name] = Array.isArray(value) ? value.join(',') : value
  return out
}

export interface list_target {
  kind: string
  query: Record<string, string>
}

/** Where a click on a figure leads; null when there is no list behind it. */
export function list_behind(
  figure: figure_meta | undefined,
  unit: string,
  plural: (kind: string) => string,
): list_target | null {
  if (!figure?.list) return null
  const query = filters_query(figure.list.filters)
  return { kind: plural(figure.list.kind), query: unit ? { ...query, unit } : query }
}

/** parts + … = whole? The difference, 0 when the sum agrees, null when something is unknown. */
export function balance(whole: number | null | undefined, parts: (number | null | undefined)[]): number | null {
  if (whole === null || whole === undefined || parts.some((p) => p === null || p === undefined)) return null
  return parts.reduce<number>((sum, p) => sum + Number(p), 0) - whole
}
