// What this phone prefers, beyond language and theme: letter size, and whether visits say where.
import { reactive, watch } from 'vue'

interface phone_settings {
  large: boolean
  place: boolean
}

const key = 'wangge.phone'

function stored(): Partial<phone_settings> {
  try {
    return JSON.parse(localStorage.getItem(key) ?? '{}')
  } catch {
    return {}
  }
}

export const phone = reactive<phone_settings>({ large: false, place: false, ...stored() })

export interface position {
  lon: number
  lat: number
  accuracy: number
}

let last: (position & { at: number }) | null = null
let watching = 0

function follow_position() {
  if (!('geolocation' in navigator)) return
  if (phone.place && !watching) {
    watching = navigator.geolocation.watchPosition(
      ({ coords }) => {
        last = { lon: coords.longitude, lat: coords.latitude, accuracy: Math.round(coords.accuracy), at: Date.now() }
      },
      () => void (last = null),
      { enableHighAccuracy: true, maximumAge: 30_000 },
    )
  } else if (!phone.place && watching) {
    navigator.geolocation.clearWatch(watching)
    watching = 0
    last = null
  }
}

/** Where the phone is, when it is known well enough to mean this door; it is never waited for. */
export function position_now(): position | null {
  if (!last || Date.now() - last.at > 120_000) return null
  const { lon, lat, accuracy } = last
  return { lon, lat, accuracy }
}

export function keep_phone_settings() {
  const apply = () => {
    document.documentElement.dataset.size = phone.large ? 'large' : 'usual'
    follow_position()
  }
  apply()
  watch(phone, () => {
    apply()
    try {
      localStorage.setItem(key, JSON.stringify(phone))
    } catch {
      // A browser that refuses storage still works; it only forgets.
    }
  })
}
