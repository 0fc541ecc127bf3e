// Build step: writes /field/sw.js from worker.js with the list of the phone's own files. A hash of the list is
// the version, so that a changed program is a changed worker.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { transformWithEsbuild, type Plugin, type Rollup } from 'vite'

const source = fileURLToPath(new URL('worker.js', import.meta.url))
const beside = ['/field/manifest.webmanifest', '/field/icon-192.png', '/field/icon-512.png']

/** Every chunk the phone's entry reaches, with its styles and images. */
function reached(bundle: Rollup.OutputBundle): string[] {
  const files = new Set<string>()
  const visit = (name: string) => {
    const chunk = bundle[name]
    if (!chunk || files.has(name)) return
    files.add(name)
    if (chunk.type !== 'chunk') return
    for (const each of [...chunk.imports, ...chunk.dynamicImports]) visit(each)
    for (const each of chunk.viteMetadata?.importedCss ?? []) files.add(each)
    for (const each of chunk.viteMetadata?.importedAssets ?? []) files.add(each)
  }
  for (const each of Object.values(bundle)) if (each.type === 'chunk' && each.isEntry && each.name === 'field') visit(each.fileName)
  return [...files].map((name) => `/${name}`).sort()
}

export function field_worker(): Plugin {
  return {
    name: 'field-worker',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_options, bundle) {
      const page = bundle['field/index.html']
      const files = ['/field', ...beside, ...reached(bundle)]
      const text = page?.type === 'asset' ? String(page.source) : ''
      const version = createHash('sha256').update(files.join('\n') + text).digest('hex').slice(0, 12)
      const { code } = await transformWithEsbuild(readFileSync(source, 'utf8'), 'worker.js', {
        minify: true, format: 'iife', target: 'es2020',
        define: { FILES: JSON.stringify(files), VERSION: JSON.stringify(version) },
      })
      this.emitFile({ type: 'asset', fileName: 'field/sw.js', source: code })
    },
  }
}
