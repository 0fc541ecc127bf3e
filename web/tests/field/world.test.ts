import { describe, expect, it } from 'vitest'
import { apply, take_result } from '../../field/model/apply'
import { due_of, look_of } from '../../field/model/due'
import { forms_of, lines_saved, with_saved } from '../../field/model/forms'
import { door_name, ground_of, next_door, people_at, target_at } from '../../field/model/ground'
import { search } from '../../field/model/search'
import { stairways } from '../../field/model/stairs'
import { counts_of, progress_of, sections_of, waiting } from '../../field/model/today'
import { copy_of, take, world_of } from '../../field/model/world'
import { grid, made, now, round } from './fixture'

const world = () => world_of(grid())
const target = (of: ReturnType<typeof world>, id: string) => target_at(of, round, id)!

describe('the grid in memory', () => {
  it('reads references either way and days as numbers', () => {
    const here = world()
    expect(here.rows.person.get('p1')?.household).toBe('h1')
    expect(here.rounds.get(round)).toMatchObject({ starts_on: '2020-03-10', questions: [] })
  })
  it('takes in what changed, and lets go of what left', () => {
    const here = world()
    const changed = take(here, {
      records: { persons: [{ id: 'p1', version: 4, household: 'h1', name: '刘秀华', presence: 'away' }] }, removed: ['p3', 'd102'],
      server_time: '', since: '101',
    })
    expect(here.rows.person.get('p1')?.version).toBe(4)
    expect([here.rows.person.has('p3'), here.rows.door.has('d102'), target(here, 'd102')]).toEqual([false, false, undefined])
    expect(changed.has('person') && changed.has('targets')).toBe(true)
    expect(here.unit.name).toBe('柳岸 003')
  })
  it('still counts in its round what the register ended, and not what moved away', () => {
    const here = world()
    const counted = progress_of(here, round).targets
    take(here, { targets: [{ round, object: 'd101', outcome: 'gone', version: 2 }], removed: ['d101'], server_time: '', since: '101' })
    expect([here.rows.door.has('d101'), target(here, 'd101').outcome, progress_of(here, round).targets]).toEqual([false, 'gone', counted])
    take(here, { removed: ['e101'], server_time: '', since: '102' })
    expect(progress_of(here, round).targets).toBe(counted - 1)
  })
  it('lays a change over a copy without touching what the server confirmed', () => {
    const confirmed = world()
    const seen = copy_of(confirmed)
    apply(seen, made({ patch: { phone: '1' } }))
    expect([confirmed.rows.person.get('p1')?.phone, seen.rows.person.get('p1')?.phone]).toEqual(['13900009999', '1'])
  })
})

describe('changes', () => {
  it('count a knock and plan the next one', () => {
    const here = world()
    apply(here, made({ entity: 'visit', record: 'd101', patch: { round, outcome: 'no_answer' } }))
    expect(target(here, 'd101')).toMatchObject({ outcome: 'no_answer', attempts: 1, revisit_at: '2020-03-13T11:00:00.000Z', due_on: '2020-03-13' })
    apply(here, made({ entity: 'visit', record: 'd101', patch: { round, outcome: 'verified' } }))
    expect(target(here, 'd101')).toMatchObject({ outcome: 'verified', attempts: 1, revisit_at: '' })
  })
  it('hold a fever until it was measured again', () => {
    const here = world()
    const visit = (value: number) =>
      apply(here, made({ entity: 'visit', record: 'd101', patch: { round, outcome: 'unchanged', answers: { t: { p1: value } } } }))
    visit(37.6)
    expect(due_of(target(here, 'd101'), now)).toMatchObject({ kind: 'retest', value: 37.6 })
    visit(37.5)
    expect(due_of(target(here, 'd101'), now).kind).toBe('none')
  })
  it('let people leave, come back and move away', () => {
    const here = world()
    apply(here, made({ patch: { presence: 'away', presence_since: '2020-03-12' } }))
    expect(here.rows.person.get('p1')).toMatchObject({ presence: 'away', presence_since: '2020-03-12' })
    apply(here, made({ patch: { _moved: { out: true } } }))
    expect(people_at(ground_of(here), 'd101').map((each) => each.id)).toEqual(['p2'])
  })
  it('of who has left the grid meanwhile bring nobody back', () => {
    const here = world()
    take(here, { removed: ['p1'], server_time: '', since: '101' })
    apply(here, made({ patch: { phone: '1' } }))
    expect(here.rows.person.has('p1')).toBe(false)
    apply(here, made({ record: 'new', base_version: 0, patch: { name: '新来', household: 'h1' } }))
    expect(here.rows.person.get('new')?.name).toBe('新来')
  })
  it('take along what the server says has left, with what its round counts there', () => {
    const here = world()
    take_result(here, made({ patch: { phone: '1' } }), { version: 4, left: true })
    expect(here.rows.person.has('p1')).toBe(false)
    const touched = take_result(here, made({ entity: 'visit', record: 'd101', patch: { round, outcome: 'gone' } }), { version: 2, left: true })
    expect([here.rows.door.has('d101'), target(here, 'd101'), touched.includes('door')]).toEqual([false, undefined, true])
    expect(take_result(here, made({ record: 'p2', patch: { phone: '1' } }), { version: 4 })).toEqual(['person'])
    expect(here.rows.person.get('p2')).toMatchObject({ phone: '1', version: 4 })
  })
  it('answer a hint once', () => {
    const here = world()
    expect(here.hints.get('n1')?.claim).toBe('有人住')
    apply(here, made({ entity: 'hint', record: 'n1', patch: { outcome: 'found' } }))
    expect(here.hints.size).toBe(0)
    take(here, { hints: [{ id: 'n1', outcome: 'found' }, { id: 'n2', outcome: 'open' }], server_time: '', since: '2' })
    expect([...here.hints.keys()]).toEqual(['n2'])
  })
  it('of unknown doors and rounds change nothing', () => {
    const here = world()
    apply(here, made({ entity: 'visit', record: 'nowhere', patch: { round, outcome: 'verified' } }))
    expect(here.targets.size).toBe(6)
  })
})

describe('due states lie over outcomes', () => {
  const here = world()
  it('without being counted as one', () => {
    expect(due_of(target(here, 'e101'), now)).toEqual({ kind: 'overdue', days: 2 })
    expect(look_of(target(here, 'e101'), now).state).toBe('overdue')
    expect(target(here, 'e101').outcome).toBe('open')
  })
  it('end with a knock: the door is due when it is planned again', () => {
    const then = world()
    apply(then, made({ entity: 'visit', record: 'e101', patch: { round, outcome: 'no_answer', revisit_at: '2020-03-14T11:00:00.000Z' } }))
    expect(due_of(target(then, 'e101'), now)).toEqual({ kind: 'revisit', at: '2020-03-14T11:00:00.000Z', now: false })
    apply(then, made({ entity: 'visit', record: 'e101', patch: { round, outcome: 'verified' } }))
    expect(due_of(target(then, 'e101'), now).kind).toBe('none')
  })
  it('draw an outcome in its own shape otherwise', () => {
    expect(look_of(target(here, 'd1010'), now)).toEqual({ state: 'done', lettered: true })
    expect(look_of(target(here, 'd102'), now)).toEqual({ state: 'noans', lettered: false })
  })
})

describe("today's list", () => {
  const here = world()
  const items = waiting(here, ground_of(here), round, now)
  it('holds what waits, and only that', () => {
    expect(items.map((each) => each.target.object).sort()).toEqual(['d101', 'd102', 'e101', 'y1'])
    expect(progress_of(here, round)).toEqual({ targets: 6, answered: 2, no_answer: 1, missing: 4 })
  })
  it('puts the pressing first, then buildings from low to high', () => {
    expect(sections_of(here, items).map((each) => [each.key, each.items.map((one) => one.target.object)])).toEqual([
      ['first', ['e101', 'd102']], ['b1', ['d101']], ['c1', ['y1']],
    ])
  })
  it('counts each filter', () => {
    expect(counts_of(items)).toEqual({ all: 4, first: 2, no_answer: 1, revisit: 1, overdue: 1, retest: 0 })
  })
})

describe('the stairway', () => {
  const here = world()
  const [first, second] = stairways(here, ground_of(here), round, 'b1', now)
  it('stands floors from the top, doors in order', () => {
    expect(first.floors.map((each) => [each.floor, each.cells.map((one) => one.door.number)])).toEqual([[2, ['201', '1010']], [1, ['101', '102']]])
    expect([first.waiting, second.waiting]).toEqual([2, 1])
  })
  it('counts outcomes so that they add up to its doors', () => {
    const { answered, no_answer, refused, open } = first.counts
    expect(answered + no_answer + refused + open).toBe(4)
  })
  it('goes on to the next open door, climbing and round again', () => {
    const on = ground_of(here)
    expect(next_door(here, on, round, here.rows.door.get('d201'))?.id).toBe('e101')
    expect(next_door(here, on, round, here.rows.door.get('e101'))?.id).toBe('d101')
    expect(door_name(here.rows.door.get('e101'))).toBe('2-101')
  })
})

describe('search', () => {
  const here = world()
  const found = (text: string) => search(here, text).map((each) => each.person?.id ?? each.door.id)
  it('finds by name, initials, phone, door and address', () => {
    expect(found('秀华')).toEqual(['p1'])
    expect(found('LXM')).toEqual(['p2'])
    expect(found('1351')).toEqual(['p2'])
    expect(found('2-101')).toEqual(['e101'])
    expect(found('东院')).toEqual(['y1'])
  })
  it('finds nothing for nothing, and no phone from two digits', () => {
    expect(found(' ')).toEqual([])
    expect(found('51')).toEqual([])
  })
})

it('counts the forms nobody had to fill', () => {
  const visit = made({ entity: 'visit', patch: { outcome: 'no_answer' } })
  expect(forms_of(visit)).toContain('revisits')
  const saved = with_saved({}, [visit, made({ patch: { residence_type: 'migrant', presence: 'not_returned' } })])
  expect(lines_saved(saved)).toBe(7)
  expect(forms_of(made({ entity: 'conflict' }))).toEqual([])
})
