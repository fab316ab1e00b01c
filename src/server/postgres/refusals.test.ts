import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { chmod, chown, mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, test } from 'vitest'
import {
  assertRefused,
  copied,
  nobody,
  root,
  serve,
  start,
  template,
  temporary,
  withTemplate,
} from './testing.ts'

withTemplate()

describe('it refuses with a sentence', { timeout: 60_000 }, () => {
  test('the cluster of another PostgreSQL', async () => {
    const folder = await copied()
    await writeFile(join(folder, 'pg/PG_VERSION'), '17\n')
    await assert.rejects(start(folder), (error) => assertRefused(error, 'other_version', /17.*18/))
    assert.equal(readFileSync(join(folder, 'pg/PG_VERSION'), 'utf8'), '17\n')
  })

  test('a folder that holds something else', async () => {
    const folder = await temporary()
    await mkdir(join(folder, 'pg'))
    await writeFile(join(folder, 'pg/holiday.jpg'), '')
    const { uid, gid } = statSync(join(template, 'pg'))
    await chown(join(folder, 'pg'), uid, gid)
    await assert.rejects(start(folder), (error) => assertRefused(error, 'not_a_cluster', /touché/))
    assert.deepEqual(await readdir(join(folder, 'pg')), ['holiday.jpg'])
  })

  test('a folder that the account may not enter, as under /root', async ({ skip }) => {
    if (!root) skip('only root drops to another account')
    const closed = await temporary()
    await chmod(closed, 0o700)
    const refused = start(join(closed, 'app/data'))
    await assert.rejects(refused, (error) =>
      assertRefused(error, 'folder_closed', /\/var\/lib\/comptoir/),
    )
    assert.deepEqual(await readdir(closed), [], 'nothing is left behind')
  })

  test('a folder that an ordinary user may not write', async ({ skip }) => {
    if (!root) skip('only root can become the ordinary user of this test')
    const folder = await temporary()
    const { said } = await serve(join(folder, 'data'), { uid: nobody })
    assert.equal(said['code'], 'folder_closed')
  })

  test('the cluster of another account', async ({ skip }) => {
    if (!root) skip('only root can give a folder away')
    const folder = await copied()
    await chown(join(folder, 'pg'), 0, 0)
    await assert.rejects(start(folder), (error) => assertRefused(error, 'other_owner', /chown -R/))
  })

  test('a user without a passwd entry', async ({ skip }) => {
    if (!root) skip('only root can become another user')
    const folder = await copied()
    await chown(folder, 54_321, 54_321)
    await chown(join(folder, 'pg'), 54_321, 54_321)
    await assert.rejects(start(folder), (error) => assertRefused(error, 'no_passwd_entry', /54321/))
    const { said } = await serve(folder, { uid: 54_321 })
    assert.equal(said['code'], 'no_passwd_entry')
    assert.match(JSON.stringify(said['sentences']), /DATABASE_URL/)
  })

  test('root that may not become anyone else', async ({ skip }) => {
    if (!root) skip('only root can lose its powers')
    if (spawnSync('setpriv', ['--version']).error) skip('setpriv is not installed')
    const prefix = ['setpriv', '--bounding-set=-all', '--inh-caps=-all']
    const { said } = await serve(join(await temporary(), 'data'), { prefix })
    assert.equal(said['code'], 'cannot_drop')
  })
})
