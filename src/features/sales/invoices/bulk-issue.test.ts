// Trials of issuing many: what the law asks of a document and the company or its client lacks is told
// before, in the words of the run.
import { expect, test } from 'vitest'
import { startBulk, tryBulk } from '#features/base/bulk/contract.ts'
import { confirmOrder, createOrder } from '#features/sales/orders/contract.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { price } from '#kernel/money.ts'
import { ended } from '#test/bulk.ts'
import { line, newClient, page, wholeInvoice } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { type Scene, scene } from '#test/scene.ts'
import { invoiceOrders } from './contract/ordered.ts'
import { createInvoice, issueInvoice, listInvoices, updateInvoice } from './contract.ts'

type Lines = InputOf<typeof updateInvoice>['lines']

const today = '2026-03-31'
const lines = [line('Pose', 100_00)]

/** The sentence with which issuing one alone is refused. */
const refusalOf = async ({ alice }: Scene, id: string): Promise<string> =>
  alice(issueInvoice, { id }).then(
    () => 'issued',
    (error: { problem: { detail: string } }) => error.problem.detail,
  )

const lacks = (play: Scene, column: string, value: string | null) =>
  play.owner.query(`update company set ${column} = $2 where id = $1`, [
    play.companies.lumiere,
    value,
  ])

test('what the company lacks leaves out everything, with the sentence of issuing one alone', () =>
  scene(today, async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const draft = await alice(createInvoice, { customer, lines })
    const order = await alice(createOrder, { customer, lines })
    await alice(confirmOrder, { id: order.id })
    const issuing = { act: 'invoices.issue', selection: { ids: [draft.id] } }
    const invoicing = (issue: boolean) => ({
      act: 'orders.invoice',
      selection: { ids: [order.id] },
      options: { per: 'order', issue },
    })
    const cases = [
      ['legal_form', ''],
      ['siren', null],
      ['vat_number', null],
    ] as const
    const sentences = new Set<string>()
    const { rows } = await play.owner.query(`select * from company where id = $1`, [
      play.companies.lumiere,
    ])
    for (const [column, value] of cases) {
      expect((await alice(tryBulk, issuing)).concerned).toBe(1)
      await lacks(play, column, value)
      const sentence = await refusalOf(play, draft.id)
      sentences.add(sentence)
      for (const asked of [issuing, invoicing(true)]) {
        expect(await alice(tryBulk, asked)).toMatchObject({
          concerned: 0,
          excluded: [{ reason: sentence }],
        })
        await expect(alice(startBulk, asked)).rejects.toMatchObject({ reason: 'none_concerned' })
      }
      // A draft asks for nothing yet.
      expect((await alice(tryBulk, invoicing(false))).concerned).toBe(1)
      await lacks(play, column, rows[0][column])
    }
    expect([sentences.size, sentences.has('issued')]).toEqual([cases.length, false])
  }))

test('what a client lacks leaves out its own alone, and what is said to be concerned is issued', () =>
  scene(today, async (play) => {
    const { alice } = play
    const whole = await newClient(alice)
    const unknown = await newClient(alice, { name: 'Sans SIREN', siren: null })
    const [first, second] = [
      await alice(createInvoice, { customer: whole.id, lines }),
      await alice(createInvoice, { customer: unknown.id, lines }),
    ]
    const empty = await alice(createInvoice, { customer: whole.id, lines: [] })
    const ids = [first.id, second.id, empty.id]
    const asked = { act: 'invoices.issue', selection: { ids } }
    const tried = await alice(tryBulk, asked)
    expect(tried.taken.map(({ record }) => record)).toEqual([first.id])
    const told = new Map(tried.excluded.map(({ record, reason }) => [record, reason]))
    for (const { id } of [second, empty]) expect(told.get(id)).toBe(await refusalOf(play, id))
    // The trial has taken no number and left nothing issued.
    expect((await alice(listInvoices, page)).rows.every(({ number }) => number === null)).toBe(true)
    await withWorkers(play, undefined, async () => {
      const run = await ended(play, await alice(startBulk, asked))
      expect(run.rows).toMatchObject({ done: 1, refused: 0, excluded: 2 })
    })
    const order = await alice(createOrder, { customer: unknown.id, lines })
    await alice(confirmOrder, { id: order.id })
    const invoicing = {
      act: 'orders.invoice',
      selection: { ids: [order.id] },
      options: { per: 'order', issue: true },
    }
    expect((await alice(tryBulk, invoicing)).excluded).toMatchObject([
      { reason: told.get(second.id) },
    ])
  }))

test('what goes beyond what was agreed is left out until somebody decides it; what was only drawn is not', () =>
  scene(today, async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const drawn = async (over?: (all: Lines) => Lines) => {
      const order = await alice(createOrder, { customer, lines })
      await alice(confirmOrder, { id: order.id })
      const draft = await alice(invoiceOrders, { orders: [order.id] })
      if (over)
        await alice(updateInvoice, {
          ...wholeInvoice(draft),
          lines: over(wholeInvoice(draft).lines),
        })
      return draft.id
    }
    const plain = await drawn()
    const more = await drawn((all) => [...all, line('Frais de dossier', 15_00)])
    const dearer = await drawn((all) => all.map((one) => ({ ...one, price: price(101_000_000) })))
    const tried = await alice(tryBulk, {
      act: 'invoices.issue',
      selection: { ids: [plain, more, dearer] },
    })
    expect(tried.taken.map(({ record }) => record)).toEqual([plain])
    const told = new Map(tried.excluded.map(({ record, reason }) => [record, reason]))
    for (const id of [more, dearer]) expect(told.get(id)).toBe(await refusalOf(play, id))
  }))
