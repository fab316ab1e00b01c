// The way back of an import: whole and for a day, never under what was built on it.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { listEntries } from '#features/base/journal/contract.ts'
import { list as listItems } from '#features/catalog/items/contract.ts'
import { checkBooks } from '#features/insight/checks/queries.ts'
import { list as listCustomers, update } from '#features/relation/customers/contract.ts'
import { listInvoices, showInvoice } from '#features/sales/invoices/contract.ts'
import { createQuote } from '#features/sales/quotes/contract.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import { type ImportAnswer, importSales, listImports, showImport, undoImport } from './contract.ts'

const excerpt = readFileSync(join(import.meta.dirname, 'excerpt.csv'))
const page = { offset: 0, limit: 200 }
const bring = (who: Scene['alice'], file: Uint8Array = excerpt) =>
  who(importSales, { name: 'ventes.csv' } as never, { file }) as Promise<ImportAnswer>

const totals = async (who: Someone) => [
  (await who(listInvoices, page)).total,
  (await who(listCustomers, page)).total,
  (await who(listItems, page)).total,
]

test('an import is undone whole, leaves its run and a line in the journal, and may come again', () =>
  scene('2026-03-31', async ({ alice, within }) => {
    const before = await totals(alice)
    const first = await bring(alice)
    expect((await totals(alice))[0]).toBeGreaterThan(10)
    // What was imported came without its costs.
    const [row] = (await alice(listInvoices, page)).rows
    expect(row!.margin).toBeNull()
    expect(await alice(showInvoice, { id: row!.id })).toMatchObject({ cost: null, margin: null })
    expect(await alice(showImport, { id: first.id! })).toMatchObject({
      obstacle: null,
      undoneAt: null,
    })

    const undone = await alice(undoImport, { id: first.id! })
    expect(undone.undoneAt).not.toBeNull()
    // The walk-in customer too: the run had made it.
    expect(await totals(alice)).toEqual(before)
    expect((await alice(listImports, page)).rows[0]).toMatchObject({ undoneAt: undone.undoneAt })
    const told = await alice(listEntries, { ...page, entity: 'import_run' })
    expect(told.rows[0]).toMatchObject({ action: 'sales_history.undone', label: 'ventes.csv' })
    const wrong = (await within(alice.company, checkBooks)).filter((check) => check.wrong > 0)
    expect(wrong).toEqual([])
    await expect(alice(undoImport, { id: first.id! })).rejects.toMatchObject({
      reason: 'import_undone',
    })

    const again = await bring(alice)
    expect(again).toMatchObject({
      sameAs: null,
      created: first.created,
      acceptedSum: first.acceptedSum,
    })
  }))

test('nothing is undone under what was built on it, after a day, or by who may not', () =>
  scene('2026-03-31', async ({ alice, claire, eve, owner }) => {
    const { id } = (await bring(alice)) as { id: string }
    const undo = () => alice(undoImport, { id })
    await expect(claire(undoImport, { id })).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(eve(undoImport, { id })).rejects.toMatchObject({ reason: 'not_found' })
    const count = await totals(alice)

    const customers = await alice(listCustomers, { ...page, role: 'customer' })
    const customer = customers.rows.find(({ kind }) => kind === 'company')!
    const quote = await alice(createQuote, { customer: customer.id, lines: [] })
    await expect(undo()).rejects.toMatchObject({ reason: 'import_customers_used' })
    expect((await alice(showImport, { id })).obstacle).toBe('import_customers_used')
    await alice.raw('DELETE', `/api/v1/quotes/${quote.id}`)
    expect((await alice(showImport, { id })).obstacle).toBeNull()

    await owner.query(
      `update import_run set kept_at = kept_at - interval '25 hours' where id = $1`,
      [id],
    )
    await expect(undo()).rejects.toMatchObject({ reason: 'import_too_old' })
    await owner.query(`update import_run set kept_at = now() where id = $1`, [id])

    await alice(update, { id: customer.id, version: 1, note: 'Vu au salon' })
    await expect(undo()).rejects.toMatchObject({ reason: 'import_customers_used' })
    expect(await totals(alice)).toEqual(count)
  }))

test('the serving role has no other way to an issued document', () =>
  scene('2026-03-31', async ({ alice, as, owner }) => {
    const { id } = (await bring(alice)) as { id: string }
    const left = async () =>
      (await owner.query('select from invoice where company_id = $1', [alice.company])).rowCount
    const before = await left()
    await as('alice', async ({ tx }) => {
      await tx
        .deleteFrom('imported_document')
        .where('import_id', '=', id)
        .execute()
        .catch(() => null)
    }).catch(() => null)
    await as('alice', async ({ tx }) => {
      await tx.deleteFrom('invoice').where('imported', '=', true).execute()
    })
    expect(await left()).toBe(before)
    // Nor does the one way open for the documents of the company itself.
    await as('alice', async ({ tx }) => {
      const { undoRun } = await import('./queries/runs.ts')
      expect(await undoRun({ tx } as never, '018f0000-0000-7000-8000-000000000000')).toBe(
        'not_found',
      )
    })
    expect(await left()).toBe(before)
  }))
