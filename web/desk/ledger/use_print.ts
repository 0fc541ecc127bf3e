// A ledger on paper: all its rows are fetched before the browser prints, or none is printed.
import { nextTick, onBeforeUnmount, ref, watch } from 'vue'
import { get } from '../../shared/api'
import type { ledger_answer, ledger_row } from './shapes'

export const most_printed = 2000
const page_rows = 500

export interface ledger_question {
  id: string
  unit: string
  on: string
}

export function use_print(question: () => ledger_question, told: (refusal: unknown) => void) {
  /** All rows of the ledger, only while it is printed. */
  const whole = ref<ledger_row[] | null>(null)
  const progress = ref<{ done: number; total: number } | null>(null)
  const too_long = ref(0)

  const forget = () => void (whole.value = null)
  window.addEventListener('afterprint', forget)
  onBeforeUnmount(() => window.removeEventListener('afterprint', forget))
  // Another question while the rows come: its paper is not asked for.
  watch(() => JSON.stringify(question()), () => {
    forget()
    progress.value = null
    too_long.value = 0
  })

  async function fetch_rows(): Promise<ledger_row[] | null> {
    const { id, unit, on } = question()
    const asked = JSON.stringify(question())
    const rows: ledger_row[] = []
    let cursor: string | undefined
    do {
      const page = await get<ledger_answer>(`/ledgers/${id}`, { unit, on, limit: page_rows, cursor })
      if (asked !== JSON.stringify(question())) return null
      if (page.total > most_printed) {
        too_long.value = page.total
        return null
      }
      rows.push(...page.items)
      progress.value = { done: rows.length, total: page.total }
      cursor = page.next ?? undefined
    } while (cursor)
    return rows
  }

  async function print(paper: string, total: number) {
    if (progress.value) return
    progress.value = { done: 0, total }
    too_long.value = 0
    try {
      whole.value = await fetch_rows()
      await nextTick()
      if (whole.value) print_on(paper)
    } catch (refusal) {
      told(refusal)
    }
    progress.value = null
  }
  return { whole, progress, too_long, print }
}

function print_on(paper: string) {
  const style = document.createElement('style')
  style.textContent = `@page{size:${paper} landscape;margin:12mm}`
  document.head.append(style)
  window.print()
  style.remove()
}
