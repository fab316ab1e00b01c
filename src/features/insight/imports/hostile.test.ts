// Files that were made to hurt, or by people in a hurry: each gets a clear sentence, or is read right.
import { Readable } from 'node:stream'
import { createGzip, gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { read } from '#kernel/money.ts'
import type { Refusal } from '#kernel/refusal.ts'
import { type Scene, scene } from '#test/scene.ts'
import { inspect, largest, type Source, sourceOfBytes } from './actions/source.ts'
import { type ImportAnswer, importSales } from './contract.ts'

const today = '2026-03-31'
const bring = (who: Scene['alice'], file: Uint8Array, options: Record<string, unknown> = {}) =>
  who(importSales, { name: 'x.csv', ...options } as never, { file }) as Promise<ImportAnswer>
const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const line = '1,22423,CAKESTAND,1,2011-05-30,12.75,17850,France'

describe('files that are refused whole, with a sentence', () => {
  const zip = Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0, 8, 0])
  const xls = Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
  const gz = gzipSync(`${head}\n${`${line}\n`.repeat(5_000)}`)
  const cases: [string, Uint8Array, string][] = [
    ['an empty file', Buffer.alloc(0), 'import_empty'],
    ['an empty .gz', gzipSync(''), 'import_empty'],
    ['a header only', Buffer.from(`${head}\n`), 'import_no_lines'],
    ['a header and blank lines', Buffer.from(`${head}\r\n\r\n\r\n`), 'import_no_lines'],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13]), 'import_not_text'],
    [
      'random bytes',
      Buffer.from(Array.from({ length: 4096 }, (_, i) => (i * 73) % 256)),
      'import_not_text',
    ],
    [
      'a binary tail',
      Buffer.concat([Buffer.from(`${head}\n${line}\n`), Buffer.alloc(9)]),
      'import_not_text',
    ],
    ['the beginning of a workbook', zip, 'import_damaged'],
    ['an old workbook', xls, 'import_spreadsheet'],
    ['a .gz cut short', gz.subarray(0, gz.length - 20), 'import_damaged'],
    [
      'a .gz with a wrong byte',
      Buffer.concat([gz.subarray(0, 40), Buffer.from([1, 2, 3]), gz.subarray(43)]),
      'import_damaged',
    ],
    ['a line of one cell', Buffer.from('hello\n'), 'import_columns_missing'],
    ['other columns', Buffer.from('Nom;Ville\nDupont;Lyon\n'), 'import_columns_missing'],
    [
      'a quote never closed',
      Buffer.from(`${head}\n"${'x'.repeat(1_200_000)}`),
      'import_record_too_long',
    ],
    [
      'a line without end',
      Buffer.from(`${head}\n${'x'.repeat(1_200_000)}`),
      'import_record_too_long',
    ],
  ]
  test.each(cases)('%s', (_, file, reason) =>
    scene(today, async ({ alice, owner, companies }) => {
      await expect(bring(alice, file)).rejects.toMatchObject({ reason })
      const { rows } = await owner.query(
        `select (select count(*)::int from import_run where company_id = $1) as runs,
          (select count(*)::int from customer where company_id = $1) as customers`,
        [companies.lumiere],
      )
      expect(rows).toEqual([{ runs: 0, customers: 0 }])
    }),
  )

  test('a body larger than what may be sent', () =>
    scene(today, async ({ alice }) => {
      await expect(bring(alice, Buffer.alloc(20_000_001, 'x'))).rejects.toMatchObject({
        reason: 'too_big',
        status: 413,
      })
    }))
})

describe('bombs', () => {
  test('a small .gz of endless lines stops at the limit, and no more of it is drawn', async () => {
    const piece = Buffer.from(`${line}\n`.repeat(20_000))
    let drawn = 0
    const endless: Source = {
      name: 'bomb.csv.gz',
      open: () =>
        Readable.from(
          (function* () {
            for (; drawn < 3 * largest.upload; drawn += piece.length) yield piece
          })(),
        ).pipe(createGzip({ level: 1 })),
    }
    const refusal = await inspect(endless, largest.upload).catch((e: unknown) => e)
    expect((refusal as Refusal).code).toBe('import_too_large')
    expect(drawn).toBeGreaterThan(largest.upload)
    // What stands in the pipes when the limit is met is all that goes beyond it.
    expect(drawn).toBeLessThan(1.5 * largest.upload)
  })

  test('100 MB of zeros in 100 kB are no text', () =>
    scene(today, async ({ alice }) => {
      const zeros = gzipSync(Buffer.alloc(100_000_000), { level: 1 })
      expect(zeros.length).toBeLessThan(1_000_000)
      await expect(bring(alice, zeros)).rejects.toMatchObject({ reason: 'import_not_text' })
    }))

  test('100 MB of one line are one line too long', () =>
    scene(today, async ({ alice }) => {
      const long = gzipSync(Buffer.alloc(100_000_000, 'a'), { level: 1 })
      await expect(bring(alice, long)).rejects.toMatchObject({ reason: 'import_record_too_long' })
    }))
})

describe('files that are read right', () => {
  const rows = (owner: Scene['owner'], company: string) =>
    owner
      .query(
        `select i.number, i.day::text, c.name as customer, l.reference, l.name, l.quantity::int,
          l.price::int from invoice i
         join customer c on c.company_id = i.company_id and c.id = i.customer_id
         join invoice_line l on l.company_id = i.company_id and l.invoice_id = i.id
         where i.company_id = $1 order by i.number, l.rank`,
        [company],
      )
      .then((answer) => answer.rows as Record<string, unknown>[])
  const expected = [
    {
      number: 'FA-1',
      day: '2011-03-04',
      customer: 'Café Zoé',
      reference: 'A1',
      name: 'Théière 1 l – 12 €',
      quantity: 25_000,
      price: 1_234_560_000,
    },
  ]
  const text = [
    'N° facture;Date;Nom client;Référence;Désignation;Quantité;Prix unitaire',
    'FA-1;04/03/2011;Café Zoé;A1;Théière 1 l – 12 €;2,5;1 234,56',
  ]
  // The bytes of windows-1252 for the letters of this text that are no Latin-1.
  const windows1252 = (written: string) =>
    Buffer.from(written.replace('–', '\u0096').replace('€', '\u0080'), 'latin1')

  const cases: [string, Uint8Array][] = [
    ['UTF-8', Buffer.from(text.join('\n'))],
    ['UTF-8 with its mark and CRLF', Buffer.from(`\ufeff${text.join('\r\n')}\r\n`)],
    ['windows-1252', windows1252(text.join('\r\n'))],
    ['UTF-16, tabs', Buffer.from(`\ufeff${text.join('\r\n').replaceAll(';', '\t')}`, 'utf16le')],
    [
      'commas, quoted',
      Buffer.from(
        text
          .map((one) =>
            one
              .split(';')
              .map((cell) => `"${cell}"`)
              .join(','),
          )
          .join('\n'),
      ),
    ],
    ['returns alone', Buffer.from(text.join('\r'))],
    ['sep= first', Buffer.from(`sep=;\r\n${text.join('\r\n')}`)],
    ['compressed', gzipSync(text.join('\n'))],
  ]
  test.each(cases)('%s', (_, file) =>
    scene(today, async ({ alice, owner, companies }) => {
      expect(await bring(alice, file)).toMatchObject({ lines: 1, accepted: 1 })
      expect(await rows(owner, companies.lumiere)).toEqual(expected)
    }),
  )

  test('dates of a file are month first when one of them proves it, however late', () =>
    scene(today, async ({ alice, owner, companies }) => {
      const lines = Array.from({ length: 9_000 }, (_, i) => `${i + 1},12/1/2010 8:26,1,2.00`)
      const file = Buffer.from(
        ['Invoice,Date,Qty,Price', ...lines, '99999,12/13/2010 8:26,1,2.00'].join('\n'),
      )
      expect(await bring(alice, file)).toMatchObject({
        accepted: 9_001,
        firstDay: '2010-12-01',
        lastDay: '2010-12-13',
        format: { dates: 'month_first', datesProven: true },
      })
      const { rows: times } = await owner.query(
        `select distinct issued_at::text as at from invoice where company_id = $1 and number = '99999'`,
        [companies.lumiere],
      )
      expect(new Date(times[0].at as string).toISOString()).toBe('2010-12-13T07:26:00.000Z')
    }))

  test('where nothing proves the order the person may tell it, and the report says so', () =>
    scene(today, async ({ alice }) => {
      const file = Buffer.from('Invoice,Date,Qty,Price\n1,03/04/2011,1,2.00\n')
      expect(await bring(alice, file, { dryRun: 'true' })).toMatchObject({
        firstDay: '2011-04-03',
        format: { dates: 'day_first', datesProven: false },
      })
      expect(await bring(alice, file, { dryRun: 'true', dates: 'month_first' })).toMatchObject({
        firstDay: '2011-03-04',
      })
    }))

  test('numbers that could be read twice follow the others of the file', () =>
    scene(today, async ({ alice }) => {
      const file = (price: string) =>
        Buffer.from(`Invoice;Date;Qty;Price\n1;2011-04-03;1;1,234\n1;2011-04-03;1;${price}\n`)
      const dry = { dryRun: 'true' }
      expect(await bring(alice, file('2.50'), dry)).toMatchObject({ acceptedSum: 123_650 })
      expect(await bring(alice, file('2,50'), dry)).toMatchObject({ acceptedSum: 373 })
      expect(await bring(alice, file('2'), dry)).toMatchObject({ acceptedSum: 323 })
      expect(await bring(alice, file('2'), { ...dry, decimals: 'point' })).toMatchObject({
        acceptedSum: 123_600,
      })
    }))

  test('a file that ends within a quote loses that line only', () =>
    scene(today, async ({ alice }) => {
      const file = Buffer.from(
        `${head}\n${line}\n2,22423,"CAKESTAND,1,2011-05-30,12.75,17850,France\n`,
      )
      expect(await bring(alice, file)).toMatchObject({
        lines: 2,
        accepted: 1,
        problems: [{ reason: 'open_quote', lines: 1 }],
      })
    }))

  test('texts too long for a record are refused, a long description is kept whole', () =>
    scene(today, async ({ alice, owner, companies }) => {
      const long = 'x'.repeat(1_000)
      const file = [
        head,
        line.replace('CAKESTAND', long),
        line.replace('CAKESTAND', 'x'.repeat(4_001)),
        line.replace('22423', 'x'.repeat(61)),
        line.replace(/^1,/, `${'1'.repeat(41)},`),
      ]
      expect(await bring(alice, Buffer.from(file.join('\n')))).toMatchObject({
        accepted: 1,
        refused: 3,
        refusedSum: 3 * 1275,
        problems: [{ reason: 'too_long', lines: 3 }],
      })
      const { rows: found } = await owner.query(
        'select name, description from invoice_line where company_id = $1',
        [companies.lumiere],
      )
      expect(found).toEqual([{ name: `${'x'.repeat(299)}…`, description: long }])
    }))

  test('amounts beyond what a document may hold are refused, alone and together', () =>
    scene(today, async ({ alice }) => {
      const priced = (number: number, price: string) =>
        `${number},1,X,1,2011-05-30,${price},9,France`
      const file = [
        head,
        priced(1, '999999999'),
        priced(2, '1000000001'),
        priced(3, '9'.repeat(30)),
      ]
      // Eleven lines of 999,999,999 make a document of more than ten billion.
      for (let n = 0; n < 11; n += 1) file.push(priced(4, '999999999'))
      await expect(
        bring(alice, Buffer.from(file.join('\n')), { dryRun: 'true' }),
      ).rejects.toMatchObject({
        reason: 'import_sum_too_large',
      })
      expect(
        await bring(alice, Buffer.from(file.slice(0, 4).join('\n')), { dryRun: 'true' }),
      ).toMatchObject({
        accepted: 1,
        acceptedSum: 99_999_999_900,
        refusedSum: 100_000_000_100,
        problems: [
          { reason: 'too_large', lines: 1 },
          { reason: 'unreadable_price', lines: 1, amount: read('0', 'cents') },
        ],
      })
    }))
})

test('a source may be read as often as one likes', async () => {
  const source = sourceOfBytes('a.csv', Buffer.from(`${head}\n${line}\n`))
  const [first, second] = [await inspect(source, 1e6), await inspect(source, 1e6)]
  expect(second).toEqual(first)
  expect(first).toMatchObject({
    bytes: head.length + line.length + 2,
    breaks: 2,
    encoding: 'utf-8',
  })
})
