// IndexedDB of the phone. Everything about the grid is sealed; in clear stand only who may open it, when it
// was last used, and how many changes wait.
import { Dexie, type EntityTable } from 'dexie'
import type { entry_state } from '../model/types'
import type { lock, sealed } from './vault'

export interface owner {
  account: string
  username: string
  display_name: string
  grid: string
  lock: lock
  seen_at: number
  lock_after_hours: number
  wipe_after_hours: number
}

/** A part of the grid as the server last confirmed it ("doors", "persons" …). */
export interface piece {
  account: string
  name: string
  sealed: sealed
}

/** A change waiting to be sent or decided. `name` is the operation's id. */
export interface waiting_row {
  seq: number
  account: string
  name: string
  state: entry_state
  tries: number
  sealed: sealed
}

type field_base = Dexie & {
  owners: EntityTable<owner, 'account'>
  pieces: Dexie.Table<piece, [string, string]>
  queue: EntityTable<waiting_row, 'seq'>
}

// Strict: what the screen calls saved is on the disk, not in a cache that dies with the battery.
export const base = new Dexie('wangge.field', { chromeTransactionDurability: 'strict' }) as field_base
base.version(1).stores({ owners: 'account, username', pieces: '[account+name], account', queue: '++seq, account' })

export const owner_named = (username: string) => base.owners.where('username').equals(username).first()

/** Takes the grid off the phone; changes that no server has seen stay, sealed, until they are sent. */
export const wipe_pieces = (account: string) => base.pieces.where('account').equals(account).delete()

export const waiting_count = (account: string) => base.queue.where('account').equals(account).count()

export const piece_count = (account: string) => base.pieces.where('account').equals(account).count()

/** Takes everything of an account off the phone. */
export const wipe_account = (account: string) =>
  base.transaction('rw', base.owners, base.pieces, base.queue, async () => {
    await wipe_pieces(account)
    await base.queue.where('account').equals(account).delete()
    await base.owners.delete(account)
  })
