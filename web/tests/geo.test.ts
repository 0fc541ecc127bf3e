import { describe, expect, it } from 'vitest'
import {
  bounds_of, centre_of, class_of, hatch_of, legend_of, room_for, limits_of, path_of, plane_of, rings_of, round_step, type unit_feature,
} from '../shared/geo'

const square = (west: number, south: number, side: number): unit_feature => ({
  type: 'Feature',
  geometry: {
    type: 'Polygon',
    coordinates: [[[west, south], [west + side, south], [west + side, south + side], [west, south + side], [west, south]]],
  },
  properties: { code: '370105001', name: 'x', value: 1 },
})

describe('drawing', () => {
  it('fills the width and turns north up', () => {
    const features = [square(0, 0, 1), square(1, 0, 1)]
    const on = plane_of(bounds_of(features), 100)
    expect(on.place([0, 1])).toEqual([0, 0])
    expect(on.place([2, 0])[0]).toBeCloseTo(100)
    expect(on.height).toBeCloseTo(50, 1)
    expect(path_of(features[0], on)).toMatch(/^M0 50L50 50L50 0L0 0L0 50Z$/)
  })
  it('hatches only inside, and nothing of nothing', () => {
    const [lines] = hatch_of([square(0, 0, 1), square(3, 0, 1)]).features
    expect(lines.geometry.coordinates.length).toBeGreaterThan(10)
    for (const [lon, lat] of lines.geometry.coordinates.flat()) {
      expect(lat).toBeGreaterThanOrEqual(0)
      expect(lat).toBeLessThanOrEqual(1.0000001)
      expect(lon <= 1.0000001 || lon >= 2.9999999).toBe(true)
    }
    expect(hatch_of([]).features[0].geometry.coordinates).toEqual([])
  })
  it('names the largest units first, and none over another', () => {
    const label = (name: string, x: number, area: number) => ({ name, at: [x, 50] as [number, number], area })
    const on = { width: 200, height: 100 }
    const kept = room_for([label('小', 30, 1), label('大大', 20, 9), label('远', 199, 2)], 10, on)
    expect(kept.map((one) => one.name)).toEqual(['大大', '远', '小'])
    expect(kept[2].at[1] - kept[0].at[1]).toBeCloseTo(11.5) // a line below the larger one
    expect(kept[1].at[0]).toBe(195) // none is cut off at the edge
    const crowd = room_for(Array.from({ length: 20 }, (_, n) => label(`名字${n}`, 100, n)), 10, on)
    expect(crowd.length).toBeLessThan(20) // where there is no room, none is written over another
    for (const [n, one] of crowd.entries())
      for (const other of crowd.slice(n + 1))
        expect(Math.abs(one.at[0] - other.at[0]) >= 30 || Math.abs(one.at[1] - other.at[1]) >= 11).toBe(true)
  })
  it('puts the label into the largest part', () => {
    const many: unit_feature = {
      ...square(0, 0, 1),
      geometry: { type: 'MultiPolygon', coordinates: [square(0, 0, 1), square(5, 5, 2)].map((f) => rings_of(f)) },
    }
    expect(rings_of(many)).toHaveLength(2)
    expect(centre_of(many)[0]).toBeCloseTo(6)
    expect(centre_of(square(0, 0, 1))[1]).toBeCloseTo(0.5)
  })
})

describe('classes', () => {
  it('tell unknown, nothing and little apart', () => {
    expect(class_of(null, [10])).toBe(-1)
    expect(class_of(0, [10])).toBe(0)
    expect(class_of(9, [10])).toBe(1)
    expect(class_of(10, [10])).toBe(2)
  })
  it('are cut at round numbers', () => {
    expect(round_step(117.4)).toBe(120)
    expect(round_step(7)).toBe(7)
    expect(limits_of([])).toEqual([])
    expect(limits_of([5, 5, 5])).toEqual([])
    const limits = limits_of(Array.from({ length: 101 }, (_, i) => i * 10))
    expect(limits).toHaveLength(3)
  })
  it('add up to all units', () => {
    const values = [null, 0, 0, 3, 14, 15, 92, 65, 35]
    const legend = legend_of(values, limits_of(values))
    expect(legend.reduce((sum, each) => sum + each.count, 0)).toBe(values.length)
  })
})
