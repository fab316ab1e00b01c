import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Program = { readonly file: string | URL; readonly execArgv: string[] }

const here = dirname(fileURLToPath(import.meta.url))

/**
 * How to start a thread by its name ("pdf/worker"): of the bundle as it is, wherever the bundler put this
 * code; of the sources through the loader that runs TypeScript.
 */
export function programOf(name: string): Program {
  const bundled = [here, dirname(here)]
    .map((folder) => join(folder, `${name}.js`))
    .find((file) => existsSync(file))
  if (bundled) return { file: bundled, execArgv: [] }
  // Node 20 runs no TypeScript, and `--import tsx` does nothing in a thread: the thread asks for it.
  const tsx = import.meta.resolve('tsx/esm/api')
  const register = `import { register } from ${JSON.stringify(tsx)}; register()`
  return {
    file: join(dirname(here), `${name}.ts`),
    execArgv: ['--import', `data:text/javascript,${encodeURIComponent(register)}`],
  }
}
