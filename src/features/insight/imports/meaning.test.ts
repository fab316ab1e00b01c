// What lines mean: VAT, the company's own records, columns, lines that look alike.
import { expect, test } from 'vitest'
import type { Bps } from '#kernel/money.ts'
import { type Scene, scene } from '#test/scene.ts'
import { type ImportAnswer, importSales } from './contract.ts'

const today = '2026-03-31'
const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const csv = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)
const bring = (who: Scene['alice'], file: Uint8Array, options: Record<string, unknown> = {}) =>
  who(importSales, { name: 'ventes.csv', ...options } as never, { file }) as Promise<ImportAnswer>

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

test('numbers and references that differ by their case only remain apart, and are told', () =>
  scene(today, async ({ alice }) => {
    const answer = await bring(
      alice,
      csv(
        head,
        'c1,85123a,HOLDER,-1,2011-05-30,2.55,17850,France',
        'C1,85123A,HOLDER,-1,2011-05-30,2.55,17850,France',
      ),
    )
    expect(answer).toMatchObject({ creditNotes: 2, items: 2, accepted: 2 })
    expect(answer.notices.map(({ notice, examples }) => [notice, examples])).toEqual([
      ['number_twins', ['c1 / C1']],
      ['reference_twins', ['85123a / 85123A']],
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
