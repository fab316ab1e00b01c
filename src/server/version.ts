import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { appFolder } from './paths.ts'

/** The version of the program that runs. */
export const version: string = (
  JSON.parse(readFileSync(join(appFolder, 'package.json'), 'utf8')) as { version: string }
).version
