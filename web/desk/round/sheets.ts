// Closing sheets as the server lists them.
import type { state } from '../../shared/parts/state_mark.vue'
import type { unit_ref } from '../../shared/types'
import type { account_ref } from './shapes'

export interface sheet_row {
  grid: unit_ref
  state: 'unsigned' | 'signed' | 'stale'
  id?: string | null
  number?: number | null
  digest?: string | null
  signed_at?: string | null
  signer?: account_ref | null
  targets?: number
  not_reached?: number
}

export const sheet_state = (of: sheet_row['state']): state => (of === 'signed' ? 'done' : of === 'stale' ? 'noans' : 'open')
