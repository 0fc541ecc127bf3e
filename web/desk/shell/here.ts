// The unit the person works in right now; lists, map and home share it across pages.
import { reactive } from 'vue'
import { get } from '../../shared/api'
import { natural_code } from '../../shared/format'
import { home_unit, session } from '../../shared/session'
import type { child_unit } from '../../shared/types'

interface here_state {
  code: string
  name: string
}

const chosen = reactive<here_state>({ code: '', name: '' })
const names = new Map<string, string>()

export const here = {
  get code() {
    return chosen.code || natural_code(home_unit.value)
  },
  get name() {
    return chosen.code ? chosen.name : (session.account?.scope.name ?? '')
  },
  get is_home() {
    return !chosen.code || chosen.code === natural_code(home_unit.value)
  },
}

export function remember_names(units: { code: string; name: string }[]) {
  for (const unit of units) names.set(natural_code(unit.code), unit.name)
}

/** Name of a unit; asks the server when no tree has shown it yet. */
export async function name_of_unit(code: string): Promise<string> {
  const key = natural_code(code)
  const scope = session.account?.scope
  if (scope && natural_code(scope.code) === key) return scope.name
  const known = names.get(key)
  if (known) return known
  const parent = key.length > 6 ? key.slice(0, -3) : key
  const answer = await get<{ items: child_unit[] }>(`/units/${parent}/children`).catch(() => null)
  remember_names(answer?.items ?? [])
  return names.get(key) ?? key
}

export async function go_to_unit(code: string) {
  const key = natural_code(code)
  if (key === chosen.code) return
  chosen.code = key
  chosen.name = names.get(key) ?? ''
  if (!chosen.name && key) {
    const name = await name_of_unit(key)
    if (chosen.code === key) chosen.name = name
  }
}
