// Buildings, courtyards and other places of the grid, each with what is still missing there.
import { is_not_reached } from '../../shared/outcomes'
import { block_name, by_name, target_at, type ground } from './ground'
import type { row } from './types'
import type { world } from './world'

export type block_kind = 'building' | 'courtyard' | 'place'

export interface block_line {
  block: row
  name: string
  doors: number
  /** The round asks the house itself, beside its doors. */
  is_target: boolean
  asked: boolean
  missing: number
}

function line_of(from: world, on: ground, round: string, block: row): block_line {
  const doors = on.doors.get(block.id) ?? []
  const own = target_at(from, round, block.id)
  const targets = [own, ...doors.map((door) => target_at(from, round, door.id))].filter((each) => each !== undefined)
  const missing = targets.filter((each) => is_not_reached(each.outcome)).length
  return { block, name: block_name(block), doors: doors.length, is_target: own !== undefined, asked: targets.length > 0, missing }
}

export const blocks_of = (from: world, on: ground, round: string, kind: block_kind): block_line[] =>
  [...from.rows[kind].values()]
    .map((block) => line_of(from, on, round, block))
    .sort((a, b) => by_name(a.name, b.name))
