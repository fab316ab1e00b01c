// The excerpt is made of lines of the real file (UCI "Online Retail", CC0) and, at its end, of the
// messes that this half-year happens not to hold. Its figures are added up again here, from the text,
// by other means than the import's.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { text } from '#kernel/money.ts'
import { type Scene, scene } from '#test/scene.ts'
import { type ImportAnswer, importSales, listRefusals } from './contract.ts'

const excerpt = readFileSync(join(import.meta.dirname, 'excerpt.csv'))
const today = '2026-03-31'
const bring = (who: Scene['alice'], file: Uint8Array, options: Record<string, unknown> = {}) =>
  who(importSales, { name: 'ventes.csv', ...options } as never, { file }) as Promise<ImportAnswer>

/** Price × quantity in cents, half away from zero, from decimal text: no code of the import's. */
function centsOf(quantity: string, price: string): bigint | null {
  const scaled = (decimal: string, digits: number) => {
    const found = /^(-?)(\d+)(?:\.(\d+))?$/.exec(decimal)
    if (!found || (found[3] ?? '').length > digits) return null
    const n = BigInt((found[2] ?? '') + (found[3] ?? '').padEnd(digits, '0'))
    return found[1] ? -n : n
  }
  const [count, unit] = [scaled(quantity, 4), scaled(price, 6)]
  if (count === null || unit === null) return null
  const exact = count * unit
  const size = exact < 0n ? -exact : exact
  const whole = size / 100_000_000n + (2n * (size % 100_000_000n) >= 100_000_000n ? 1n : 0n)
  return exact < 0n ? -whole : whole
}

test('the excerpt: every line in a document or refused with its reason', () =>
  scene(today, async ({ alice, owner, companies }) => {
    const answer = await bring(alice, excerpt)
    expect(answer).toMatchObject({
      dryRun: false,
      lines: 307,
      accepted: 292,
      refused: 15,
      acceptedSum: 530_094,
      refusedSum: -1_102_543,
      invoices: 52,
      creditNotes: 20,
      customers: 41,
      items: 238,
      counterSales: 21,
      alreadyThere: 0,
      created: { invoices: 52, creditNotes: 20, customers: 41, items: 238 },
      firstDay: '2010-12-01',
      lastDay: '2011-05-30',
      format: { encoding: 'utf-8', separator: ',', decimals: 'point', compressed: false },
    })
    expect(answer.months.map(({ month, net }) => [month, text(net, 'cents')])).toEqual([
      ['2010-12', '4984.05'],
      ['2011-01', '1006.58'],
      ['2011-02', '24.37'],
      ['2011-03', '-2200.96'],
      ['2011-04', '818.23'],
      ['2011-05', '668.67'],
    ])
    expect(Object.fromEntries(answer.problems.map(({ reason, lines }) => [reason, lines]))).toEqual(
      {
        accounting_entry: 3,
        unreadable_quantity: 1,
        other_customer: 1,
        other_month: 1,
        unreadable_day: 1,
        in_the_future: 1,
        unreadable_price: 1,
        too_precise: 1,
        too_large: 1,
        no_number: 1,
        too_many_cells: 1,
        empty_line: 1,
        negative_price: 1,
      },
    )
    const { rows } = await owner.query(
      `select count(*)::int as lines, sum(net)::bigint::text as net,
        (select count(*)::int from invoice where company_id = $1) as documents,
        (select sum(net)::text from invoice where company_id = $1) as total
       from invoice_line where company_id = $1`,
      [companies.lumiere],
    )
    expect(rows).toEqual([{ lines: 292, net: '530094', documents: 72, total: '530094' }])
  }))

test('documents and file agree by month and by client', () =>
  scene(today, async ({ alice, owner, companies }) => {
    const { id } = await bring(alice, excerpt)
    const refused = new Set(
      (await alice(listRefusals, { id: id!, offset: 0, limit: 100 })).rows.map(({ line }) => line),
    )
    const [byMonth, byClient] = [new Map<string, bigint>(), new Map<string, bigint>()]
    const add = (to: Map<string, bigint>, key: string, amount: bigint) =>
      to.set(key, (to.get(key) ?? 0n) + amount)
    // One record of the excerpt runs over two lines: put together again before it is cut.
    const lines = excerpt.toString().replace('"quoted""\nand', '"quoted"" and').split('\n')
    for (const [i, line] of lines.entries()) {
      const at =
        lines.indexOf(line) > lines.findIndex((one) => one.startsWith('600010')) ? i + 2 : i + 1
      const cells = line.match(/("([^"]|"")*"|[^,]*)(,|$)/g)?.map((cell) => cell.replace(/,$/, ''))
      if (i === 0 || line === '' || refused.has(at) || !cells) continue
      const [, , , quantity = '', date = '', price = '', customer = ''] = cells
      const amount = centsOf(quantity, price)
      if (amount === null) throw new Error(`unreadable: ${line}`)
      add(byMonth, date.slice(0, 7), amount)
      // The lines of 600001 that name no customer belong to the one that the document names.
      const client = line.startsWith('600001') ? '17850' : customer.replace('.0', '')
      add(byClient, client, amount)
    }
    const months = await owner.query(
      `select to_char(day, 'YYYY-MM') as key, sum(net)::text as net from invoice
       where company_id = $1 group by 1`,
      [companies.lumiere],
    )
    const clients = await owner.query(
      `select case when c.walk_in then '' else c.code end as key, sum(i.net)::text as net
       from invoice i join customer c on c.company_id = i.company_id and c.id = i.customer_id
       where i.company_id = $1 group by 1`,
      [companies.lumiere],
    )
    const told = (rows: { key: string; net: string }[]) =>
      Object.fromEntries(rows.map(({ key, net }) => [key, net]))
    const counted = (sums: Map<string, bigint>) =>
      Object.fromEntries([...sums].map(([key, sum]) => [key, String(sum)]))
    expect(told(months.rows)).toEqual(counted(byMonth))
    expect(told(clients.rows)).toEqual(counted(byClient))
  }))

test('what is made of it: documents, customers, items, as a history', () =>
  scene(today, async ({ alice, owner, companies }) => {
    await bring(alice, excerpt)
    const one = async (query: string, ...values: unknown[]) =>
      (await owner.query(query, [companies.lumiere, ...values])).rows[0] as Record<string, unknown>
    const document = (number: string) =>
      one(
        `select i.kind, i.state, i.imported, i.day::text, i.net::int, i.tax::int, i.gross::int,
          i.settled::int, i.frozen, i.pdf_file_id, c.code as customer,
          (select count(*)::int from invoice_line l where l.company_id = i.company_id
            and l.invoice_id = i.id) as lines
         from invoice i join customer c on c.company_id = i.company_id and c.id = i.customer_id
         where i.company_id = $1 and i.number = $2`,
        number,
      )
    // All seven lines, though one stands elsewhere in the file.
    expect(await document('536365')).toEqual({
      kind: 'invoice',
      state: 'issued',
      imported: true,
      day: '2010-12-01',
      net: 13_912,
      tax: 0,
      gross: 13_912,
      settled: 13_912,
      frozen: null,
      pdf_file_id: null,
      customer: '17850',
      lines: 7,
    })
    expect(await document('C536379')).toMatchObject({
      kind: 'credit_note',
      net: -2750,
      settled: -2750,
    })
    // A number in another case is another document.
    expect(await document('c536379')).toMatchObject({ kind: 'credit_note', day: '2011-05-30' })
    // Refused lines aside, what remains of a document is one; a return within it is a line of it.
    expect(await document('600001')).toMatchObject({
      kind: 'invoice',
      day: '2011-05-30',
      customer: '17850',
      lines: 4,
      net: 5_100,
    })
    // The sign decides, and half a cent goes away from zero on both sides.
    expect(await document('600008')).toMatchObject({ kind: 'credit_note', net: -101 })
    expect(await document('C600009')).toMatchObject({ kind: 'invoice', net: 101 })
    expect(await document('600012')).toMatchObject({ customer: 'DIVERS', net: 1 })
    expect(await document('A563186')).toBeUndefined()

    const customer = (code: string) =>
      one(
        `select name, country, note, walk_in, kind, imported from customer
         where company_id = $1 and code = $2`,
        code,
      )
    expect(await customer('17850')).toEqual({
      name: 'Client 17850',
      country: 'GB',
      note: '',
      walk_in: false,
      kind: 'company',
      imported: true,
    })
    expect(await customer('12686')).toMatchObject({ country: 'FR' })
    expect(await customer('14911')).toMatchObject({ country: 'IE' })
    expect(await customer('14442')).toMatchObject({ country: 'JE' })
    expect(await customer('15108')).toMatchObject({
      country: 'FR',
      note: 'Pays inconnu\u00a0: le fichier importé dit «\u00a0European Community\u00a0».',
    })
    expect(await customer('DIVERS')).toMatchObject({
      name: 'Client divers',
      walk_in: true,
      kind: 'person',
    })

    const item = (reference: string) =>
      one(
        `select name, price::float8 / 1e6 as price, imported, nature, vat_category, vat_rate
         from item where company_id = $1 and reference = $2`,
        reference,
      )
    expect(await item('22423')).toEqual({
      name: 'REGENCY CAKESTAND 3 TIER',
      price: 0.005, // the last above zero
      imported: true,
      nature: 'goods',
      vat_category: 'S',
      vat_rate: 2000,
    })
    expect(await item('POST')).toMatchObject({ name: 'POSTAGE', nature: 'service' })
    expect(await item('PADS')).toMatchObject({ price: 0.001 })
    expect(await item('21777')).toMatchObject({ name: '21777', price: 0 })
    expect(await item('35833G')).toMatchObject({ name: '35833G', price: 0 })
    expect(await item('84535B')).toMatchObject({ name: 'FAIRY CAKES NOTEBOOK A6 SIZE' })
    expect(await item('85123A')).toMatchObject({ name: 'WHITE HANGING HEART T-LIGHT HOLDER' })
    const line = await one(
      `select reference, name, quantity::int, price::int, vat_category, vat_rate from invoice_line
       where company_id = $1 and reference like '=HYPER%'`,
    )
    expect(line).toEqual({
      reference: '=HYPERLINK("http://x")',
      name: '=1+1, "quoted" and on a second line',
      quantity: 10_000,
      price: 5_000_000,
      vat_category: 'O',
      vat_rate: 0,
    })
  }))
