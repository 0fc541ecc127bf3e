// Which codes are states (shape + word + colour). All other codes are plain words.
import type { state } from './parts/state_mark.vue'

const states: Record<string, Record<string, state>> = {
  'entrances.status': { sealed: 'done', checkpoint: 'noans', open: 'open' },
  'stalls.status': { operating: 'done', suspended: 'noans' },
  'places.status': { operating: 'done', suspended: 'noans', planned: 'open' },
  'jobs.state': {
    waiting: 'open', running: 'noans', done: 'done', failed: 'overdue', interrupted: 'overdue', cancelled: 'open',
  },
}

export const state_of_code = (kind: string, field: string, value: unknown): state | undefined =>
  states[`${kind}.${field}`]?.[String(value)]
