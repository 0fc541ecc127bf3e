// Which of the running rounds a phone shows when nobody chose one.
import type { round } from './types'
import type { world } from './world'

/** An ordinary round with work here, then a re-check with some, then rounds that ask nothing of this grid. */
const rank = (of: round, has_targets: boolean) => (has_targets ? 2 : 0) + (of.sample_of ? 0 : 1)

/** The newest of the best; one that is on the screen stays there while none is better. */
export function usual_round(from: world, shown = ''): string {
  const asked = new Set([...from.targets.values()].map((each) => each.round))
  const ranked = [...from.rounds.values()]
    .map((each) => ({ id: each.id, number: each.number, rank: rank(each, asked.has(each.id)) }))
    .sort((a, b) => b.rank - a.rank || b.number - a.number)
  const [best] = ranked
  return ranked.find((each) => each.id === shown && each.rank === best.rank)?.id ?? best?.id ?? ''
}
