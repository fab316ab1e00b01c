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
