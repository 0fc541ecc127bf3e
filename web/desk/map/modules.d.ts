declare module 'maplibre-gl/dist/maplibre-gl-csp' {
  export * from 'maplibre-gl'
  const all: typeof import('maplibre-gl')
  export default all
}
declare module 'maplibre-gl/dist/maplibre-gl-csp-worker?url' {
  const address: string
  export default address
}
