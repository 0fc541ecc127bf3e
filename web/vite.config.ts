import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { defineConfig } from 'vitest/config'

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url))

// What both faces share stands in a file of its own.
const library_of = (id: string) =>
  /node_modules\/(@vue|vue|vue-i18n|@intlify)\//.test(id) ? 'vue' : undefined

export default defineConfig({
  plugins: [vue()],
  define: {
    __VUE_PROD_DEVTOOLS__: false,
    __VUE_I18N_LEGACY_API__: false,
    __INTLIFY_PROD_DEVTOOLS__: false,
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    // Nothing is inlined as data: so that the content policy can stay strict.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: { desk: at('index.html'), wall: at('wall/index.html') },
      output: { manualChunks: library_of },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: { '/api': process.env.WANGGE_SERVER ?? 'http://127.0.0.1:8080' },
  },
  test: { include: ['tests/**/*.test.ts'], environment: 'node', setupFiles: ['tests/setup.ts'] },
})
