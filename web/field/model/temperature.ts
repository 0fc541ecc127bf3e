// The number pad of the thermometer, and when one measures again.
export const press = (digits: string, key: string) =>
  key === 'back' ? digits.slice(0, -1) : digits.length < 3 ? digits + key : digits

/** A second measurement is due a quarter of an hour after the first. */
export const retest_at = (first_at: string) => new Date(Date.parse(first_at) + 15 * 60_000).toISOString()
