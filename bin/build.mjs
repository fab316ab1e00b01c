// Builds dist/web (the browser's client) and dist/server (one bundle a program).
import { join } from 'node:path'
import { build } from 'vite'
import { bundleServer } from './bundle.mjs'
import { root } from './prepare.mjs'

process.chdir(root)
process.env.NODE_ENV = 'production'
await build({ root, logLevel: 'warn' })
await bundleServer(join(root, 'dist/server'))
