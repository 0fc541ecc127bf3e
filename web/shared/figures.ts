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

/** The rows of several figures together, when they are of one list and differ in the codes of one filter. */
export function list_behind_all(figures: (figure_meta | undefined)[], unit: string): list_target | null {
  const all = figures.map((each) => list_behind(each, unit))
  const [first] = all
  if (!first || all.some((each) => each?.kind !== first.kind)) return null
  const names = new Set(all.flatMap((each) => Object.keys(each!.query)))
  const differing = [...names].filter((name) => all.some((each) => each!.query[name] !== first.query[name]))
  if (differing.length > 1 || all.some((each) => differing.some((name) => !each!.query[name]))) return null
  const union = differing.map((name) => [name, all.map((each) => each!.query[name]).join(',')])
  return { kind: first.kind, query: { ...first.query, ...Object.fromEntries(union) } }
}

/** parts + … = whole? The difference, 0 when the sum agrees, null when something is unknown. */
export function balance(whole: number | null | undefined, parts: (number | null | undefined)[]): number | null {
  if (whole === null || whole === undefined || parts.some((p) => p === null || p === undefined)) return null
  return parts.reduce<number>((sum, p) => sum + Number(p), 0) - whole
}
