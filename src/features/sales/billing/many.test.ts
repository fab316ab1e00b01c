// Orders of many clients invoiced at once, through HTTP and the real workers: what a trial says to be
// concerned is done, and may be taken back.
import { expect, test } from 'vitest'
import { bulkRows, startBulk, tryBulk, undoBulk } from '#features/base/bulk/contract.ts'
import { issueInvoice, listInvoices } from '#features/sales/invoices/contract.ts'
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { confirmOrder, createOrder, showOrder } from '#features/sales/orders/contract.ts'
import { orderQuote } from '#features/sales/orders/contract/quoted.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { bps, quantity } from '#kernel/money.ts'
import { line, newClient, page, signedQuote } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { ended } from '#test/bulk.ts'
import { withWorkers } from '#test/mailbox.ts'

const { invoiceDeposit } = quoteDeal
const today = '2026-03-02'

test('many orders of many clients are invoiced at once, one invoice each client, and given back', () =>
  scene(today, async (play) => {
    const { alice } = play
    const one = await newClient(alice)
    const two = await newClient(alice, { name: 'Garage Petit', siren: '732829320' })
    const ordered = async (customer: string) => {
      const { id } = await alice(createOrder, { customer, lines: [line('Lampe', 10_00)] })
      return (await alice(confirmOrder, { id })).id
    }
    const ids = [await ordered(one.id), await ordered(two.id), await ordered(one.id)]
    const draft = await alice(createOrder, { customer: one.id, lines: [line('Lampe', 10_00)] })
    const asked = {
      act: 'orders.invoice',
      selection: { ids: [...ids, draft.id] },
      options: { per: 'customer', issue: false },
    }
    const tried = await alice(tryBulk, asked)
    expect([tried.total, tried.concerned]).toEqual([4, 3])
    expect(tried.excluded).toMatchObject([{ record: draft.id }])
    await withWorkers(play, undefined, async () => {
      const run = await ended(play, await alice(startBulk, asked))
      expect(run.rows).toMatchObject({ done: 3, refused: 0 })
      const { rows } = await alice(listInvoices, page)
      expect(
        rows.map(({ state, gross, customer }) => [customer.name, state, gross]).toSorted(),
      ).toEqual([
        ['Boulangerie Martin', 'draft', 24_00],
        ['Garage Petit', 'draft', 12_00],
      ])
      // The report opens what was made, while it is there.
      const opened = async (of: { id: string }) =>
        (await alice(bulkRows, { id: of.id, offset: 0, limit: 10 })).rows
          .filter(({ made }) => made !== null)
          .map(({ opens }) => opens)
      const draftMade = { kind: 'invoice', number: '' }
      expect(await opened(run)).toEqual([draftMade, draftMade, draftMade])
      await ended(play, await alice(undoBulk, { id: run.id }))
      expect((await alice(listInvoices, page)).total).toBe(0)
      expect((await alice(showOrder, { id: ids[0]! })).invoicing).toBe('none')
      // Issued at once, each order apart.
      const again = { ...asked, options: { per: 'order', issue: true } }
      const last = await ended(play, await alice(startBulk, again))
      expect((await opened(last)).map((one) => one?.number.slice(0, 3))).toEqual([
        'FA-',
        'FA-',
        'FA-',
      ])
      expect(await opened(run)).toEqual([null, null, null])
      const issued = await alice(listInvoices, page)
      expect(issued.rows.map(({ state }) => state)).toEqual(['issued', 'issued', 'issued'])
    })
  }))

test('a trial of invoicing many asks what else is drafted and left of each deal: what it takes is done', () =>
  scene(today, async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const whole = async () => {
      const quote = await signedQuote(alice, customer, [line('A', 100_00), line('B', 100_00)])
      const orders: string[] = []
      for (const { id } of quote.lines) {
        const lines = [{ line: id, quantity: quantity(10_000) }]
        const order = await alice(orderQuote, { id: quote.id, lines })
        orders.push((await alice(confirmOrder, { id: order.id })).id)
      }
      return { quote: quote.id, orders }
    }
    const [first, second] = [await whole(), await whole()]
    const deposit = await alice(invoiceDeposit, { id: first.quote, percent: bps(6000) })
    const ids = [...first.orders, ...second.orders]
    const per = (of: 'order' | 'customer') => ({
      act: 'orders.invoice',
      selection: { ids },
      options: { per: of, issue: false },
    })
    const quotes = { act: 'quotes.invoice', selection: { ids: [first.quote] } }
    const tried = async (asked: InputOf<typeof tryBulk>) => {
      const { taken, excluded } = await alice(tryBulk, asked)
      return [taken.map(({ record }) => record), excluded.map(({ reason }) => reason)]
    }
    const drafted = expect.stringMatching(/^Une facture est déjà en brouillon/)
    expect(await tried(per('order'))).toEqual([second.orders, [drafted, drafted]])
    expect(await tried(quotes)).toEqual([[], [drafted]])
    const before = (await alice(listInvoices, page)).total
    expect(before).toBe(1)

    await alice(issueInvoice, { id: deposit.id })
    // Each alone asks for more than the deposit leaves; together they are the balance.
    const [taken, left] = await tried(per('order'))
    expect([taken, left?.map((reason) => reason.slice(0, 21))]).toEqual([
      second.orders,
      ['Il ne reste que 96,00', 'Il ne reste que 96,00'],
    ])
    const together = per('customer')
    expect((await alice(tryBulk, together)).concerned).toBe(4)
    await withWorkers(play, undefined, async () => {
      const run = await ended(play, await alice(startBulk, together))
      expect(run.rows).toMatchObject({ done: 4, refused: 0, excluded: 0 })
    })
    const { rows } = await alice(listInvoices, page)
    expect(rows.map(({ kind, gross }) => [kind, gross]).toSorted()).toEqual([
      ['deposit', 144_00],
      ['final', 96_00],
      ['invoice', 240_00],
    ])
  }))
