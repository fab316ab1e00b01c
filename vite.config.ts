import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import optimizeLocales from '@react-aria/optimize-locales-plugin'
import tailwindcss from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { type Plugin, defineConfig } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  root: here('.'),
  publicDir: here('src/web/public'),
  cacheDir: here('.cache/vite'),
  plugins: [
    react(),
    tailwindcss(),
    { ...optimizeLocales.vite({ locales: ['fr-FR', 'en-US'] }), enforce: 'pre' },
    precompressed(),
  ],
  // The browser turns values by the contracts and leaves the judging to the server: see the file.
  resolve: { alias: { zod: here('src/web/shapes.ts') } },
  build: {
    outDir: here('dist/web'),
    emptyOutDir: true,
    target: 'es2023',
    assetsInlineLimit: 0, // a data: URL would need a wider Content-Security-Policy
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: everyScreenNeeds, debugName: 'shell', priority: 2 },
            { name: lightComponents, debugName: 'fields', priority: 1 },
          ],
        },
      },
    },
    reportCompressedSize: false,
  },
  server: { port: 5173, strictPort: false, proxy: { '/api': 'http://127.0.0.1:3000' } },
  preview: { proxy: { '/api': 'http://127.0.0.1:3000' } },
})

/**
 * What every screen needs goes in one file, so that the first page is a handful of requests: what
 * main.tsx reaches without a dynamic import, and the kernel with the shapes of the contracts.
 */
function everyScreenNeeds(id: string, graph: Graph): string | null {
  if (reached.size === 0) reach(here('src/web/main.tsx'), graph)
  const shared =
    /\/src\/(kernel\/(day|format|list|money|shapes|vat)|web\/(shapes|formats))\.ts$/.test(id)
  return shared || reached.has(id) ? 'shell' : null
}

/** The components of the design system that are light go together, rather than one request each. */
function lightComponents(id: string, graph: Graph): string | null {
  const own = id.includes('/src/web/ui/') && !id.includes('/list/')
  return own && !leans(id, graph) ? 'fields' : null
}

const leaning = new Map<string, boolean>()

/** Whether a module needs React Aria, which only the screens that use it should pay for. */
function leans(id: string, graph: Graph): boolean {
  if (id.includes('/react-aria')) return true
  if (reached.has(id) || id.includes('/node_modules/')) return false
  const known = leaning.get(id)
  if (known !== undefined) return known
  leaning.set(id, false)
  const found = graph.getModuleInfo(id)?.importedIds.some((next) => leans(next, graph)) ?? false
  leaning.set(id, found)
  return found
}

type Graph = { getModuleInfo(id: string): ModuleInfo | null }
type ModuleInfo = { readonly importedIds: readonly string[] }
const reached = new Set<string>()

function reach(id: string, graph: Graph): void {
  if (reached.has(id) || id.includes('/lucide-react/')) return
  reached.add(id)
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reach(next, graph)
}

/** Writes `.br` and `.gz` beside each text file of the build: the server compresses nothing itself. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    closeBundle() {
      const folder = here('dist/web')
      const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      for (const file of files.filter((name) =>
        /\.(js|css|html|svg|json|webmanifest)$/.test(name),
      )) {
        const content = readFileSync(`${folder}/${file}`)
        if (content.length < 1024) continue
        const brotli = { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } }
        writeFileSync(`${folder}/${file}.br`, brotliCompressSync(content, brotli))
        writeFileSync(`${folder}/${file}.gz`, gzipSync(content, { level: 9 }))
      }
    },
  }
}
