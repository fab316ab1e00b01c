// Orders through HTTP and PostgreSQL: from a signed quote or direct, their life, their control, their
// invoices. Never beyond what was signed, never invoiced twice.
import { tryBulk } from '#features/base/bulk/contract.ts'
import { describe, expect, test } from 'vitest'
import {
  createInvoice,
  creditInvoice,
  invoiceQuote,
  issueInvoice,
  showInvoice,
  updateInvoice,
} from '#features/sales/invoices/contract.ts'
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { cancelQuote, showQuote } from '#features/sales/quotes/contract.ts'
import { search } from '#features/insight/search/contract.ts'
import { bps, cents, quantity } from '#kernel/money.ts'
import { line, newClient, page, signedQuote, threeLines, wholeInvoice, vat10 } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { scene, type Someone } from '#test/scene.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import {
  cancelOrder,
  completeOrder,
  confirmOrder,
  createOrder,
  deleteOrder,
  duplicateOrder,
  listOrders,
  type Order,
  orderPdf,
  reopenOrder,
  showOrder,
  updateOrder,
} from './contract.ts'
import {
  blockOrder,
  changeCustomerCredit,
  changeOrderRules,
  holdOrder,
  releaseOrder,
  resumeOrder,
  reviewOrder,
  showCustomerCredit,
  showOrderRules,
  tickCheck,
} from './contract/control.ts'
import { orderQuote, showOrdering } from './contract/quoted.ts'

const { invoiceBalance, invoiceDeposit } = quoteDeal

const day = '2026-03-31'
const one = quantity(10_000)

/** A save of the whole draft, from the record that was read. */
const whole = (order: Order): InputOf<typeof updateOrder> => ({
  id: order.id,
  version: order.version,
  customer: order.customer.id,
  contact: order.contact?.id ?? null,
  seller: order.seller?.id ?? null,
  store: order.store?.id ?? null,
  address: order.address,
  subject: order.subject,
  customerReference: order.customerReference,
  deliveryDay: order.deliveryDay,
  terms: order.terms,
  paymentMethod: order.paymentMethod,
  discount: order.discount,
  depositRate: order.depositRate,
  language: order.language,
  note: order.note,
  lines: order.lines,
})

const items = (order: Order) => order.lines.filter((one) => one.kind === 'item')

async function confirmed(someone: Someone, customer: string, lines = threeLines() as never[]) {
  const { id } = await someone(createOrder, { customer, lines, depositRate: bps(0) })
  return someone(confirmOrder, { id })
}

describe('an order of a quote', () => {
  test('is of all that is left, or of a part; the quote tells what remains', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const quote = await signedQuote(alice, client.id)
      const [lamp, fitting] = quote.lines as unknown as [{ id: string }, { id: string }]
      const part = await alice(orderQuote, {
        id: quote.id,
        lines: [{ line: lamp.id, quantity: one }],
      })
      expect([part.state, part.number, part.quote?.number]).toEqual(['draft', null, quote.number])
      expect(items(part).map((one) => [one.quoteLine, one.quantity, one.quotedLeft])).toEqual([
        [lamp.id, 10_000, 30_000],
      ])
      expect(part.totals.net).toBe(120_00)
      const { lines, orders } = await alice(showOrdering, { id: quote.id })
      expect(lines.map(({ line, left }) => [line, left])).toEqual([
        [lamp.id, 20_000],
        [fitting.id, 22_000],
      ])
      expect(orders.map(({ id }) => id)).toEqual([part.id])
      await expect(
        alice(orderQuote, { id: quote.id, lines: [{ line: lamp.id, quantity: quantity(20_001) }] }),
      ).rejects.toMatchObject({ reason: 'beyond_signed_order' })
      const rest = await alice(orderQuote, { id: quote.id })
      expect(items(rest).map((one) => one.quantity)).toEqual([20_000, 22_000])
      expect(part.totals.net + rest.totals.net).toBe(quote.totals.net)
      await expect(alice(orderQuote, { id: quote.id })).rejects.toMatchObject({
        reason: 'quote_ordered',
      })
      await expect(alice(cancelQuote, { id: quote.id })).rejects.toMatchObject({
        reason: 'quote_in_order',
      })
      await alice(deleteOrder, { id: part.id })
      const again = await alice(orderQuote, { id: quote.id })
      expect(items(again).map((one) => one.quantity)).toEqual([10_000])
      expect((await alice(showQuote, { id: quote.id })).documents.map(({ kind }) => kind)).toEqual([
        'order',
        'order',
      ])
    }))

  test('keeps to what was signed: no other line, no other price, no other client', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const other = await newClient(alice, { name: 'Garage Petit', siren: '732829320' })
      const quote = await signedQuote(alice, client.id)
      const order = await alice(orderQuote, { id: quote.id })
      const saved = (over: Partial<InputOf<typeof updateOrder>>) =>
        alice(updateOrder, { ...whole(order), ...over })
      const [lamp, ...rest] = order.lines as [ReturnType<typeof items>[number], ...never[]]
      const refused: [Partial<InputOf<typeof updateOrder>>, string][] = [
        [{ lines: [...order.lines, line('Lustre', 10_00)] }, 'not_of_the_quote'],
        [{ lines: [{ ...lamp, price: 1 as never }, ...rest] }, 'not_of_the_quote'],
        [{ lines: [{ ...lamp, quantity: quantity(30_001) }, ...rest] }, 'beyond_signed_order'],
        [{ lines: [{ ...lamp, quantity: quantity(-1) }, ...rest] }, 'beyond_signed_order'],
        [{ discount: bps(100) }, 'not_of_the_quote'],
        [{ customer: other.id }, 'order_customer_fixed'],
      ]
      for (const [over, reason] of refused) {
        await expect(saved(over), reason).rejects.toMatchObject({ reason })
      }
      const less = await saved({ lines: [{ ...lamp, quantity: one }, ...rest], subject: 'Salon' })
      expect([less.subject, items(less)[0]?.quotedLeft]).toEqual(['Salon', 30_000])
      await expect(saved({ subject: 'Entrée' })).rejects.toMatchObject({
        reason: 'changed_meanwhile',
      })
    }))

  test('is invoiced within the deal: a deposit, its lines, then the balance deduct each other', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const quote = await signedQuote(alice, client.id)
      const draft = await alice(orderQuote, { id: quote.id })
      const order = await alice(confirmOrder, { id: draft.id })
      const [lamp] = items(order)
      const deposit = await alice(invoiceDeposit, { id: quote.id, percent: bps(3000) })
      await alice(issueInvoice, { id: deposit.id })
      const part = await alice(invoiceOrders, {
        orders: [order.id],
        lines: [{ line: lamp!.id, quantity: one }],
      })
      expect(part.documents.map(({ kind }) => kind).sort()).toEqual(['deposit', 'order', 'quote'])
      await alice(issueInvoice, { id: part.id })
      const half = await alice(showOrder, { id: order.id })
      expect([half.invoicing, items(half).map((one) => one.invoiced)]).toEqual([
        'partial',
        [10_000, 0],
      ])
      expect(half.leftToInvoice).toBe(459_00 - 120_00)
      const balance = await alice(invoiceBalance, { id: quote.id })
      await alice(issueInvoice, { id: balance.id })
      const done = await alice(showOrder, { id: order.id })
      expect([done.invoicing, done.leftToInvoice]).toEqual(['whole', 0])
      expect(deposit.payable + part.payable + balance.payable).toBe(quote.totals.gross)
      await expect(alice(invoiceOrders, { orders: [order.id] })).rejects.toMatchObject({
        reason: 'order_invoiced',
      })
      await expect(alice(cancelOrder, { id: order.id })).rejects.toMatchObject({
        reason: 'order_begun',
      })
    }))
})

describe('its life', () => {
  test('draft, confirmed with a number and frozen, ended, taken up again, cancelled', () =>
    scene(day, async ({ alice, travel }) => {
      const client = await newClient(alice)
      const { id } = await alice(createOrder, { customer: client.id })
      await expect(alice(confirmOrder, { id })).rejects.toMatchObject({ reason: 'no_lines' })
      const draft = await alice(showOrder, { id })
      await alice(updateOrder, {
        ...whole(draft),
        lines: threeLines(),
        deliveryDay: '2026-05-04' as never,
      })
      travel('2026-04-01')
      const order = await alice(confirmOrder, { id })
      const found = await alice(search, { q: 'CO-2026-0001' })
      expect(found.orders.map(({ id: of }) => of)).toEqual([id])
      expect([order.number, order.day, order.control]).toEqual([
        'CO-2026-0001',
        '2026-04-01',
        'unreviewed',
      ])
      await expect(alice(updateOrder, whole(order))).rejects.toMatchObject({
        reason: 'not_a_draft',
      })
      await expect(alice(deleteOrder, { id })).rejects.toMatchObject({ reason: 'not_a_draft' })
      const printed = await readBack((await alice(orderPdf, { id })) as Uint8Array)
      const text = printed.text.replaceAll(/\s+/g, ' ')
      expect(text).toContain('Confirmation de commande')
      expect(text).toContain('CO-2026-0001')
      expect(text).toContain('04/05/2026')
      await alice(completeOrder, { id })
      await expect(alice(cancelOrder, { id })).rejects.toMatchObject({
        reason: 'order_not_confirmed',
      })
      expect((await alice(reopenOrder, { id })).state).toBe('confirmed')
      const copy = await alice(duplicateOrder, { id })
      expect([copy.state, copy.totals.gross]).toEqual(['draft', order.totals.gross])
      expect((await alice(cancelOrder, { id })).state).toBe('cancelled')
    }))

  test('roles: a reader reads, a salesperson sees their own without cost, another company nothing', () =>
    scene(day, async ({ alice, bruno, gilles, fanny, eve }) => {
      const client = await newClient(alice)
      const lines = [line('Lustre', 100_00, { cost: 60_000_000 as never })]
      const order = await confirmed(alice, client.id, lines as never[])
      expect(order.margin).toBe(40_00)
      const read = await gilles(showOrder, { id: order.id })
      expect([read.cost, read.margin, items(read)[0]?.cost]).toEqual([null, null, null])
      const { rows } = await gilles(listOrders, page)
      expect(rows.map(({ margin }) => margin)).toEqual([null])
      await expect(gilles(completeOrder, { id: order.id })).rejects.toMatchObject({
        reason: 'forbidden',
      })
      for (const someone of [bruno, fanny, eve]) {
        await expect(someone(showOrder, { id: order.id })).rejects.toMatchObject({
          reason: 'not_found',
        })
        expect((await someone(listOrders, page)).total).toBe(0)
      }
      await expect(
        bruno(releaseOrder, { id: order.id, reason: 'Payé', until: null }),
      ).rejects.toMatchObject({ reason: 'forbidden' })
    }))
})

describe('invoicing', () => {
  test('several direct orders of a client are one invoice, each under its number', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const other = await newClient(alice, { name: 'Garage Petit', siren: '732829320' })
      const orders = [await confirmed(alice, client.id), await confirmed(alice, client.id)]
      const foreign = await confirmed(alice, other.id)
      const ids = orders.map(({ id }) => id)
      await expect(alice(invoiceOrders, { orders: [...ids, foreign.id] })).rejects.toMatchObject({
        reason: 'orders_of_one_client',
      })
      const invoice = await alice(invoiceOrders, { orders: ids })
      expect(invoice.lines.filter(({ kind }) => kind === 'section')).toMatchObject([
        { name: 'Commande CO-2026-0001' },
        { name: 'Commande CO-2026-0002' },
      ])
      expect(invoice.totals.net).toBe(2 * 459_00)
      await expect(alice(invoiceOrders, { orders: [ids[0]!] })).rejects.toMatchObject({
        reason: 'order_invoiced',
      })
      const sold = invoice.lines.find((one) => one.kind === 'item')!
      expect(sold.quotedRemaining).toBe(30_000)
      const more = { ...sold, quantity: quantity(30_001) }
      await expect(
        alice(updateInvoice, { ...wholeInvoice(invoice), lines: [more] }),
      ).rejects.toMatchObject({ reason: 'beyond_order' })
      const issued = await alice(issueInvoice, { id: invoice.id })
      const credit = await alice(creditInvoice, {
        id: issued.id,
        lines: [{ line: sold.id, quantity: one }],
      })
      expect((await alice(showOrder, { id: ids[0]! })).invoicing).toBe('whole')
      await alice(issueInvoice, { id: credit.id })
      const given = await alice(showOrder, { id: ids[0]! })
      expect([given.invoicing, items(given)[0]?.invoiced]).toEqual(['partial', 20_000])
    }))

  test('what is left is told after the discount on the whole: with what is invoiced it is the total', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const draft = await alice(createOrder, {
        customer: client.id,
        discount: bps(500),
        lines: [
          line('Applique', 33_33, { quantity: quantity(70_000) }),
          line('Pose', 45_01, { nature: 'service', vat: vat10 }),
        ],
      })
      const order = await alice(confirmOrder, { id: draft.id })
      const { net } = order.totals
      expect([order.leftToInvoice, order.linesNet]).toEqual([net, net])
      const [lamp] = items(order)
      const asked = [{ line: lamp!.id, quantity: quantity(30_000) }]
      const part = await alice(invoiceOrders, { orders: [order.id], lines: asked })
      const half = await alice(showOrder, { id: order.id })
      expect(half.leftToInvoice).toBe(net - part.totals.net)
      const { rows, sums, indicators } = await alice(listOrders, { ...page, todo: ['to_invoice'] })
      expect([rows[0]?.leftToInvoice, sums['leftToInvoice']]).toEqual(
        Array(2).fill(half.leftToInvoice),
      )
      expect(indicators['to_invoice']?.sums?.['leftToInvoice']).toBe(half.leftToInvoice)
      await alice(invoiceOrders, { orders: [order.id] })
      const done = await alice(showOrder, { id: order.id })
      expect([done.invoicing, done.leftToInvoice]).toEqual(['whole', 0])
    }))

  test('a dearer line, or another one, asks for an explicit decision', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const order = await confirmed(alice, client.id)
      const invoice = await alice(invoiceOrders, { orders: [order.id] })
      const lines = [...invoice.lines, line('Frais de dossier', 15_00)]
      await alice(updateInvoice, { ...wholeInvoice(invoice), lines })
      await expect(alice(issueInvoice, { id: invoice.id })).rejects.toMatchObject({
        reason: 'beyond_signed',
      })
      const issued = await alice(issueInvoice, {
        id: invoice.id,
        beyondSigned: true,
        reason: 'Convenu au téléphone',
      })
      expect(issued.beyondReason).toBe('Convenu au téléphone')
    }))

  test('deals go together only while none has a plan; then they are invoiced by quantities', () =>
    scene(day, async ({ alice }) => {
      const client = await newClient(alice)
      const make = async () => {
        const quote = await signedQuote(alice, client.id)
        const { id } = await alice(orderQuote, { id: quote.id })
        return { quote, order: await alice(confirmOrder, { id }) }
      }
      const [a, b, c] = [await make(), await make(), await make()]
      const deposit = await alice(invoiceDeposit, { id: a.quote.id, percent: bps(3000) })
      await expect(
        alice(invoiceOrders, { orders: [a.order.id, b.order.id] }),
      ).rejects.toMatchObject({ reason: 'order_in_deal' })
      expect(deposit.state).toBe('draft')
      const both = await alice(invoiceOrders, { orders: [b.order.id, c.order.id] })
      await alice(issueInvoice, { id: both.id })
      for (const { quote, order } of [b, c]) {
        expect((await alice(showOrder, { id: order.id })).invoicing).toBe('whole')
        expect((await alice(showQuote, { id: quote.id })).invoicing).toBe('whole')
        await expect(
          alice(invoiceDeposit, { id: quote.id, percent: bps(1000) }),
        ).rejects.toMatchObject({ reason: 'deal_grouped' })
        await expect(alice(invoiceQuote, { id: quote.id })).rejects.toMatchObject({
          reason: 'already_invoiced',
        })
      }
      expect((await alice(showInvoice, { id: both.id })).documents).toHaveLength(2)
    }))
})

describe('control', () => {
  const rules = {
    overdueDays: 15,
    overdueAllowed: cents(0),
    creditLimit: cents(1_000_00),
    depositRate: bps(3000),
    checks: [
      { name: 'Cotes vérifiées', required: true },
      { name: 'Photos reçues', required: false },
    ],
  }

  test('reviewed once what must be is ticked; the tick off takes the review back', () =>
    scene(day, async ({ alice, bruno }) => {
      await alice(changeOrderRules, rules)
      await expect(bruno(changeOrderRules, rules)).rejects.toMatchObject({ reason: 'forbidden' })
      const client = await newClient(alice)
      const { id, checks } = await confirmed(alice, client.id, [line('Lustre', 50_00)] as never[])
      const [must] = checks as unknown as [{ id: string }]
      await expect(alice(reviewOrder, { id, reviewed: true })).rejects.toMatchObject({
        reason: 'check_unticked',
      })
      const tried = async () => {
        const asked = { act: 'orders.review', selection: { ids: [id] } }
        const { excluded, concerned } = await alice(tryBulk, asked)
        return [concerned, excluded[0]?.reason]
      }
      expect(await tried()).toEqual([0, 'Il reste des points à vérifier.'])
      const ticked = await alice(tickCheck, { id, check: must.id, ticked: true })
      expect(ticked.checks[0]?.ticked?.by?.name).toBe('Alice Garnier')
      expect(await tried()).toEqual([1, undefined])
      const reviewed = await alice(reviewOrder, { id, reviewed: true })
      // What was reviewed before is not of a run: taking the run back leaves it.
      expect(await tried()).toEqual([0, 'Cette commande est déjà contrôlée.'])
      expect([reviewed.control, reviewed.review?.by?.name]).toEqual(['incomplete', 'Alice Garnier'])
      expect((await alice(tickCheck, { id, check: must.id, ticked: false })).control).toBe(
        'unreviewed',
      )
      const { checks: kept } = await alice(showOrderRules, {})
      await alice(changeOrderRules, { ...rules, checks: [{ ...kept[1]!, name: 'Photos' }] })
      expect((await alice(showOrder, { id })).checks.map(({ name }) => name)).toEqual(['Photos'])
    }))

  test('held until a day, then taken up by itself; blocked by hand until let go', () =>
    scene(day, async ({ alice, travel }) => {
      const client = await newClient(alice)
      const { id } = await confirmed(alice, client.id)
      await expect(
        alice(holdOrder, { id, reason: 'Chantier fermé', until: day as never }),
      ).rejects.toMatchObject({ reason: 'hold_day_past' })
      const held = await alice(holdOrder, {
        id,
        reason: 'Chantier fermé',
        until: '2026-04-10' as never,
      })
      expect([held.control, held.hold?.by?.name]).toEqual(['on_hold', 'Alice Garnier'])
      travel('2026-04-10')
      expect((await alice(showOrder, { id })).control).toBe('unreviewed')
      await alice(holdOrder, { id, reason: 'Teinte à choisir', until: null })
      expect((await alice(blockOrder, { id, reason: 'Litige' })).control).toBe('blocked')
      await alice(releaseOrder, { id, reason: 'Litige réglé', until: null })
      expect((await alice(showOrder, { id })).control).toBe('on_hold')
      expect((await alice(resumeOrder, { id })).control).toBe('unreviewed')
      await expect(alice(releaseOrder, { id, reason: 'Rien', until: null })).rejects.toMatchObject({
        reason: 'nothing_to_release',
      })
    }))

  test('what is owed blocks; an override lets go of that much, and leaves a trace', () =>
    scene('2026-03-01', async ({ alice, travel, owner }) => {
      await alice(changeOrderRules, rules)
      const client = await newClient(alice)
      const late = async (gross: number) => {
        const { id } = await alice(createInvoice, {
          customer: client.id,
          lines: [line('Lampe', (gross * 5) / 6)],
          terms: { days: 0, endOfMonth: false },
        })
        return alice(issueInvoice, { id })
      }
      await late(120_00)
      const { id } = await confirmed(alice, client.id, [line('Lustre', 50_00)] as never[])
      expect((await alice(showOrder, { id })).blocks).toEqual([])
      travel('2026-03-17')
      expect((await alice(showOrder, { id })).blocks).toEqual([{ code: 'overdue', amount: 120_00 }])
      const free = await alice(releaseOrder, { id, reason: 'Promis', until: '2026-03-31' as never })
      expect([free.control, free.blocks, free.release?.blocks]).toEqual([
        'unreviewed',
        [],
        [{ code: 'overdue', amount: 120_00 }],
      ])
      await late(60_00)
      travel('2026-03-31')
      expect((await alice(showOrder, { id })).control).toBe('unreviewed')
      travel('2026-04-02')
      expect((await alice(showOrder, { id })).blocks).toEqual([{ code: 'overdue', amount: 180_00 }])
      await alice(changeCustomerCredit, {
        id: client.id,
        creditLimit: cents(200_00),
        blocked: 'Procédure en cours',
      })
      const credit = await alice(showCustomerCredit, { id: client.id })
      expect([credit.exposure, credit.overdue]).toEqual([240_00, 180_00])
      expect((await alice(showOrder, { id })).blocks.map(({ code }) => code)).toEqual([
        'customer',
        'overdue',
        'credit',
      ])
      const { rows } = await owner.query(
        `select count(*)::int as told from journal where company_id = $1 and action = 'order.released'`,
        [alice.company],
      )
      expect(rows).toEqual([{ told: 1 }])
    }))

  test('a deposit that is not paid blocks the order of its quote until it is', () =>
    scene(day, async ({ alice }) => {
      await alice(changeOrderRules, { ...rules, creditLimit: null })
      const client = await newClient(alice)
      const quote = await signedQuote(alice, client.id)
      const { id } = await alice(orderQuote, { id: quote.id })
      const order = await alice(confirmOrder, { id })
      expect(order.blocks).toEqual([{ code: 'deposit', amount: 162_27 }])
      const deposit = await alice(invoiceDeposit, { id: quote.id, percent: bps(3000) })
      const issued = await alice(issueInvoice, { id: deposit.id })
      const pay = (amount: number) =>
        alice(recordPayment, {
          customer: client.id,
          method: 'transfer',
          amount: cents(amount),
          allocations: [{ invoice: issued.id, amount: cents(amount) }],
        })
      await pay(100_00)
      expect((await alice(showOrder, { id })).blocks).toEqual([{ code: 'deposit', amount: 62_27 }])
      await pay(issued.payable - 100_00)
      expect((await alice(showOrder, { id })).blocks).toEqual([])
    }))
})
