// What the person at this browser prefers; applied to the root element, kept in local storage.
import { reactive, watch } from 'vue'

export type theme = 'light' | 'dark' | 'auto'
export type density = 'compact' | 'comfortable'

interface settings {
  lang: 'zh' | 'en'
  theme: theme
  density: density
}

const key = 'wangge.settings'
const defaults: settings = { lang: 'zh', theme: 'auto', density: 'compact' }

function stored(): Partial<settings> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}')
  } catch {
    return {}
  }
}

export const settings = reactive<settings>({ ...defaults, ...stored() })

/** True when this browser already chose a language, so that the account's must not override it. */
export const language_chosen = () => 'lang' in stored()

const dark_system = window.matchMedia('(prefers-color-scheme: dark)')

export const is_dark = () =>
  settings.theme === 'dark' || (settings.theme === 'auto' && dark_system.matches)

function apply() {
  const root = document.documentElement
  root.lang = settings.lang === 'zh' ? 'zh-CN' : 'en'
  if (root.dataset.face === 'wall') return
  root.dataset.theme = is_dark() ? 'dark' : 'light'
  root.dataset.density = settings.density
}

export function keep_settings() {
  apply()
  dark_system.addEventListener('change', apply)
  // Another window of this browser changed them.
  window.addEventListener('storage', (event) => {
    if (event.key === key) Object.assign(settings, { ...defaults, ...stored() })
  })
  watch(settings, () => {
    apply()
    try {
      localStorage.setItem(key, JSON.stringify(settings))
    } catch {
      // A browser that refuses storage still works; it only forgets.
    }
  })
}
