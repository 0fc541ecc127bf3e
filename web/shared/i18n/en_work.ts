// Home, map, data, admin, wall.
import type { zh_work } from './zh_work'

export const en_work: typeof zh_work = {
  jobs: {
    title: 'Jobs', progress: 'Progress', state_waiting: 'Waiting', state_running: 'Running', state_done: 'Done',
    state_failed: 'Failed', state_cancelled: 'Cancelled', state_interrupted: 'Cut off by a restart, start again',
    kind_export: 'Export', kind_import: 'Import', kind_duplicates: 'Find duplicates', kind_import_dry_run: 'Import dry run', kind_import_undo: 'Undo of an import',
    none: 'No jobs yet', started: 'Started', took: 'Took', what: 'What', state: 'State', give_up: 'Cancel',
    download: 'Download', rows: '{n} row | {n} rows',
  },
  home: {
    nothing_yet: 'The register is empty', begin: 'Begin with the divisions', figures: 'Base figures', missing_sum: 'Differs from parent by {n}',
    sum_agrees: '{n} add up to {sum}',
    unit_level: { district: 'District', street: 'Sub-district', community: 'Community', grid: 'Grid' },
    open_grid: 'Open the grid', as_of: 'as of {at}', agrees: 'adds up', differs: 'differs by {n}', drill: 'Level by level',
    drill_by: 'by', short_level: { district: 'Dist.', street: 'Sub-d.', community: 'Comm.', grid: 'Grid' },
    children_count: '{n} × {level}',
  },
  wall: {
    title: '{unit} headquarters', live: 'Live', not_live: 'Connection lost',
    net: 'Epidemic', net_sub: 'screened so far', economy: 'Economy', economy_sub: 'resumption', registered: '{n} registered',
    grids: 'Grids', compounds: 'Compounds', in_markets: 'in {n} market | in {n} markets', per_market: '{n} per market', open: 'Open', not_open: 'Not open',
    map: 'Share not present, by grid', schematic: 'Schematic', no_report: 'No report', no_gap: 'No gap',
    street: 'Sub-d.', map_title: 'Not present · {n} grid | Not present · {n} grids', some_gap: 'Gap', under: '<{n}', over: '≥{n}', streets: '{n} sub-district | {n} sub-districts', households: 'Homes',
    persons: 'Persons', gaps: 'What is missing', no_gaps: 'Nothing waits in data quality',
    sign_in: 'Sign in first', asking: 'Fetching figures',
    names: {
      grids_lt100: '<100 homes', grids_100_300: '100–300', grids_gt300: '>300', closed_compounds: 'Closed',
      open_compounds: 'Open', industrial_enterprises_above_scale_resumed: 'Resumed', railway_stations: 'rail',
      coach_stations: 'coach', expressway_entrances: 'exits', national_highways: 'roads',
      central_observation_sites: 'central', medical_observation_points: 'medical', village_community_party_orgs: 'Party orgs',
      households_screened: 'Homes', specialised_markets: 'Markets', persons_not_present: 'not present',
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
  place_kinds: {
    hotel: 'Hotels', construction_site: 'Construction sites', market: 'Specialised markets', shopfront: 'Shopfronts', enterprise: 'Enterprises',
    school: 'Schools', medical: 'Medical institutions', gateway: 'Gateways', observation_site: 'Observation sites',
  },
  related: { all: 'All {n}', same_household: 'Same household', on_map: 'On the map' },
  stairs: {
    title: 'Stairs', none: 'No doors are registered for this building', doors: 'doors', unit: 'Unit {n}', persons: '{n} pers.',
    some: '{present}/{persons} here', vacant: 'Vacant', vacant_letter: 'V', open: 'None', state_present: 'all present',
    state_partly: 'some away', state_away: 'all away', state_vacant: 'vacant', state_open: 'no household',
  },
  data: { label: 'Data', quality: 'Data quality', duplicates: 'Duplicates', import: 'Import', jobs: 'Jobs' },
  quality: {
    title: 'Data quality', rule: 'Rule', count: 'To correct', list: 'In', chip: 'Rule',
    total: '{rules} rules, {broken} with rows to correct', open: 'Open the list',
  },
  duplicates: {
    title: 'Duplicates', open: 'To decide', merged: 'Merged', apart: 'Kept apart', find: 'Search again',
    none: 'No duplicates to decide',
    none_hint: '“Search again” compares name with ID number, phone and date of birth in this division', none_done: 'None yet', left: 'Left', right: 'Right', keep: 'Keep this one',
    apart_act: 'Not the same', merge_left: 'Merge, keep left', merge_right: 'Merge, keep right', score: 'similarity {n}',
    gone: 'This record is no longer in your area', select: 'Select this pair', bulk_apart: 'Selected are not the same',
    bulk_merge: 'Merge selected, keep left', decided: '{n} pair decided | {n} pairs decided',
    reason_same_identity: 'Same ID number and name', reason_same_id_other_name: 'Same ID number, other name',
    reason_same_name_phone: 'Same name and phone', reason_same_name_birth: 'Same name and date of birth',
    undo: 'Undo the decision', same: 'same',
  },
}
