import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { chmod, chown, lstat, mkdir, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { chooseAccount, run } from './account.ts'
import { findPackage, forgetOtherCopies, type Package, readyBinaries } from './binaries.ts'
import { assertRefused, nobody, root, temporary } from './testing.ts'

const installed = await findPackage(process.platform, process.arch)
const links = JSON.parse(readFileSync(join(installed.native, 'pg-symlinks.json'), 'utf8')) as {
  target: string
}[]
const quiet = () => {}

/** The package as npm unpacks it: without links. The tests take hard links of it. */
let original = ''
beforeAll(async () => {
  original = await mkdtemp(join(tmpdir(), 'pg-package-'))
  execFileSync('cp', ['-a', installed.native, original])
  for (const { target } of links) rmSync(join(original, target), { force: true })
})
afterAll(() => rm(original, { recursive: true, force: true }))

describe('the programs of PostgreSQL', { timeout: 30_000 }, () => {
  test('the library links are made when npm ran without install scripts', async () => {
    const { pack, folder, account } = await unpacked()
    const { bin, major } = await readyBinaries(pack, account, folder, quiet)
    assert.deepEqual({ bin, major }, { bin: join(pack.native, 'bin'), major: '18' })
    assert.ok(links.length > 0 || process.platform !== 'linux')
    for (const { target } of links) {
      assert.ok((await lstat(join(pack.native, '..', target))).isSymbolicLink(), target)
    }
    const { status } = await run(account, folder, [join(bin, 'initdb'), '--version'])
    assert.equal(status, 0)
  })

  test('an install that the account cannot enter is copied once, the old copies go', async ({
    skip,
  }) => {
    if (!root) skip('only root drops to another account')
    const { pack, folder, account } = await unpacked()
    await chmod(join(pack.native, '..'), 0o700)
    const notes: string[] = []
    const note = (line: string) => void notes.push(line)
    const first = await readyBinaries(pack, account, folder, note)
    assert.equal(first.bin, join(folder, `bin-${pack.version}`, 'bin'))
    await mkdir(join(folder, 'bin-17.0.0'))
    await forgetOtherCopies({ folder, binaries: first })
    assert.deepEqual(await readyBinaries(pack, account, folder, note), first)
    assert.equal(notes.length, 1)
    assert.deepEqual(await readdir(folder), [`bin-${pack.version}`])
    const fresh = join(folder, 'fresh')
    await mkdir(fresh)
    await chown(fresh, account.uid ?? 0, -1)
    const made = await run(account, folder, [join(first.bin, 'initdb'), '-N', '-D', fresh])
    assert.equal(made.status, 0, made.output)
  })

  test('a read-only install without its links is copied for an ordinary user too', async ({
    skip,
  }) => {
    if (!root) skip('only root can prepare an install that is not the user’s')
    const { pack, folder } = await unpacked()
    await chown(folder, nobody, nobody)
    const account = { name: 'nobody', uid: nobody, drop: { uid: nobody, gid: nobody } }
    const program = `
      const { readyBinaries } = await import(process.argv[1])
      const [pack, folder] = process.argv.slice(2)
      const me = { name: 'nobody', uid: process.getuid(), drop: undefined }
      const { bin } = await readyBinaries(JSON.parse(pack), me, folder, () => {})
      console.log(bin)`
    const node = [
      process.execPath,
      '--import',
      import.meta.resolve('tsx'),
      '--input-type=module',
      '-e',
    ]
    const files = [join(import.meta.dirname, 'binaries.ts'), JSON.stringify(pack), folder]
    const { output } = await run(account, folder, [...node, program, ...files])
    assert.equal(output.trim(), join(folder, `bin-${pack.version}`, 'bin'))
  })

  test('a system without glibc (Alpine) is told apart', async ({ skip }) => {
    if (process.platform !== 'linux') skip('only Linux has two C libraries')
    const { pack, folder, account } = await unpacked()
    const program = join(pack.native, 'bin/postgres')
    const elf = readFileSync(program)
    // The loader that the program asks for is what musl systems do not have.
    elf.write('/nix64', elf.indexOf('/lib64/ld-linux'))
    rmSync(program)
    writeFileSync(program, elf, { mode: 0o755 })
    const refused = readyBinaries(pack, account, folder, quiet)
    await assert.rejects(refused, (error) =>
      assertRefused(error, 'no_glibc', /Alpine.*DATABASE_URL/),
    )
  })

  test('programs that do not run are shown with their own words', async ({ skip }) => {
    if (process.platform === 'win32') skip('the programs have other names')
    const { pack, folder, account } = await unpacked()
    const program = join(pack.native, 'bin/postgres')
    rmSync(program)
    writeFileSync(program, '#!/bin/sh\necho damaged\nexit 3\n', { mode: 0o755 })
    const refused = readyBinaries(pack, account, folder, quiet)
    await assert.rejects(refused, (error) => assertRefused(error, 'binaries_fail', /damaged/))
  })

  test('other machines, and a missing package, are refused', async () => {
    const refusals = [
      ['win32', 'arm64', 'unsupported_platform', /windows-arm64.*DATABASE_URL/],
      ['freebsd', 'x64', 'unsupported_platform', /freebsd-x64/],
      [
        process.platform === 'darwin' ? 'linux' : 'darwin',
        'arm64',
        'package_missing',
        /npm install/,
      ],
    ] as const
    for (const [platform, arch, code, words] of refusals) {
      const refused = findPackage(platform, arch)
      await assert.rejects(refused, (error) => assertRefused(error, code, words))
    }
  })
})

/** A private package, to be changed only by replacing files, and a folder for its data. */
async function unpacked() {
  const home = await temporary()
  const [place, folder] = [join(home, 'package'), join(home, 'data')]
  await mkdir(place)
  await mkdir(folder)
  execFileSync('cp', ['-al', join(original, 'native'), place])
  const pack: Package = { native: join(place, 'native'), version: installed.version }
  return { pack, folder, account: await chooseAccount(folder, join(folder, 'pg')) }
}
