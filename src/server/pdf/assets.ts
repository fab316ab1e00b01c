import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * The folder that holds the template and the fonts: beside this file in the sources, and in the bundle
 * `dist/server/pdf`, wherever the bundler put this code.
 */
export const assetsFolder: string = (() => {
  const here = dirname(fileURLToPath(import.meta.url))
  const found = [here, join(here, 'pdf'), join(here, '../pdf')].find((folder) =>
    existsSync(join(folder, 'template.typ')),
  )
  if (found === undefined) throw new Error(`no template of documents beside ${here}`)
  return found
})()

/** How to start a worker: the bundle as it is, the source through the loader that runs TypeScript. */
export const workerProgram: { readonly file: string; readonly execArgv: string[] } = (() => {
  const bundled = join(assetsFolder, 'worker.js')
  if (existsSync(bundled)) return { file: bundled, execArgv: [] }
  // Node 20 runs no TypeScript, and `--import tsx` does nothing in a thread: the thread asks for it.
  const tsx = import.meta.resolve('tsx/esm/api')
  const register = `import { register } from ${JSON.stringify(tsx)}; register()`
  return {
    file: join(assetsFolder, 'worker.ts'),
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(register)}`],
  }
})()
