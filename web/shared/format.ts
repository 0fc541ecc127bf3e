// How values look: numbers, percents, dates, division codes. Pure: the clock is an argument.

export type lang = 'zh' | 'en'
export const unknown_mark = '—'

/** 845317 → "845,317"; zero is 0, unknown is a dash. */
export function number_text(value: unknown, decimals = 0): string {
  if (value === null || value === undefined || value === '') return unknown_mark
  const number = Number(value)
  if (!Number.isFinite(number)) return unknown_mark
  const [whole, part] = number.toFixed(decimals).split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',')
  return part ? `${grouped}.${part}` : grouped
}

/** Share with one decimal, floored: 100% only when complete. */
export function percent_text(part: number, whole: number): string {
  if (!whole) return unknown_mark
  if (part === whole) return '100%'
  return `${(Math.floor((part * 1000) / whole) / 10).toFixed(1)}%`
}

export interface clock_parts {
  year: string
  month: string
  day: string
  hour: string
  minute: string
  second: string
}

/** Parts of an instant (ISO text or UTC milliseconds) on the district's clock. */
export function parts_of(at: string | number | Date | undefined | null): clock_parts | null {
  if (at === undefined || at === null || at === '') return null
  const date = at instanceof Date ? at : new Date(at)
  if (Number.isNaN(date.getTime())) return null
  // Always +08:00 since 1991; a formatter of the browser costs a phone a hundred times as much.
  const text = new Date(date.getTime() + 8 * 3_600_000).toISOString()
  const [year, month, day, hour, minute, second] = text.slice(0, 19).split(/[-T:]/)
  return { year, month, day, hour, minute, second }
}

export function day_text(at: string | number | Date): string {
  const p = parts_of(at)
  return p ? `${p.year}-${p.month}-${p.day}` : unknown_mark
}

/** "今日 15:42", "03-12 09:14" this year, "2019-03-12 09:14" before. */
export function time_text(at: string | number | undefined | null, now: Date, in_lang: lang): string {
  const p = parts_of(at)
  const today = parts_of(now)
  if (!p || !today) return unknown_mark
  const clock = `${p.hour}:${p.minute}`
  const same_year = p.year === today.year
  if (same_year && p.month === today.month && p.day === today.day)
    return in_lang === 'zh' ? `今日 ${clock}` : `today ${clock}`
  return same_year ? `${p.month}-${p.day} ${clock}` : `${p.year}-${p.month}-${p.day} ${clock}`
}

/** The as-of time beside a figure: only the clock today, with the date otherwise. */
export function as_of_text(at: string | number | undefined | null, now: Date): string {
  const p = parts_of(at)
  if (!p) return unknown_mark
  const clock = `${p.hour}:${p.minute}:${p.second}`
  return day_text(now) === `${p.year}-${p.month}-${p.day}` ? clock : `${p.month}-${p.day} ${clock}`
}

/** Day as the server sends it (20200330 or "2020-03-30") → "2020-03-30". */
export function date_text(value: unknown): string {
  if (value === null || value === undefined || value === '') return unknown_mark
  const digits = String(value)
  if (/^\d{8}$/.test(digits))
    return `${digits.slice(0, 4)}-${digits.slice(4, 6)}-${digits.slice(6)}`
  return digits.slice(0, 10)
}

/** Whole years between a birth date and today in Shanghai; null when unknown. */
export function age_of(birth: unknown, now: Date): number | null {
  const text = date_text(birth)
  const today = parts_of(now)
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || !today) return null
  const [year, month, day] = text.split('-').map(Number)
  const before =
    Number(today.month) < month || (Number(today.month) === month && Number(today.day) < day)
  return Number(today.year) - year - (before ? 1 : 0)
}

/** A division code in its natural length, cut 6 3 3 3: "370105014036003" → ["370105","014","036","003"]. */
export function code_segments(code: unknown): string[] {
  const text = natural_code(code)
  if (text.length <= 6) return text ? [text] : []
  const rest = text.slice(6).match(/.{1,3}/g) ?? []
  return [text.slice(0, 6), ...rest]
}

/** Drops the zero padding of a unit's 15-digit value. */
export function natural_code(code: unknown): string {
  let text = String(code ?? '')
  while (text.length > 6 && text.length % 3 === 0 && text.endsWith('000')) text = text.slice(0, -3)
  return text
}

/** The level a code of natural length names. */
export function level_of(code: unknown): 'district' | 'street' | 'community' | 'grid' {
  const length = natural_code(code).length
  return length <= 6 ? 'district' : length <= 9 ? 'street' : length <= 12 ? 'community' : 'grid'
}

/** Elapsed seconds as "3 分 12 秒". */
export function duration_text(seconds: number, in_lang: lang): string {
  const whole = Math.max(0, Math.round(seconds))
  const minutes = Math.floor(whole / 60)
  const rest = whole % 60
  if (in_lang === 'zh') return minutes ? `${minutes} 分 ${rest} 秒` : `${rest} 秒`
  return minutes ? `${minutes} min ${rest} s` : `${rest} s`
}
