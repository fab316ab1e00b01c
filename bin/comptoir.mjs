// npm run comptoir -- <command>: the command line.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded, installIfNeeded, root } from './prepare.mjs'

installIfNeeded()
buildIfNeeded()
await import(pathToFileURL(join(root, 'dist/server/cli.js')).href)
