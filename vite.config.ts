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
    paintWaits(),
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
            { name: everyScreenNeeds, debugName: 'shell', priority: 3 },
            { name: dashboardsNeed, debugName: 'widgets', priority: 2.5 },
            { name: workNeeds, debugName: 'work', priority: 2 },
            { name: tradeOf, debugName: 'trade', priority: 1 },
            { name: screensShow, debugName: 'icons', priority: 0.5, minShareCount: 2 },
            { name: chartsNeed, debugName: 'charts', priority: 0 },
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
 * main.tsx reaches without a dynamic import, the kernel with the shapes of the contracts, and the
 * components that do without React Aria.
 */
function everyScreenNeeds(id: string, graph: Graph): string | null {
  if (reached.size === 0) reach(here('src/web/main.tsx'), graph, reached)
  if (reached.has(id) || id.includes('rolldown/runtime')) return 'shell'
  if (/\/src\/(kernel\/(day|format|list|money|shapes|vat)|web\/(shapes|formats))\.ts$/.test(id))
    return 'shell'
  return isComponent(id) && !leans(id, graph) ? 'shell' : null
}

/** The frame of widgets, which the home and the page of a client share. */
function dashboardsNeed(id: string): string | null {
  return isFrame(id) ? 'widgets' : null
}

/** The charts and what draws them, fetched with the first chart: `lazy.tsx` alone is known before. */
function chartsNeed(id: string): string | null {
  return isDrawn(id) || /\/node_modules\/(@visx|d3-|internmap|classnames|reduce-css-calc)/.test(id)
    ? 'charts'
    : null
}

/** Lists, and the components over React Aria: what the screens that one works in have in common. */
function workNeeds(id: string): string | null {
  const calendar = /CalendarPanel|[Cc]alendar/.test(id)
  return !calendar &&
    !isDrawn(id) &&
    /\/src\/web\/ui\/|\/(react-aria|react-virtual|virtual-core)/.test(id)
    ? 'work'
    : null
}

/** The rules and contracts of a wing go together: its screens share most of them. */
function tradeOf(id: string): string | null {
  const found = /\/src\/features\/(\w+)\/[\w-]+\/(?:rules|contract)/.exec(id)
  return found?.[1] && found[1] !== 'insight' ? found[1] : null
}

/**
 * The icons that screens share, which would be a file each, and thirty for a list. Those of the home are apart:
 * the first page brings no more than it shows.
 */
function screensShow(id: string, graph: Graph): string | null {
  const icon = /\/lucide-react\/dist\/esm\/icons\/([\w-]+)\./.exec(id)?.[1]
  if (!icon) return null
  return iconsOfHome(graph).has(icon) ? 'signs' : 'icons'
}

const home = 'src/features/insight/home'
let homeIcons: ReadonlySet<string> | undefined

/** By their files: an icon is imported by its name, from the list of all of them. */
function iconsOfHome(graph: Graph): ReadonlySet<string> {
  if (ofHome.size === 0) reach(here(`${home}/web/Home.tsx`), graph, ofHome)
  homeIcons ??= new Set(
    [...ofHome].flatMap((id) => {
      const code = graph.getModuleInfo(id)?.code ?? ''
      const named = /import \{([^}]*)\} from ["']lucide-react["']/.exec(code)?.[1] ?? ''
      const names = named.split(',').map((one) => one.trim().split(' ')[0] ?? '')
      return names.map((name) =>
        name.replaceAll(/(?<=[a-z])(?=[A-Z0-9])|(?<=[0-9])(?=[A-Z])/g, '-').toLowerCase(),
      )
    }),
  )
  return homeIcons
}

const isComponent = (id: string): boolean =>
  id.includes('/src/web/ui/') && !id.includes('/list/') && !isDrawn(id) && !isFrame(id)

function isFrame(id: string): boolean {
  return id.includes('/src/web/ui/widget/') || id.endsWith('/charts/lazy.tsx')
}

const isDrawn = (id: string): boolean =>
  id.includes('/src/web/ui/charts/') && !id.endsWith('/charts/lazy.tsx')

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
type ModuleInfo = { readonly importedIds: readonly string[]; readonly code: string | null }
const reached = new Set<string>()
const ofHome = new Set<string>()

function reach(id: string, graph: Graph, into: Set<string>): void {
  if (into.has(id) || id.includes('/lucide-react/')) return
  into.add(id)
  for (const next of graph.getModuleInfo(id)?.importedIds ?? []) reach(next, graph, into)
}

/**
 * The first paint waits for the program: there is nothing to show before it, and it knows whether the
 * screen is dark. (A script in the page would too, but our security policy refuses those.)
 */
function paintWaits(): Plugin {
  const mark = (page: string) =>
    page.replaceAll('<script type="module"', '<script type="module" blocking="render"')
  return { name: 'paint waits', transformIndexHtml: { order: 'post', handler: mark } }
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
