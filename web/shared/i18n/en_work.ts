// Home, map, data, admin, wall.
import type { zh_work } from './zh_work'

export const en_work: typeof zh_work = {
  jobs: {
    progress: 'Progress', state_queued: 'Queued', state_running: 'Running', state_done: 'Done',
    state_finished: 'Done', state_failed: 'Failed', state_cancelled: 'Cancelled',
  },
  home: {
    figures: 'Base figures', children: 'Divisions below', missing_sum: 'Differs from parent by {n}',
    sum_agrees: '{n} add up to {sum}',
    unit_level: { district: 'District', street: 'Sub-district', community: 'Community', grid: 'Grid' },
    open_grid: 'Open the grid', as_of: 'as of {at}', agrees: 'adds up', differs: 'differs by {n}', drill: 'Level by level',
    drill_by: 'by', short_level: { district: 'Dist.', street: 'Sub-d.', community: 'Comm.', grid: 'Grid' },
    children_count: '{n} × {level}',
  },
  wall: {
    title: '{unit} headquarters', live: 'Live', not_live: 'Connection lost',
    net: 'Epidemic', net_sub: 'screened so far', economy: 'Economy', economy_sub: 'resumption', registered: 'registered',
    grids: 'Grids', compounds: 'Compounds', per_market: '{n} per market', open: 'Open', not_open: 'Not open',
    map: 'Share not returned or away, by grid', schematic: 'Schematic', no_report: 'No report', no_gap: 'No gap',
    map_title: 'Not returned or away · {n} grids', some_gap: 'Gap', under: '<{n}', over: '≥{n}', streets: '{n} sub-districts', households: 'Homes',
    persons: 'Persons', gaps: 'What is missing', gap_hint: 'Open the list', no_gaps: 'Nothing waits in data quality',
    sign_in: 'Sign in first', asking: 'Fetching figures',
    names: {
      grids_lt100: '<100 homes', grids_100_300: '100–300', grids_gt300: '>300', closed_compounds: 'Closed',
      open_compounds: 'Open', industrial_enterprises_above_scale_resumed: 'Resumed', railway_stations: 'rail',
      coach_stations: 'coach', expressway_entrances: 'exits', national_highways: 'roads',
      central_observation_sites: 'central', medical_observation_points: 'medical', village_community_party_orgs: 'Party orgs',
      households_screened: 'Households', specialised_markets: 'Markets', persons_not_present: 'away',
      communities: 'Communities', bungalow_courtyards: 'Courtyards', construction_sites: 'Sites',
      industrial_enterprises_above_scale: 'Large enterprises', entrances_sealed: 'Sealed entrances',
      district_departments: 'Departments',
    },
  },
  map: {
    title: 'Map of grids', zoom_in: 'Zoom in', zoom_out: 'Zoom out', figure: 'Colour by', other: 'Other figures',
    level: 'Level', some: 'some', schematic: 'Schematic, not the real boundaries', share_of: 'share of {whole}',
    count_in: 'unit: {unit}', enter: 'Look inside', places: 'Show places', record: 'Open record',
  },
}
