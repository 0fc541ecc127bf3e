// A small grid: one building with two stairways, a courtyard, four households.
import type { bundle, operation, row } from '../../field/model/types'

export const round = 'r1'
const door = (id: string, unit_no: number, floor: number, number: string, more: object = {}): row => ({
  id, version: 1, building: { id: 'b1', label: '3 号楼' }, unit_no, floor, number, address: `柳岸路 3 号楼 ${unit_no}-${number}`, ...more,
})
const home = (id: string, at: string): row => ({ id, version: 1, door: at, address: '柳岸路', kind: 'family', occupancy: 'occupied' })
const person = (id: string, household: string, name: string, more: object = {}): row => ({
  id, version: 3, household: { id: household, label: '' }, name, sex: 'female', relation: 'head', presence: 'present', ...more,
})
const target = (object: string, outcome: string, more: object = {}) => ({
  round, object, entity: 'door', outcome, attempts: 0, due_on: '2020-03-12', ...more,
})

export const grid = (): bundle => ({
  grid: { code: '370105014036003', name: '柳岸 003' },
  rounds: [{ id: round, number: 7, name: '第 7 轮', starts_on: 20200310, ends_on: '2020-03-12', questions: '[]' }],
  records: {
    buildings: [{ id: 'b1', version: 1, name: '3 号楼' }],
    courtyards: [{ id: 'c1', version: 1, name: '东院' }],
    doors: [
    door('d101', 1, 1, '101'), door('d102', 1, 1, '102'), door('d201', 1, 2, '201'), door('d1010', 1, 2, '1010', { token: 'tok' }),
    door('e101', 2, 1, '101'),
    { id: 'y1', version: 1, courtyard: 'c1', number: '1', address: '东院 1 号' },
  ],
    households: [home('h1', 'd101'), home('h2', 'd201'), home('h3', 'e101'), home('h4', 'd102')],
    persons: [
    person('p2', 'h1', '刘小明', { relation: 'child', phone: '13800001351', initials: 'lxm' }),
    person('p1', 'h1', '刘秀华', { phone: '13900009999', initials: 'lxh' }),
    person('p3', 'h2', '郑峰', { initials: 'zf' }),
    person('p4', 'h4', '高林', { initials: 'gl' }),
  ],
  },
  targets: [
    target('d101', 'open'), target('d102', 'no_answer', { attempts: 1, revisit_at: '2020-03-12T11:00:00Z' }),
    target('d201', 'unchanged'), target('d1010', 'vacant'), target('e101', 'open', { due_on: '2020-03-10' }), target('y1', 'refused'),
  ],
  conflicts: [],
  hints: [{ id: 'n1', door: 'd101', text: '水表有读数', claim: '有人住', outcome: 'open' }],
  server_time: '2020-03-12T08:00:00Z',
  since: '100',
})

export const now = new Date('2020-03-12T12:00:00Z')

export const made = (more: Partial<operation>): operation => ({
  id: 'o1', entity: 'person', record: 'p1', base_version: 3, patch: {}, made_at: now.toISOString(), ...more,
})
