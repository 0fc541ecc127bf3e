// Days of a round on the district's clock.
import { day_text } from '../../shared/format'

const midnight = (day: string) => Date.parse(`${day}T00:00:00Z`)

/** 0 on the last day, negative when it is over. */
export const days_left = (ends_on: string, now: Date) =>
  Math.round((midnight(ends_on) - midnight(day_text(now))) / 86_400_000)

/** The value of an input of kind datetime-local, read as Shanghai's clock. */
export const instant_of_input = (text: string) => new Date(`${text}:00+08:00`).toISOString()

/** Tomorrow at seven in the evening, for such an input. */
export function usual_revisit_input(now: Date): string {
  return `${day_text(new Date(now.getTime() + 86_400_000))}T19:00`
}
