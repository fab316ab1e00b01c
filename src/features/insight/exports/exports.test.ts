// Lists as files, through HTTP: what the workbook says is what the list says, and adds up.
import { streamXlsxRows } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { list as listItems } from '#features/catalog/items/contract.ts'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { listQuotes, sendQuote, createQuote } from '#features/sales/quotes/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { day } from '#kernel/day.ts'
import { centsAsPrice, cents } from '#kernel/money.ts'
import { line, newClient, page } from '#test/deal.ts'
import { scene, type Someone } from '#test/scene.ts'
import { exportedLists } from './contract.ts'

const file = async (someone: Someone, path: string): Promise<Buffer> => {
  const answer = await someone.raw('GET', path)
  expect([answer.status, path]).toEqual([200, path])
  return Buffer.from(await answer.arrayBuffer())
}

async function sheet(bytes: Buffer): Promise<unknown[][]> {
  const rows: unknown[][] = []
  for await (const { values } of streamXlsxRows(new Uint8Array(bytes))) rows.push([...values])
  return rows
}

test('the workbook of a list: its filters, the columns asked for, typed cells, and the total of the list', () =>
  scene('2026-03-31', async ({ alice, bruno, fanny }) => {
    const one = await newClient(alice, { name: '=2+3', siren: null })
    const other = await newClient(alice, { name: 'Ébénisterie; Durand', siren: null })
    for (const [n, customer] of [one, other, one].entries()) {
      const lines = [line('Pose', (n + 1) * 100_10)]
      const { id } = await alice(createQuote, { customer: customer.id, lines, subject: `Lot ${n}` })
      if (n !== 1) await alice(sendQuote, { id, how: 'hand' })
    }
    const asked = 'sort=gross&direction=asc&state=sent'
    const query = `query=${encodeURIComponent(asked)}&columns=number,customer,day,gross,unknown`
    const rows = await sheet(
      await file(alice, `/api/v1/exports/quotes?${query}&said=%C3%89tat : envoyé`),
    )
    expect(rows.slice(0, 3)).toMatchObject([
      ['Devis – 31/03/2026'],
      ['État : envoyé'],
      ['Numéro', 'Client', 'Date', 'Total TTC'],
    ])
    const listed = await alice(listQuotes, {
      ...page,
      state: ['sent'],
      sort: 'gross',
      direction: 'asc',
    })
    expect(rows.slice(3, -1)).toEqual(
      listed.rows.map((row) => [
        row.number,
        row.customer.name,
        new Date('2026-03-31T00:00:00Z'),
        row.gross / 100,
      ]),
    )
    expect(rows.at(-1)).toEqual(['Total', null, null, (listed.sums['gross'] ?? 0) / 100])

    // Picked by hand, or all but some; as CSV nothing runs by itself and nothing is torn.
    const all = await alice(listQuotes, { ...page, sort: 'gross', direction: 'asc' })
    const [, second] = all.rows
    const picked = await file(
      alice,
      `/api/v1/exports/quotes?format=csv&columns=customer,gross&ids=${second!.id}`,
    )
    expect(picked.toString()).toBe('\ufeffClient;Total TTC\r\n"Ébénisterie; Durand";240,24\r\n')
    const but = await file(
      alice,
      `/api/v1/exports/quotes?format=csv&columns=customer&except=${second!.id}`,
    )
    expect(but.toString()).toBe("\ufeffClient\r\n'=2+3\r\n'=2+3\r\n")

    // As the list itself: his own only, and no margin for who sees no cost.
    expect(await sheet(await file(bruno, '/api/v1/exports/quotes'))).toHaveLength(3)
    const hidden = await fanny.raw('GET', '/api/v1/exports/invoices')
    expect(hidden.status).toBe(403)
  }))

test('what an address does not hold is named in a request: as many as are selected, payments too', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    const paid = { customer, day: day('2026-03-31'), method: 'transfer' as const }
    const { id } = await alice(recordPayment, {
      ...paid,
      amount: cents(120_00),
      reference: 'Un',
      allocations: [],
    })
    await alice(recordPayment, {
      ...paid,
      amount: cents(90_00),
      reference: 'Deux',
      allocations: [],
    })
    const strangers = Array.from({ length: 400 }, () => crypto.randomUUID())
    const csv = async (body: object) => {
      const asked = { format: 'csv', columns: 'reference,amount', ...body }
      return alice.raw('POST', '/api/v1/exports/payments', { body: asked })
    }
    const picked = await csv({ ids: [...strangers, id] })
    expect([picked.status, await picked.text()]).toEqual([
      200,
      'Référence;Montant\r\nUn;120,00\r\n',
    ])
    const others = await csv({ except: [...strangers, id] })
    expect(await others.text()).toBe('Référence;Montant\r\nDeux;90,00\r\n')
    expect((await csv({ ids: Array.from({ length: 5001 }, () => id) })).status).toBe(400)
  }))

test('every list exports, in French and in English, with the columns of its screen', () =>
  scene('2026-03-31', async ({ alice, bruno }) => {
    await newClient(alice)
    await alice(createItem, {
      name: 'Vis',
      price: centsAsPrice(cents(12)),
      cost: centsAsPrice(cents(5)),
    })
    for (const list of exportedLists) {
      for (const language of ['fr', 'en']) {
        const headers = { 'accept-language': language }
        const answer = await alice.raw('GET', `/api/v1/exports/${list}`, { headers })
        expect([list, answer.status]).toEqual([list, 200])
        const rows = await sheet(Buffer.from(await answer.arrayBuffer()))
        expect(rows.at(-1)?.[0]).toBe('Total')
        expect(rows[1]?.every((heading) => typeof heading === 'string')).toBe(true)
      }
    }
    expect((await alice(listItems, page)).total).toBe(1)
    const [, headings, row] = await sheet(
      await file(alice, '/api/v1/exports/items?columns=name,cost'),
    )
    expect([headings, row]).toEqual([
      ['Désignation', 'Coût'],
      ['Vis', 0.05],
    ])
    // An order by what one may not see would tell it.
    for (const path of [
      '/api/v1/exports/items?query=sort%3Dcost',
      '/api/v1/exports/purchases?query=sort%3Dnet',
    ]) {
      const refused = await bruno.raw('GET', path)
      expect([path, refused.status]).toEqual([path, 403])
    }
  }))

test('a list of many pages is written whole: each row once, in its order, but those left out', () =>
  scene('2026-03-31', async ({ alice, owner }) => {
    const many = 1203
    await owner.query(
      `insert into item (company_id, id, reference, name, price, vat_category, vat_rate, search, sort_name)
       select $1, gen_random_uuid(), 'R' || n, 'Lampe ' || n, n * 1000000, 'S', 2000, 'lampe ' || n,
         'lampe ' || lpad((n * 7 % ${many})::text, 5, '0')
       from generate_series(0, ${many - 1}) n`,
      [alice.company],
    )
    const references = async (asked: string) => {
      const path = `/api/v1/exports/items?format=csv&columns=reference&${asked}`
      return (await file(alice, path)).toString().split('\r\n').slice(1, -1)
    }
    const inOrder = Array.from({ length: many }, (_, n) => `R${n}`).toSorted(
      (a, b) => ((Number(a.slice(1)) * 7) % many) - ((Number(b.slice(1)) * 7) % many),
    )
    expect(await references('')).toEqual(inOrder)
    const query = encodeURIComponent('sort=price&direction=desc')
    const left = await owner.query<{ id: string }>(`select id from item where reference = 'R700'`)
    const byPrice = Array.from({ length: many }, (_, n) => `R${many - 1 - n}`)
    expect(await references(`query=${query}&except=${left.rows[0]!.id}`)).toEqual(
      byPrice.filter((reference) => reference !== 'R700'),
    )
    // The sum at the foot of a workbook is that of all pages.
    const rows = await sheet(await file(alice, '/api/v1/exports/items?columns=reference,price'))
    expect(rows).toHaveLength(many + 3)
  }))
