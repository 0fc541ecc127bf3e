import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'
import { field_worker } from './field/worker/plugin'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// What both faces share stands in a file of its own.
const library_of = (id: string) =>
  /node_modules\/(@vue|vue|vue-i18n|@intlify)\//.test(id) ? 'vue' : undefined

// The phone is built by itself (--mode field, after the others): it carries of Vue only what it uses.
const offices = {
  input: { desk: at('index.html'), wall: at('wall/index.html') },
  output: { manualChunks: library_of },
}
const phone = { input: { field: at('field/index.html') } }

export default defineConfig(({ mode }) => ({
  plugins: [vue(), ...(mode === 'field' ? [field_worker()] : [])],
  define: {
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  // Dexie's wrapper imports its CommonJS build; the module build is smaller and needs no helper.
  resolve: { alias: { dexie: at('node_modules/dexie/dist/modern/dexie.mjs') } },
  build: {
    outDir: 'dist',
    emptyOutDir: mode !== 'field',
    copyPublicDir: mode !== 'field',
    // Nothing is inlined as data: so that the content policy can stay strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: mode === 'field' ? phone : offices,
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.WANGGE_SERVER ?? 'http://127.0.0.1:8080' },
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node', setupFiles: ['tests/setup.ts'] },
}))
