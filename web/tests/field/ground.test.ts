import { describe, expect, it } from 'vitest'
import { blocks_of } from '../../field/model/blocks'
import { by_name, ground_of, object_name, whereabouts } from '../../field/model/ground'
import { in_digits, value_of } from '../../field/model/numerals'
import { usual_round } from '../../field/model/rounds'
import { sections_of, waiting } from '../../field/model/today'
import { round_of, world_of } from '../../field/model/world'
import { grid, now, round } from './fixture'

/** The courtyard itself and a shop are asked too; a second courtyard has no name but its address. */
function wider() {
  const given = grid()
  given.records!.courtyards.push({ id: 'c2', version: 1, address: '兰亭二巷 3 号' })
  given.records!.places = [{ id: 's1', version: 1, name: '平安药店', address: '兰亭路 9 号' }]
  const ask = (object: string, kind: string) => ({ round, object, kind, outcome: 'open', due_on: '2020-03-12' })
  given.targets!.push(ask('c1', 'courtyards'), ask('c2', 'courtyards'), ask('s1', 'shopfronts'))
  return world_of(given)
}

describe('names', () => {
  it('count Chinese numerals', () => {
    expect(['一', '十', '十二', '二十', '一百零三', '二〇一'].map(value_of)).toEqual([1, 10, 12, 20, 103, 201])
    expect(in_digits('兰亭社区第十二网格')).toBe('兰亭社区第12网格')
    expect(in_digits('经七路二十一号楼')).toBe('经7路21号楼')
  })
  it('are left alone where nothing is counted', () => {
    for (const name of ['三里屯', '万达广场', '五龙潭', '十亩园', '七里山']) expect(in_digits(name)).toBe(name)
  })
  it('sort by the number, however it is written', () => {
    const names = ['十巷', '二巷', '一巷', '10 号楼', '2 号楼', '十二巷', '三号楼']
    expect([...names].sort(by_name)).toEqual(['一巷', '2 号楼', '二巷', '三号楼', '10 号楼', '十巷', '十二巷'])
    expect(['兰亭二巷3号', '兰亭一巷12号', '兰亭一巷5号'].sort(by_name)).toEqual(['兰亭一巷5号', '兰亭一巷12号', '兰亭二巷3号'])
  })
  it('are there for whatever a round asks', () => {
    const here = wider()
    expect(['e101', 'c1', 'c2', 's1'].map((id) => object_name(here, id))).toEqual(['2-101', '东院', '兰亭二巷 3 号', '平安药店'])
    expect(object_name(here, 'gone', '西院')).toBe('西院')
    const beside = (id: string) => whereabouts(here, here.rows.door.get(id) ?? here.rows.courtyard.get(id) ?? here.rows.place.get(id))
    expect(['e101', 'y1', 'c2', 's1', 'gone'].map(beside)).toEqual(['3 号楼', '东院', '', '兰亭路 9 号', ''])
  })
})

it("today's list puts a courtyard before its doors, and what belongs to no house last, by name", () => {
  const here = wider()
  const sections = sections_of(here, waiting(here, ground_of(here), round, now))
  expect(sections.map((each) => [each.key, each.items.map((one) => one.name)])).toEqual([
    ['first', ['2-101', '1-102']], ['b1', ['1-101']], ['c1', ['东院', '1']], ['other', ['兰亭二巷 3 号', '平安药店']],
  ])
})

it('a courtyard counts itself where it is asked, and misses no more than it counts', () => {
  const here = wider()
  const [first, second] = blocks_of(here, ground_of(here), round, 'courtyard')
  expect(first).toMatchObject({ name: '东院', doors: 1, is_target: true, asked: true, missing: 2 })
  expect(second).toMatchObject({ doors: 0, is_target: true, missing: 1 })
  expect(blocks_of(here, ground_of(here), round, 'building')[0]).toMatchObject({ doors: 5, is_target: false, missing: 3 })
})

describe('the round on the screen when nobody chose', () => {
  const with_rounds = (...more: object[]) => {
    const here = world_of(grid())
    here.rounds = new Map([...more, { id: round, number: 7 }].map((each) => {
      const one = round_of({ ...each })
      return [one.id, one]
    }))
    return here
  }
  const asks = (here: ReturnType<typeof with_rounds>, id: string) =>
    here.targets.set(`${id}/d101`, { ...here.targets.get(`${round}/d101`)!, round: id })
  it('is never an empty one while another asks something here', () =>
    expect(usual_round(with_rounds({ id: 'new', number: 9 }), 'new')).toBe(round))
  it('is never a re-check while an ordinary one asks something here', () => {
    const here = with_rounds({ id: 'check', number: 9, sample_of: 7 })
    asks(here, 'check')
    expect(usual_round(here)).toBe(round)
    for (const key of [...here.targets.keys()]) if (key.startsWith(`${round}/`)) here.targets.delete(key)
    expect(usual_round(here)).toBe('check')
  })
  it('is the newest, but stays the one that is shown', () => {
    const here = with_rounds({ id: 'new', number: 9 })
    asks(here, 'new')
    expect([usual_round(here), usual_round(here, round)]).toEqual(['new', round])
    expect(usual_round(world_of({ ...grid(), rounds: [], targets: [] }))).toBe('')
  })
})
