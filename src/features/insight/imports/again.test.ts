// Once, twice, at the same time: what is there already is known again, and nothing happens unseen.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Bps } from '#kernel/money.ts'
import { type Scene, scene } from '#test/scene.ts'
import { type ImportAnswer, importSales, listImports } from './contract.ts'

const excerpt = readFileSync(join(import.meta.dirname, 'excerpt.csv'))
const today = '2026-03-31'
const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const csv = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)
const bring = (who: Scene['alice'], file: Uint8Array, options: Record<string, unknown> = {}) =>
  who(importSales, { name: 'ventes.csv', ...options } as never, { file }) as Promise<ImportAnswer>

/** Every row of every tenant table, in one digest: nothing may change unseen. */
async function fingerprint(owner: Scene['owner']): Promise<unknown> {
  const tables = await owner.query(
    `select relname as name from pg_class where relkind = 'r' and relrowsecurity and relnamespace = 'public'::regnamespace order by 1`,
  )
  const digests = []
  for (const { name } of tables.rows) {
    const { rows } = await owner.query(
      `select md5(coalesce(string_agg(t::text, '|' order by t::text), '')) as digest from "${name}" t`,
    )
    digests.push([name, rows[0].digest])
  }
  return digests
}
test('a dry run tells the same and changes nothing', () =>
  scene(today, async ({ alice, owner }) => {
    const before = await fingerprint(owner)
    const dry = await bring(alice, excerpt, { dryRun: 'true' })
    expect(await fingerprint(owner)).toEqual(before)
    expect(dry).not.toHaveProperty('id')
    expect(dry.preview[0]).toMatchObject({ number: '536365', customer: '17850', net: 1530 })
    expect(dry.problems.find(({ reason }) => reason === 'unreadable_quantity')?.samples).toEqual([
      { line: 288, content: expect.stringContaining(',two,') },
    ])
    const wet = await bring(alice, excerpt)
    const told = ({ id: _, dryRun: __, seconds: ___, ...rest }: ImportAnswer) => rest
    expect(told(dry)).toEqual(told(wet))
  }))

test('the same file twice changes nothing at all, compressed or not', () =>
  scene(today, async ({ alice, owner }) => {
    const first = await bring(alice, excerpt)
    const before = await fingerprint(owner)
    const again = await bring(alice, gzipSync(excerpt))
    expect(await fingerprint(owner)).toEqual(before)
    expect(again).toMatchObject({
      accepted: 292,
      refused: 15,
      invoices: 52,
      creditNotes: 20,
      alreadyThere: 72,
      sameAs: first.id,
      sha256: first.sha256,
      created: { invoices: 0, creditNotes: 0, customers: 0, items: 0 },
    })
    expect(again).not.toHaveProperty('id')
  }))

test('a longer file brings what is new; what has changed is refused, line by line', () =>
  scene(today, async ({ alice, owner, companies }) => {
    const line = (number: string, quantity: number) =>
      `${number},22423,CAKESTAND,${quantity},2011-05-30,12.75,17850,France`
    await bring(alice, csv(head, line('1', 1), line('2', 1), line('2', 2)))
    const longer = await bring(
      alice,
      csv(head, line('3', 1), line('2', 1), line('2', 3), line('1', 1), line('4', 1)),
    )
    expect(longer).toMatchObject({
      accepted: 3,
      refused: 2,
      alreadyThere: 1,
      invoices: 3,
      created: { invoices: 2, creditNotes: 0, customers: 0, items: 0 },
      problems: [{ reason: 'differs', lines: 2, amount: 5_100 }],
    })
    // The order of lines is no content; another rate of VAT is.
    expect(await bring(alice, csv(head, line('2', 2), line('2', 1)))).toMatchObject({
      alreadyThere: 1,
    })
    expect(await bring(alice, csv(head, line('1', 1)), { vat: 2000 as Bps })).toMatchObject({
      refused: 1,
      problems: [{ reason: 'differs' }],
    })
    const { rows } = await owner.query(
      'select number, net::int from invoice where company_id = $1 order by number',
      [companies.lumiere],
    )
    expect(rows.map(({ number, net }) => [number, net])).toEqual([
      ['1', 1275],
      ['2', 3825],
      ['3', 1275],
      ['4', 1275],
    ])
  }))

test('a sent-again request imports once', () =>
  scene(today, async ({ alice }) => {
    const file = csv(head, '1,22423,CAKESTAND,1,2011-05-30,12.75,17850,France')
    const ask = () => alice(importSales, { name: 'a.csv' }, { file, key: 'once' })
    const [first, second] = await Promise.all([ask(), ask()])
    expect(second).toEqual(first)
    expect((await alice(listImports, { offset: 0, limit: 10 })).total).toBe(1)
  }))

test('two who import the same file at once make it once', () =>
  scene(today, async ({ alice, claire }) => {
    const both = await Promise.all([bring(alice, excerpt), bring(claire, excerpt)])
    expect(both.map(({ alreadyThere }) => alreadyThere).sort()).toEqual([0, 72])
    expect((await alice(listImports, { offset: 0, limit: 10 })).total).toBe(1)
  }))
