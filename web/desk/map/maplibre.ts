// MapLibre in the build that needs no eval and no blob worker, imported as a namespace.
import * as maplibre from 'maplibre-gl/dist/maplibre-gl-csp'
import worker_url from 'maplibre-gl/dist/maplibre-gl-csp-worker?url'
import 'maplibre-gl/dist/maplibre-gl.css'

const library = (('default' in maplibre ? maplibre.default : maplibre) as unknown) as typeof import('maplibre-gl')
library.setWorkerUrl(worker_url)

export { library }

/** Remote desktops and old office machines may have none. */
export function has_webgl(): boolean {
  const canvas = document.createElement('canvas')
  return canvas.getContext('webgl2') !== null
}
