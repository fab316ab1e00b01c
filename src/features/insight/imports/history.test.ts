// The real half-year of a wholesaler, where it is at hand (beside the repository), against its own
// figures added up here from the text with BigInt; and what an interrupted import leaves.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { appFolder } from '#server/paths.ts'
import { expectAnalysesOf } from '#test/insight/analyses-of-history.ts'
import { launch, withPrograms } from '#test/program.ts'
import { type Scene, scene } from '#test/scene.ts'
import { importSales } from './contract.ts'

const real = join(appFolder, '../shared/data/online-retail-2010-12_2011-05.csv.gz')
const isThere = existsSync(real)
if (!isThere) console.warn(`left out, for want of the file: ${real}`)
const folder = mkdtempSync(join(tmpdir(), 'comptoir-imports-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const minute = 60_000

/** The figures of the file, in cents, by other means than the import's. */
function figuresOf(text: string) {
  const sums = () => new Map<string, bigint>()
  const [byMonth, byClient, byItem] = [sums(), sums(), sums()]
  const add = (to: Map<string, bigint>, key: string, cents: bigint) =>
    to.set(key, (to.get(key) ?? 0n) + cents)
  const numbers = new Set<string>()
  let [lines, sum] = [0, 0n]
  for (const line of text.split('\n').slice(1)) {
    if (line === '') continue
    const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
      ([, quoted, plain]) => quoted ?? plain ?? '',
    )
    const [number = '', item = '', , quantity = '', date = '', price = '', client = ''] = cells
    const [whole = '', part = ''] = price.split('.')
    const thousandths = BigInt(quantity) * BigInt(whole + part.padEnd(3, '0'))
    const half = thousandths < 0n ? -5n : 5n
    const cents = (thousandths + half) / 10n
    add(byMonth, date.slice(0, 7), cents)
    add(byClient, client, cents)
    add(byItem, item, cents)
    numbers.add(number)
    lines += 1
    sum += cents
  }
  return { lines, sum, numbers, byMonth, byClient, byItem }
}

const sorted = (sums: Map<string, bigint>) => [...sums].map(([key, sum]) => `${key} ${sum}`).sort()

describe.skipIf(!isThere)('the real file', () => {
  test(
    'is imported whole, and agrees by month, client and item',
    () =>
      scene('2026-03-31', async ({ alice, owner, companies }) => {
        const bytes = readFileSync(real)
        const told = figuresOf(gunzipSync(bytes).toString())
        // A connection that has met small tables first: its plans must not be those of the import.
        const small = Buffer.from('Invoice,Date,Qty,Price,Customer\n1,2010-11-30,1,0,9\n')
        await alice(importSales, { name: 'small.csv' }, { file: small })

        const answer = await alice(importSales, { name: 'history.csv.gz' }, { file: bytes })
        expect(answer).toMatchObject({
          lines: 209_029,
          accepted: 209_029,
          refused: 0,
          acceptedSum: 370_682_764,
          refusedSum: 0,
          invoices: 9_106,
          creditNotes: 1_677,
          customers: 2_767,
          items: 3_514,
          counterSales: 1_785,
        })
        expect([told.lines, told.sum, told.numbers.size]).toEqual([209_029, 370_682_764n, 10_783])

        const grouped = async (key: string, from: string) => {
          const { rows } = await owner.query<{ key: string; net: string }>(
            `select ${key} as key, sum(${from === 'lines' ? 'l' : 'i'}.net)::text as net from invoice i
             join customer c on c.company_id = i.company_id and c.id = i.customer_id
             ${from === 'lines' ? 'join invoice_line l on l.company_id = i.company_id and l.invoice_id = i.id' : ''}
             where i.company_id = $1 and i.number <> '1' group by 1`,
            [companies.lumiere],
          )
          return rows.map((row) => `${row.key} ${row.net}`).sort()
        }
        expect(await grouped(`to_char(i.day, 'YYYY-MM')`, 'documents')).toEqual(
          sorted(told.byMonth),
        )
        const client = `case when c.walk_in then '' else c.code end`
        expect(await grouped(client, 'documents')).toEqual(sorted(told.byClient))
        expect(await grouped('l.reference', 'lines')).toEqual(sorted(told.byItem))
        expect(answer.months.find(({ month }) => month === '2011-03')?.net).toBe(68_326_708)
        await expectAnalysesOf(alice, told)

        const again = await alice(importSales, { name: 'history.csv' }, { file: bytes })
        expect(again).toMatchObject({ alreadyThere: 10_783, created: { invoices: 0, items: 0 } })
      }),
    3 * minute,
  )
})

describe('an import that is killed', () => {
  withPrograms()

  /** The command line, on the database of the scene. */
  function comptoir(owner: Scene['owner'], ...argv: string[]) {
    const { user, password, host, port, database } = owner
    const secret = password ? `:${encodeURIComponent(String(password))}` : ''
    const url = `postgres://${user}${secret}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
    return launch('cli', argv, { DATABASE_URL: url })
  }
  const ended = ({ child, said }: ReturnType<typeof comptoir>) =>
    new Promise<{ code: number | null; out: string; err: string }>((resolve) => {
      child.on('close', (code) => resolve({ code, ...said }))
    })

  test(
    'leaves nothing, and made again it is complete',
    () =>
      scene('2026-03-31', async ({ owner, companies }) => {
        const file = join(folder, 'long.csv')
        const lines = Array.from(
          { length: 40_000 },
          (_, i) =>
            `${1 + Math.floor(i / 5)},R${i % 700},Item ${i % 700},${1 + (i % 9)},2011-05-30,1.25,${i % 400}0`,
        )
        // The customers of a document are those of its first line.
        const whole = lines.map((line, i) => line.replace(/,\d+$/, `,C${Math.floor(i / 5) % 400}`))
        writeFileSync(
          file,
          ['Invoice,Ref,Description,Qty,Date,Price,Customer', ...whole].join('\n'),
        )
        const counts = async () => {
          const { rows } = await owner.query(
            `select (select count(*)::int from invoice where company_id = $1) as documents,
              (select count(*)::int from invoice_line where company_id = $1) as lines,
              (select count(*)::int from customer where company_id = $1) as customers,
              (select count(*)::int from import_run where company_id = $1) as runs,
              (select count(*)::int from journal where company_id = $1
                and action = 'sales_history.imported') as told`,
            [companies.lumiere],
          )
          return rows[0] as Record<string, number>
        }
        const argv = ['import', 'sales-history', file, '--company', companies.lumiere, '--json']

        const killed = comptoir(owner, ...argv)
        const isSaving = new Promise<void>((resolve) => {
          killed.child.stderr.on('data', () => /Enregistrement/.test(killed.said.err) && resolve())
        })
        const end = ended(killed)
        await Promise.race([isSaving, end])
        killed.child.kill('SIGKILL')
        expect((await end).code).toBeNull()
        expect(await counts()).toEqual({ documents: 0, lines: 0, customers: 0, runs: 0, told: 0 })

        const again = await ended(comptoir(owner, ...argv))
        expect(again.code).toBe(0)
        // One object on the standard output, the progress on the other.
        expect(JSON.parse(again.out)).toMatchObject({
          lines: 40_000,
          accepted: 40_000,
          refused: 0,
          acceptedSum: '249987.50',
          refusedSum: '0.00',
          invoices: 8_000,
          creditNotes: 0,
          customers: 400,
          items: 700,
          alreadyThere: 0,
        })
        expect(again.err).toMatch(/Enregistrement .* 40\u202f00\d lignes/)
        expect(await counts()).toEqual({
          documents: 8_000,
          lines: 40_000,
          customers: 400,
          runs: 1,
          told: 1,
        })
      }),
    2 * minute,
  )
})
