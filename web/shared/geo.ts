// Schematic maps: from GeoJSON to a flat drawing, and from values to a few classes. Pure.

export type ring = [number, number][]
export interface unit_feature {
  type: 'Feature'
  geometry: { type: 'Polygon' | 'MultiPolygon'; coordinates: unknown }
  properties: { code: string | number; name: string; value: number | null }
}
export interface unit_collection {
  type: 'FeatureCollection'
  features: unit_feature[]
}

/** Outer rings of a polygon or multi-polygon. */
export function rings_of(feature: unit_feature): ring[] {
  const { type, coordinates } = feature.geometry
  if (type === 'Polygon') return [(coordinates as ring[])[0]]
  return (coordinates as ring[][]).map((polygon) => polygon[0])
}

export interface bounds {
  west: number
  south: number
  east: number
  north: number
}

export function bounds_of(features: unit_feature[]): bounds {
  const box: bounds = { west: Infinity, south: Infinity, east: -Infinity, north: -Infinity }
  for (const feature of features)
    for (const ring of rings_of(feature))
      for (const [lon, lat] of ring) {
        box.west = Math.min(box.west, lon)
        box.east = Math.max(box.east, lon)
        box.south = Math.min(box.south, lat)
        box.north = Math.max(box.north, lat)
      }
  return box
}

export interface plane {
  width: number
  height: number
  place: (point: [number, number]) => [number, number]
}

/** Equirectangular at the middle latitude, scaled to `width` units; y points down. */
export function plane_of(box: bounds, width: number): plane {
  const shrink = Math.cos((((box.south + box.north) / 2) * Math.PI) / 180)
  const scale = width / Math.max((box.east - box.west) * shrink, 1e-9)
  return {
    width,
    height: (box.north - box.south) * scale,
    place: ([lon, lat]) => [(lon - box.west) * shrink * scale, (box.north - lat) * scale],
  }
}

const short = (value: number) => String(Math.round(value * 10) / 10)

export function path_of(feature: unit_feature, on: plane): string {
  return rings_of(feature)
    .map((ring) => {
      const points = ring.map((point) => on.place(point).map(short).join(' '))
      return `M${points.join('L')}Z`
    })
    .join('')
}

const signed_area = (ring: ring) => {
  let sum = 0
  for (let i = 0; i < ring.length - 1; i++) sum += ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1]
  return sum / 2
}

/** Area centroid of the largest ring: where the label stands. */
export function centre_of(feature: unit_feature): [number, number] {
  const ring = rings_of(feature).reduce((a, b) => (Math.abs(signed_area(b)) > Math.abs(signed_area(a)) ? b : a))
  const area = signed_area(ring)
  if (!area) return ring[0]
  let [x, y] = [0, 0]
  for (let i = 0; i < ring.length - 1; i++) {
    const cross = ring[i][0] * ring[i + 1][1] - ring[i + 1][0] * ring[i][1]
    x += (ring[i][0] + ring[i + 1][0]) * cross
    y += (ring[i][1] + ring[i + 1][1]) * cross
  }
  return [x / (6 * area), y / (6 * area)]
}

/** Keeps two leading digits, so that legends read 120 and not 117.4. */
export function round_step(value: number): number {
  if (value <= 0) return 0
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(value)) - 1)
  return Math.round(value / unit) * unit
}

/** Up to three limits that cut the values above zero into classes of about equal size. */
export function limits_of(values: (number | null)[], round: (value: number) => number = round_step): number[] {
  const known = values.filter((v): v is number => v !== null && v > 0).sort((a, b) => a - b)
  if (!known.length) return []
  const cuts = [0.25, 0.5, 0.75].map((share) => round(known[Math.floor(share * (known.length - 1))]))
  return [...new Set(cuts)].filter((cut) => cut > known[0] && cut <= known[known.length - 1])
}

/** -1 unknown, 0 nothing, then 1… by the limits: 1 is below the first one. */
export function class_of(value: number | null | undefined, limits: number[]): number {
  if (value === null || value === undefined) return -1
  if (value <= 0) return 0
  return 1 + limits.filter((limit) => value >= limit).length
}

export interface map_class {
  at: number
  from: number | null
  to: number | null
  count: number
}

/** The legend: every class with its limits and how many units are in it; counts add up to all. */
export function legend_of(values: (number | null)[], limits: number[]): map_class[] {
  const count = (at: number) => values.filter((v) => class_of(v, limits) === at).length
  const classes: map_class[] = [{ at: 0, from: null, to: 0, count: count(0) }]
  for (let at = 1; at <= limits.length + 1; at++)
    classes.push({ at, from: limits[at - 2] ?? null, to: limits[at - 1] ?? null, count: count(at) })
  classes.push({ at: -1, from: null, to: null, count: count(-1) })
  return classes.filter((each) => each.at > 0 || each.count > 0)
}

const hatch_lines = 60

/** Where the diagonal x + y = c crosses a ring, as the pieces inside it. */
function inside_pieces(ring: ring, c: number): ring[] {
  const cuts: [number, number][] = []
  for (let i = 0; i < ring.length - 1; i++) {
    const [a, b] = [ring[i][0] + ring[i][1] - c, ring[i + 1][0] + ring[i + 1][1] - c]
    if (a > 0 === b > 0) continue
    const t = a / (a - b)
    cuts.push([ring[i][0] + t * (ring[i + 1][0] - ring[i][0]), ring[i][1] + t * (ring[i + 1][1] - ring[i][1])])
  }
  cuts.sort((p, q) => p[0] - q[0])
  const pieces: ring[] = []
  for (let i = 0; i + 1 < cuts.length; i += 2) pieces.push([cuts[i], cuts[i + 1]])
  return pieces
}

/** Diagonal lines over units that sent no report, so that they never look like "nothing missing". */
export function hatch_of(features: unit_feature[]) {
  const box = bounds_of(features)
  const step = Math.max(box.east - box.west, box.north - box.south) / hatch_lines
  const lines: ring[] = []
  for (const ring of features.flatMap(rings_of))
    for (let c = box.west + box.south; step > 0 && c < box.east + box.north; c += step) lines.push(...inside_pieces(ring, c))
  return { type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'MultiLineString', coordinates: lines } }] }
}

/** Size of a unit on the drawing: larger ones are named first. */
export const area_of = (feature: unit_feature) => rings_of(feature).reduce((sum, ring) => sum + Math.abs(signed_area(ring)), 0)

export interface map_label {
  name: string
  at: [number, number]
  area: number
  /** Its own place, when it stands too far away to be taken for it: a line leads there. */
  from?: [number, number]
}

// Where a label may stand beside its own place: characters to the side, lines below; the nearest first.
const near = [[0, 0], [0, 1.15], [0, -1.15], [1.5, 0], [-1.5, 0], [1.5, 1.15], [-1.5, 1.15], [1.5, -1.15], [-1.5, -1.15], [0, 2.3], [0, -2.3]]
const far = [2.4, 3.2, 4, 4.8].flatMap((reach) =>
  Array.from({ length: 16 }, (_, n) => [reach * 1.4 * Math.cos((n * Math.PI) / 8), reach * Math.sin((n * Math.PI) / 8)]))
const shifts = [...near, ...far]

/**
 * The labels that find room on the drawing, the largest unit first, a little beside their place where
 * that is taken; names in Chinese are as wide as they have characters.
 */
export function room_for(labels: map_label[], size: number, on: { width: number; height: number }): map_label[] {
  const kept: map_label[] = []
  const half = (one: map_label) => (one.name.length * size) / 2
  const meets = (a: map_label, b: map_label) =>
    Math.abs(a.at[0] - b.at[0]) < half(a) + half(b) && Math.abs(a.at[1] - b.at[1]) < size * 1.1
  for (const one of [...labels].sort((a, b) => b.area - a.area)) {
    const inside = (at: number, reach: number, end: number) => Math.max(reach, Math.min(end - reach, at))
    const places = shifts.map(([x, y], n): map_label => ({
      ...one, ...(n < near.length ? {} : { from: one.at }), at: [inside(one.at[0] + x * size, half(one), on.width), inside(one.at[1] + y * size, size * 0.6, on.height)],
    }))
    const free = places.find((place) => !kept.some((it) => meets(it, place)))
    if (free) kept.push(free)
  }
  return kept
}
