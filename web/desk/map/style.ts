// The drawing rules of the map, from the tokens of the page: fills by class, lines, labels.
import type { ExpressionSpecification, LayerSpecification, StyleSpecification } from 'maplibre-gl'
import type { unit_collection } from '../../shared/geo'

export interface map_colours {
  classes: string[]
  none: string
  line: string
  line_2: string
  line_3: string
  select: string
  text: string
  halo: string
  canvas: string
  place: Record<string, string>
}

export function read_colours(): map_colours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return {
    classes: ['--map-closed', '--map-1', '--map-2', '--map-3', '--map-4'].map(token),
    none: token('--map-none'),
    line: token('--map-line'),
    line_2: token('--map-line-2'),
    line_3: token('--map-line-3'),
    select: token('--map-select'),
    text: token('--tx-1'),
    halo: token('--bg-surface'),
    canvas: token('--bg-canvas'),
    place: {
      compounds: token('--c-3'), buildings: token('--c-1'), courtyards: token('--c-5'), entrances: token('--c-2'),
      places: token('--c-4'),
    },
  }
}

const by_class = (colours: map_colours): ExpressionSpecification =>
  ['match', ['get', 'class'], 0, colours.classes[0], 1, colours.classes[1], 2, colours.classes[2], 3,
    colours.classes[3], 4, colours.classes[4], colours.none] as unknown as ExpressionSpecification

const by_kind = (colours: map_colours): ExpressionSpecification =>
  ['match', ['get', 'kind'], ...Object.entries(colours.place).flat(), colours.line_2] as unknown as ExpressionSpecification

// Shape before colour: each kind of thing has its own mark, in the map and in the legend.
export const place_marks: Record<string, string> = {
  compounds: '■', buildings: '●', courtyards: '▲', entrances: '◆', places: '✚',
}
const mark_of_kind = ['match', ['get', 'kind'], ...Object.entries(place_marks).flat(), '●'] as unknown as ExpressionSpecification

const font = ['Noto Sans CJK SC, Source Han Sans SC, PingFang SC, Microsoft YaHei, sans-serif']
const polygons: ExpressionSpecification = ['==', ['geometry-type'], 'Polygon']
const points: ExpressionSpecification = ['==', ['geometry-type'], 'Point']

function unit_layers(colours: map_colours): LayerSpecification[] {
  return [
    { id: 'units', type: 'fill', source: 'units', paint: { 'fill-color': by_class(colours), 'fill-opacity': ['case', ['get', 'faded'], 0.4, 1] } },
    { id: 'hatch', type: 'line', source: 'hatch', paint: { 'line-color': colours.line_2, 'line-width': 1.5 } },
    { id: 'unit_lines', type: 'line', source: 'units', paint: { 'line-color': colours.line, 'line-width': ['interpolate', ['linear'], ['zoom'], 10, 0.8, 15, 2] } },
    { id: 'borders', type: 'line', source: 'borders', paint: { 'line-color': colours.line_3, 'line-width': 1.5 } },
  ]
}

function place_layers(colours: map_colours): LayerSpecification[] {
  return [
    { id: 'shapes', type: 'fill', source: 'places', filter: polygons, paint: { 'fill-color': by_kind(colours), 'fill-opacity': 0.55 } },
    { id: 'shape_lines', type: 'line', source: 'places', filter: polygons, paint: { 'line-color': by_kind(colours), 'line-width': 1 } },
    {
      id: 'dots', type: 'symbol', source: 'places', filter: points,
      layout: {
        'text-field': mark_of_kind, 'text-font': font, 'text-allow-overlap': true, 'text-ignore-placement': true,
        'text-size': ['interpolate', ['linear'], ['zoom'], 13, 10, 17, 18],
      },
      paint: { 'text-color': by_kind(colours), 'text-halo-color': colours.halo, 'text-halo-width': 1.5 },
    },
  ]
}

// A name gives way to its neighbours, beside its centre if need be; none is left out.
const never_hidden: Record<string, unknown> = {
  'text-overlap': 'cooperative', 'text-variable-anchor': ['center', 'bottom', 'top', 'right', 'left'], 'text-radial-offset': 0.5, 'text-padding': 1,
}

function label_layers(colours: map_colours): LayerSpecification[] {
  const paint = { 'text-color': colours.text, 'text-halo-color': colours.halo, 'text-halo-width': 2 }
  return [
    { id: 'chosen_wide', type: 'line', source: 'chosen', paint: { 'line-color': colours.halo, 'line-width': 5 } },
    { id: 'chosen', type: 'line', source: 'chosen', paint: { 'line-color': colours.select, 'line-width': 2.6 } },
    { id: 'unit_names', type: 'symbol', source: 'centres', layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 12 }, paint },
    { id: 'place_names', type: 'symbol', source: 'places', minzoom: 15, layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 11, 'text-offset': [0, 0.9], 'text-anchor': 'top' }, paint },
    { id: 'border_names', type: 'symbol', source: 'border_centres', layout: { 'text-field': ['get', 'name'], 'text-font': font, 'text-size': 14, ...never_hidden }, paint },
  ]
}

const nothing = { type: 'FeatureCollection' as const, features: [] }

export function style_of(colours: map_colours): StyleSpecification {
  const names = ['units', 'hatch', 'borders', 'centres', 'border_centres', 'places', 'chosen']
  return {
    version: 8,
    sources: Object.fromEntries(names.map((name) => [name, { type: 'geojson', data: nothing }])),
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': colours.canvas } },
      ...unit_layers(colours),
      ...place_layers(colours),
      ...label_layers(colours),
    ],
  }
}

export const no_units: unit_collection = { type: 'FeatureCollection', features: [] }
