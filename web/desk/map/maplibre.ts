// MapLibre in the build that needs no eval and no blob worker, imported as a namespace.
import * as maplibre from 'maplibre-gl/dist/maplibre-gl-csp'
import worker_url from 'maplibre-gl/dist/maplibre-gl-csp-worker?url'
import 'maplibre-gl/dist/maplibre-gl.css'

const library = (('default' in maplibre ? maplibre.default : maplibre) as unknown) as typeof import('maplibre-gl')
library.setWorkerUrl(worker_url)

export { library }
