import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the application, found from wherever this code runs (sources or bundle). */
export const appFolder: string = (() => {
  let folder = dirname(fileURLToPath(import.meta.url))
  while (!existsSync(join(folder, 'package.json')) || folder.endsWith('node_modules')) {
    const parent = dirname(folder)
    if (parent === folder) throw new Error('the folder of the application was not found')
    folder = parent
  }
  return folder
})()
