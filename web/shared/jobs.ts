// What came of long work, in words.
import type { field_error } from './api'
import type { job } from './types'

export const is_running = (state: string) => state === 'waiting' || state === 'running'

/** A failed job keeps the problem that stopped it as its result. */
export function why_failed(it: job): string {
  if (it.state !== 'failed') return ''
  const problem = it.result as { title?: string; errors?: field_error[] } | undefined
  return problem?.errors?.map((e) => e.message).join(' ') || problem?.title || ''
}
