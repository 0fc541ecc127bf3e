// Whether an account that signed in may take a grid along.
import type { account } from '../../shared/types'

/** A password that somebody else set, or a role that visits nobody. */
export type bar = 'own_password' | 'not_at_doors'

/** Until the own password is chosen the server says nothing of what the role may do. */
export function bar_of(one: Pick<account, 'must_change' | 'permissions'>): bar | null {
  if (one.must_change) return 'own_password'
  return one.permissions.includes('screening.work') ? null : 'not_at_doors'
}
