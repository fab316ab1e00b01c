// npm start: installs, builds, starts the database, migrates and serves. Nothing else is needed.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { buildIfNeeded, installIfNeeded, root } from './prepare.mjs'

installIfNeeded()
buildIfNeeded()
await import(pathToFileURL(join(root, 'dist/server/main.js')).href)
