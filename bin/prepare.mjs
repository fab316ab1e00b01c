// What every command needs first: the right Node, the dependencies, and (for some) a fresh build.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = dirname(dirname(fileURLToPath(import.meta.url)))
const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm'

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 20)) {
  console.error(
    `Comptoir demande Node 20.20 ou plus récent (ici : ${process.versions.node}). Node 20.20 or later is needed.`,
  )
  process.exit(1)
}

/** Runs a command of the project in its folder; a failure ends this one with the same code. */
export function run(command, args, options = {}) {
  const done = spawnSync(command, args, {
    cwd: root,
    // Progress goes to the error stream: the standard output is for what a command answers.
    stdio: ['ignore', 2, 2],
    shell: process.platform === 'win32',
    ...options,
  })
  if (done.error) throw done.error
  if (done.status !== 0) process.exit(done.status ?? 1)
}

/** The path of a tool of the project. */
export const tool = (name) =>
  join(root, 'node_modules', '.bin', process.platform === 'win32' ? `${name}.cmd` : name)

/** Installs exactly what the lock file says, when that is not what is there. */
export function installIfNeeded() {
  const stamp = join(root, 'node_modules/.comptoir-lock')
  const lock = hash([join(root, 'package-lock.json')])
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return
  const there = join(root, 'node_modules/.package-lock.json')
  const fresh =
    existsSync(there) &&
    statSync(there).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs
  if (!fresh) {
    console.error('Installation des dépendances… (installing, about a minute the first time)')
    // A tool set to production would leave out what the build needs.
    run(npm, ['ci', '--include=dev', '--no-audit', '--no-fund'])
  }
  writeFileSync(stamp, lock)
}

/** Builds the web client and the server when the sources are not those of the last build. */
export function buildIfNeeded() {
  const stamp = join(root, 'dist/.stamp')
  const sources = hash(
    ['src', 'db', 'bin', 'index.html', 'vite.config.ts', 'package-lock.json'].flatMap((name) =>
      files(join(root, name)),
    ),
  )
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  console.error('Construction… (building, a few seconds)')
  run(process.execPath, [join(root, 'bin/build.mjs')])
  mkdirSync(join(root, 'dist'), { recursive: true })
  writeFileSync(stamp, sources)
}

function files(path) {
  if (!existsSync(path)) return []
  if (!statSync(path).isDirectory()) return [path]
  return readdirSync(path)
    .sort()
    .flatMap((name) => files(join(path, name)))
}

function hash(paths) {
  const digest = createHash('sha256')
  for (const path of paths)
    digest.update(path.slice(root.length)).update('\0').update(readFileSync(path))
  return digest.digest('hex')
}
