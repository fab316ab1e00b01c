// What is kept of an import, and who may see it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listEntries, verifyChain } from '#features/base/journal/contract.ts'
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
const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
const csv = (...lines: string[]) => Buffer.from(`${lines.join('\n')}\n`)
const bring = (who: Scene['alice'], file: Uint8Array, options: Record<string, unknown> = {}) =>
  who(importSales, { name: 'ventes.csv', ...options } as never, { file }) as Promise<ImportAnswer>

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
