// Days and hours on the district's clock (Asia/Shanghai has no summer time: always +08:00).
import { day_text } from '../../shared/format'

export const day_of = (now: Date) => day_text(now)

export function days_between(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000)
}

export function day_after(day: string, days = 1): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The instant of an hour of a day in Shanghai. */
export const instant_of = (day: string, clock: string) => new Date(`${day}T${clock}:00+08:00`).toISOString()

/** When nobody opened: the next evening, when people are at home. */
export const usual_revisit = (now: Date) => instant_of(day_after(day_of(now)), '19:00')

/** Choices for the next knock, soonest first: tonight while it is early, tomorrow, a day of the weekend after it. */
export function revisit_choices(now: Date): { key: string; at: string }[] {
  const today = day_of(now)
  const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
  const to_saturday = (6 - weekday + 7) % 7 || 7
  const weekend = to_saturday === 1 ? 'sunday' : 'saturday' // tomorrow has its own hours already
  const choices = [
    { key: 'tonight', at: instant_of(today, '19:00') },
    { key: 'tomorrow_noon', at: instant_of(day_after(today), '12:30') },
    { key: 'tomorrow_evening', at: usual_revisit(now) },
    { key: weekend, at: instant_of(day_after(today, to_saturday === 1 ? 2 : to_saturday), '10:00') },
  ]
  return choices.filter((each) => Date.parse(each.at) > now.getTime() + 30 * 60_000)
}
