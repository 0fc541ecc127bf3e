// "one | many": the phone's own words and the library of the desk choose alike.

/** The number that a text counts, however it was written: 1, "1", "1,234". */
export function count_of(slots: Record<string, unknown>): number | undefined {
  if (slots.n === undefined) return undefined
  const n = Number(String(slots.n).replace(/[,\s]/g, ''))
  return Number.isNaN(n) ? undefined : n
}

export function plural(text: string, n: number | undefined): string {
  const [one, many] = text.split(' | ')
  return many === undefined || n === 1 ? one : many
}
