import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** What Node is started with. */
export type Program = readonly string[]

const here = dirname(fileURLToPath(import.meta.url))

/**
 * How to start a program by its name ("pdf/worker"): of the bundle as it is, wherever the bundler put this
 * code; of the sources through the loader that runs TypeScript.
 */
export function programOf(name: string): Program {
  const bundled = [here, dirname(here)]
    .map((folder) => join(folder, `${name}.js`))
    .find((file) => existsSync(file))
  if (bundled) return [bundled]
  return ['--import', import.meta.resolve('tsx'), join(dirname(here), `${name}.ts`)]
}
