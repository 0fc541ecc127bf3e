import { describe, expect, it } from 'vitest'
import { relations_of } from '../desk/record/related'
import { plan_of, state_order } from '../desk/record/stairs'
import type { entity_meta, record } from '../shared/types'

const door = (id: string, unit_no: number, floor: number, number: string, use = 'dwelling'): record => ({
  id, version: 1, unit_no, floor, number, use,
})
const home = (id: string, at: string, occupancy = 'occupied'): record => ({
  id, version: 1, door: { id: at, label: at }, occupancy,
})
const person = (id: string, of: string, presence: string): record => ({
  id, version: 1, household: { id: of, label: of }, presence,
})

describe('the stair matrix', () => {
  const doors = [
    door('a', 1, 2, '201'), door('b', 1, 2, '202'), door('c', 1, 1, '101', 'vacant'), door('d', 2, 1, '101'),
    door('e', 2, 1, '1010'), door('f', 2, 1, '102'),
  ]
  const households = [home('A', 'a'), home('B', 'b'), home('D', 'd', 'away'), home('F', 'f')]
  const persons = [
    person('1', 'A', 'present'), person('2', 'B', 'present'), person('3', 'B', 'away'), person('4', 'F', 'not_returned'),
  ]
  const plan = plan_of(doors, households, persons)

  it('puts every door into exactly one state', () => {
    expect(plan.counts).toEqual({ present: 1, partly: 1, vacant: 1, away: 2, open: 1 })
    expect(state_order.reduce((sum, state) => sum + plan.counts[state], 0)).toBe(plan.total)
  })
  it('stands units side by side, the top floor first, doors in order', () => {
    expect(plan.units.map((u) => u.unit_no)).toEqual([1, 2])
    expect(plan.units[0].floors.map((f) => f.floor)).toEqual([2, 1])
    expect(plan.units[1].floors[0].doors.map((d) => d.number)).toEqual(['101', '102', '1010'])
  })
  it('counts who is there', () => {
    const cell = plan.units[0].floors[0].doors[1]
    expect([cell.present, cell.persons, cell.household]).toEqual([1, 2, 'B'])
  })
  it('is empty for a building without doors', () => expect(plan_of([], [], []).units).toEqual([]))
})

describe('what belongs to a record', () => {
  const ref = (name: string, to: string, filterable: boolean) => ({
    name, kind: 'ref', ref: to, filterable, label_zh: '', label_en: '',
  })
  const entities: entity_meta[] = [
    { name: 'building', plural: 'buildings', label_zh: '', label_en: '', fields: [] },
    { name: 'place', plural: 'places', label_zh: '', label_en: '', fields: [] },
    { name: 'door', plural: 'doors', label_zh: '', label_en: '', fields: [ref('building', 'building', true)] },
    { name: 'stall', plural: 'stalls', label_zh: '', label_en: '', fields: [ref('market', 'place', true)] },
    { name: 'person', plural: 'persons', label_zh: '', label_en: '', fields: [ref('household', 'household', true)] },
  ]
  it('shows stalls of markets only, and doors as stairs', () => {
    expect(relations_of('places', { id: 'm', version: 1, kind: 'market' }, entities)).toEqual([
      { kind: 'stalls', query: { market: 'm' }, add: true },
    ])
    expect(relations_of('places', { id: 'm', version: 1, kind: 'hotel' }, entities)).toEqual([])
    expect(relations_of('buildings', { id: 'b', version: 1 }, entities)).toEqual([])
  })
  it('shows who lives with a person', () => {
    const found = relations_of('persons', { id: 'p', version: 1, household: { id: 'h', label: '' } }, entities)
    expect(found[0]).toMatchObject({ kind: 'persons', query: { household: 'h' }, without: 'p' })
  })
})
