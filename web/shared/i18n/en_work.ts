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
    open_list: 'Open the list', as_of: 'as of {at}', agrees: 'adds up', differs: 'differs by {n}', drill: 'Level by level',
    drill_by: 'by', short_level: { district: 'Dist.', street: 'Sub-d.', community: 'Comm.', grid: 'Grid' },
    children_count: '{n} × {level}',
  },
}
