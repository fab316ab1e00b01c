// The excerpt is made of lines of the real file (UCI "Online Retail", CC0) and, at its end, of the
// messes that this half-year happens not to hold. Its figures are added up again here, from the text,
// by other means than the import's.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { listEntries, verifyChain } from '#features/base/journal/contract.ts'
import { type Bps, text } from '#kernel/money.ts'
import { type Scene, scene } from '#test/scene.ts'
import {
  downloadRefusals,
  type ImportAnswer,
  importSales,
  listImports,
  listRefusals,
  showImport,
} from './contract.ts'

const excerpt = readFileSync(join(import.meta.dirname, 'excerpt.csv'))
const today = '2026-03-31'
type Options = Partial<Parameters<Scene['alice']>[1]> & Record<string, unknown>

const bring = (who: Scene['alice'], file: Uint8Array, options: Options = {}) =>
  who(importSales, { name: 'ventes.csv', ...options } as never, { file }) as Promise<ImportAnswer>
const csv = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)
const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'

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

test('identical lines of a document are as many lines', () =>
  scene(today, async ({ alice, owner, companies }) => {
    const line = '700001,22423,CAKESTAND,1,2011-05-30,12.75,17850,France'
    await bring(alice, csv(head, line, line, line))
    const { rows } = await owner.query(
      `select count(*)::int as n from invoice_line where company_id = $1`,
      [companies.lumiere],
    )
    expect(rows).toEqual([{ n: 3 }])
  }))

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

test('VAT: the rate that is given, or the column of the file, once per document', () =>
  scene(today, async ({ alice, owner, companies }) => {
    const given = csv(
      head,
      ...['0.12', '0.12', '0.12'].map((price) => `1,A1,X,1,2011-05-30,${price},9,France`),
    )
    await bring(alice, given, { vat: 2000 as Bps })
    const column = csv(
      'Facture;Date;Client;Article;Quantité;Prix unitaire;Taux TVA',
      '2;30/05/2011;9;Y;2;10,00;5,5 %',
      '2;30/05/2011;9;Y;1;100,00;20',
      '2;30/05/2011;9;Y;1;1,00;0,2',
      '2;30/05/2011;9;Y;1;1,00;',
      '3;30/05/2011;9;Y;1;1,00;120',
    )
    expect(await bring(alice, column)).toMatchObject({
      accepted: 4,
      problems: [{ reason: 'unreadable_vat', lines: 1, amount: 100 }],
    })
    const { rows } = await owner.query(
      `select number, net::int, tax::int, gross::int, settled::int,
        (select string_agg(v.category || v.rate || ' ' || v.base || ' ' || v.tax, ', ' order by v.rate)
          from invoice_vat v where v.company_id = i.company_id and v.invoice_id = i.id) as vat
       from invoice i where company_id = $1 order by number`,
      [companies.lumiere],
    )
    expect(rows).toEqual([
      // 36 cents at 20 %: 7, where three times 12 cents would make 6.
      { number: '1', net: 36, tax: 7, gross: 43, settled: 43, vat: 'S2000 36 7' },
      {
        number: '2',
        net: 12_200,
        tax: 2_130,
        gross: 14_330,
        settled: 14_330,
        vat: 'O0 100 0, S550 2000 110, S2000 10100 2020',
      },
    ])
  }))

test('the company’s own customers and items are used as they are', () =>
  scene(today, async ({ alice, as, owner, companies }) => {
    const { insertCustomers } = await import('#features/relation/customers/queries/save.ts')
    const { insertItems } = await import('#features/catalog/items/queries/save.ts')
    await as('alice', async (act) => {
      await insertCustomers(act, [
        {
          code: '17850',
          kind: 'company',
          name: 'Bourdin & fils',
          is_customer: false,
          is_supplier: true,
          country: 'FR',
          language: 'fr',
        },
      ])
      await insertItems(act, [
        {
          reference: '22423',
          name: 'Présentoir',
          price: 20_000_000,
          vat_category: 'S',
          vat_rate: 2000,
        } as never,
      ])
    })
    const answer = await bring(
      alice,
      csv(
        head,
        '1,22423,,1,2011-05-30,12.75,17850,Germany',
        '1,22424,BOWL,1,2011-05-30,2,17850,Germany',
      ),
    )
    expect(answer).toMatchObject({ customers: 1, items: 2, created: { customers: 0, items: 1 } })
    const { rows } = await owner.query(
      `select c.name, c.country, c.is_customer, l.name as line, it.price::int from invoice i
       join customer c on c.company_id = i.company_id and c.id = i.customer_id
       join invoice_line l on l.company_id = i.company_id and l.invoice_id = i.id
       join item it on it.company_id = i.company_id and it.id = l.item_id
       where i.company_id = $1 order by l.rank`,
      [companies.lumiere],
    )
    expect(rows).toEqual([
      {
        name: 'Bourdin & fils',
        country: 'FR',
        is_customer: true,
        line: 'Présentoir',
        price: 20_000_000,
      },
      { name: 'Bourdin & fils', country: 'FR', is_customer: true, line: 'BOWL', price: 2_000_000 },
    ])
  }))

test('columns chosen by hand are proposed for the next file with the same headers', () =>
  scene(today, async ({ alice, eve }) => {
    const odd = (number: string) =>
      csv('Bordereau;Jour;Nb;Montant unitaire;Acheteur', `${number};30/05/2011;2;1,50;9`)
    const map =
      'number=Bordereau,date=Jour,quantity=Nb,price=Montant unitaire,customerName=Acheteur'
    await expect(bring(alice, odd('1'))).rejects.toMatchObject({
      reason: 'import_columns_missing',
      status: 400,
      problem: {
        param: 'map',
        missing: ['number', 'date', 'quantity', 'price'],
        headers: ['Bordereau', 'Jour', 'Nb', 'Montant unitaire', 'Acheteur'],
      },
    })
    expect(await bring(alice, odd('1'), { map })).toMatchObject({ accepted: 1, remembered: null })
    const partly = 'number=Bordereau,date=Jour,quantity=Nb,price=Montant unitaire'
    expect(await bring(alice, odd('2'), { map: partly, dryRun: 'true' })).toMatchObject({
      remembered: { customerName: 'Acheteur' },
    })
    // A file that lacks columns brings what was remembered with the refusal.
    await expect(bring(alice, odd('2'))).rejects.toMatchObject({
      problem: { remembered: { number: 'Bordereau', customerName: 'Acheteur' } },
    })
    await expect(bring(eve, odd('2'))).rejects.toMatchObject({ problem: { remembered: null } })
    await expect(bring(alice, odd('1'), { map: 'date=Quand' })).rejects.toMatchObject({
      reason: 'import_columns_unknown',
    })
    await expect(bring(alice, odd('1'), { map: 'colour=Nb' })).rejects.toMatchObject({
      reason: 'import_map_unreadable',
    })
  }))

test('imports are listed with their report; refused lines as a list and as a file', () =>
  scene(today, async ({ alice, bruno, claire, eve, travel }) => {
    const { id } = await bring(alice, excerpt)
    travel('2026-04-01')
    await bring(claire, csv(head, '1,22423,CAKESTAND,1,2011-05-30,12.75,17850,France'), {
      name: 'b.csv',
    })
    const { rows, total } = await alice(listImports, { offset: 0, limit: 10 })
    expect(total).toBe(2)
    expect(
      rows.map(({ fileName, person, lines, refused }) => [fileName, person, lines, refused]),
    ).toEqual([
      ['b.csv', 'Claire Nguyen', 1, 0],
      ['ventes.csv', 'Alice Garnier', 307, 15],
    ])
    const shown = await alice(showImport, { id: id! })
    expect(shown.report).toMatchObject({ accepted: 292, acceptedSum: 530_094, vat: 0 })

    const refusals = await alice(listRefusals, { id: id!, offset: 0, limit: 200 })
    expect(refusals).toMatchObject({ total: 15, sums: { amount: -1_102_543 } })
    expect(refusals.rows[0]).toMatchObject({
      line: 285,
      reason: 'accounting_entry',
      amount: 1_106_206,
      content: 'A563185,B,Adjust bad debt,1,2011-05-12 14:50:00,11062.06,,United Kingdom',
      sentence: 'Écriture comptable (créance irrécouvrable)\u00a0: rien n’y est vendu ni rendu.',
    })
    const some = await alice(listRefusals, {
      id: id!,
      offset: 0,
      limit: 200,
      reason: 'negative_price',
    })
    expect(some).toMatchObject({ total: 1, sums: { amount: -500 } })

    const file = Buffer.from((await alice(downloadRefusals, { id: id! })) as Uint8Array).toString()
    const lines = file.split('\r\n')
    expect(lines[0]).toBe(
      '\ufeffLigne;Motif;Montant;InvoiceNo;StockCode;Description;Quantity;InvoiceDate;UnitPrice;CustomerID;Country',
    )
    expect(lines[1]).toContain(
      ';11062,06;A563185;B;Adjust bad debt;1;2011-05-12 14:50:00;11062.06;',
    )
    // A cell that a spreadsheet would run is harmless there.
    expect(lines.find((line) => line.includes('600011'))).toContain(
      `;600011;"'=HYPERLINK(""http://x"")";'=cmd|' /C calc'!A0;1;`,
    )
    expect(lines).toHaveLength(17)

    await expect(eve(showImport, { id: id! })).rejects.toMatchObject({ reason: 'not_found' })
    await expect(eve(listRefusals, { id: id!, offset: 0, limit: 1 })).rejects.toMatchObject({
      reason: 'not_found',
    })
    await expect(eve(downloadRefusals, { id: id! })).rejects.toMatchObject({ reason: 'not_found' })
    await expect(bruno(listImports, { offset: 0, limit: 1 })).rejects.toMatchObject({
      reason: 'forbidden',
    })
  }))

test('who sees less than the company sees their own imports', () =>
  scene(today, async ({ alice, denis, owner, companies }) => {
    const line = (n: number) => csv(head, `${n},22423,CAKESTAND,1,2011-05-30,12.75,17850,France`)
    const hers = await bring(alice, line(1))
    const his = await bring(denis, line(2), { name: 'denis.csv' })
    const { rows } = await denis(listImports, { offset: 0, limit: 10 })
    expect(rows.map(({ id }) => id)).toEqual([his.id])
    await expect(denis(showImport, { id: hers.id! })).rejects.toMatchObject({ reason: 'not_found' })
    // What he imports belongs to his store: he sees it.
    const stores = await owner.query(
      `select (i.store_id = m.store_id) as own from invoice i, membership_store m
       where i.company_id = $1 and i.number = '2' and m.person_id = $2`,
      [companies.lumiere, denis.id],
    )
    expect(stores.rows).toEqual([{ own: true }])
  }))

test('one line in the journal for a whole import', () =>
  scene(today, async ({ alice }) => {
    const before = await alice(verifyChain, {})
    const { id, sha256 } = await bring(alice, excerpt)
    const { rows } = await alice(listEntries, { offset: 0, limit: 5, entity: 'import_run' })
    expect(rows).toHaveLength(1)
    expect(rows[0]).toMatchObject({
      action: 'sales_history.imported',
      entityId: id,
      label: 'ventes.csv',
      after: {
        sha256,
        lines: 307,
        refused: 15,
        acceptedSum: '5300.94',
        invoices: 52,
        creditNotes: 20,
        customers: 41,
        items: 238,
      },
    })
    expect(await alice(verifyChain, {})).toMatchObject({ intact: true, lines: before.lines + 1 })
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
