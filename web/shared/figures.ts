// A figure and the list behind it are one definition: from the one to the address of the other.
import type { figure_meta } from './types'

/** "presence=present&kind=a,b" → { presence: 'present', kind: 'a,b' } */
export const filters_of = (figure: figure_meta | undefined): Record<string, string> =>
  Object.fromEntries(new URLSearchParams(figure?.filter ?? ''))

export interface list_target {
  kind: string
  query: Record<string, string>
}

/** Where a click on a figure leads; null when there is no list behind it. */
export function list_behind(figure: figure_meta | undefined, unit: string): list_target | null {
  if (!figure?.list) return null
  const query = filters_of(figure)
  return { kind: figure.list, query: unit ? { ...query, unit } : query }
}

/** parts + … = whole? The difference, 0 when the sum agrees, null when something is unknown. */
export function balance(whole: number | null | undefined, parts: (number | null | undefined)[]): number | null {
  if (whole === null || whole === undefined || parts.some((p) => p === null || p === undefined)) return null
  return parts.reduce<number>((sum, p) => sum + Number(p), 0) - whole
}
