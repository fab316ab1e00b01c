// Billing plans through HTTP and PostgreSQL: what is refused, what is given back, retentions,
// amendments.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tryBulk } from '#features/base/bulk/contract.ts'
import { checkBooks } from '#features/insight/checks/queries.ts'
import {
  creditInvoice,
  deleteInvoice,
  invoiceQuote,
  issueInvoice,
  listInvoices,
  showInvoice,
} from '#features/sales/invoices/contract.ts'
import { orderDeal, quoteDeal, renewInvoice } from '#features/sales/invoices/contract/deal.ts'
import {
  createDelivery,
  deliver as receive,
  prepareDelivery,
} from '#features/sales/deliveries/contract.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import {
  cancelOrder,
  confirmOrder,
  createOrder,
  listOrders,
  showOrder,
} from '#features/sales/orders/contract.ts'
import { orderQuote } from '#features/sales/orders/contract/quoted.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { createQuote, type DraftLine, listQuotes } from '#features/sales/quotes/contract.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { bps, cents, quantity } from '#kernel/money.ts'
import { line, newClient, page, signedQuote, vat10 } from '#test/deal.ts'
import { Refused, scene, type Someone } from '#test/scene.ts'
import { orderBilling, quoteBilling } from './contract.ts'

const { invoiceBalance, invoiceDeposit, invoiceSituation } = quoteDeal
const {
  addAmendment,
  invoiceStep,
  receiveWorks,
  releaseRetention,
  removeAmendment,
  savePlan,
  showPlan,
} = quoteBilling

/** A confirmed order that was made without a quote. */
async function directOrder(someone: Someone, customer: string, lines: DraftLine[]) {
  const { id } = await someone(createOrder, { customer, lines })
  return someone(confirmOrder, { id })
}

const today = '2026-03-02'
const seed = Number(process.env['SEED'] ?? 20_261_122)
const scale = Number(process.env['SCALE'] ?? 1)
const step = { trigger: 'hand', day: null, percent: null, amount: null, label: '' } as const
const terms = { recovery: 'progress', retention: bps(500), bond: '' } as const
const works = () => [
  line('Menuiseries', 1_000_00, { quantity: quantity(80_000) }),
  line('Pose', 50_00, { quantity: quantity(400_000), vat: vat10, nature: 'service' }),
]

const planOf = (id: string): InputOf<typeof orderBilling.savePlan> => ({
  id,
  version: 0,
  recovery: 'progress',
  retention: bps(0),
  bond: '',
  steps: [
    { ...step, kind: 'deposit', percent: bps(3000), trigger: 'signature' },
    { ...step, kind: 'balance' },
  ],
})

async function planned(alice: Someone, over: Partial<InputOf<typeof savePlan>> = {}) {
  const { id: customer } = await newClient(alice)
  const quote = await signedQuote(alice, customer, works())
  const steps = [
    { ...step, kind: 'deposit', percent: bps(3000), trigger: 'signature' } as const,
    { ...step, kind: 'situation', percent: bps(4000) } as const,
    { ...step, kind: 'balance' } as const,
  ]
  const plan = await alice(savePlan, { id: quote.id, version: 0, ...terms, steps, ...over })
  return { customer, quote, plan, id: quote.id }
}

describe('a plan', () => {
  test('is refused where it says nothing, goes beyond the law, or was saved by another', () =>
    scene(today, async ({ alice }) => {
      const { id, plan } = await planned(alice)
      const saving = (over: object) =>
        alice(savePlan, { id, version: plan.version, ...terms, steps: [], ...over })
      const balance = { ...step, kind: 'balance' } as const
      await expect(saving({ retention: bps(501) })).rejects.toMatchObject({
        reason: 'retention_too_high',
      })
      await expect(saving({ steps: [{ ...step, kind: 'situation' }] })).rejects.toMatchObject({
        reason: 'step_empty',
      })
      await expect(saving({ steps: [balance, balance] })).rejects.toMatchObject({
        reason: 'balance_last',
      })
      await expect(saving({ version: 0 })).rejects.toMatchObject({
        reason: 'changed_meanwhile',
        problem: { current: { version: plan.version } },
      })
    }))

  test('has a step given back by a draft that is deleted, and by an invoice wholly credited', () =>
    scene(today, async ({ alice }) => {
      const { id, plan } = await planned(alice)
      const asked = { id, step: plan.steps[0]!.id }
      const due = async () => (await alice(listQuotes, { ...page, due: 'true' })).total
      expect([plan.steps[0]!.dueSince, await due()]).toEqual([today, 1])
      const draft = await alice(invoiceStep, asked)
      await expect(alice(invoiceStep, asked)).rejects.toMatchObject({ reason: 'step_billed' })
      expect(await due()).toBe(0)
      await alice(deleteInvoice, { id: draft.id })
      const again = await alice(issueInvoice, { id: (await alice(invoiceStep, asked)).id })
      const credit = await alice(creditInvoice, { id: again.id })
      await alice(issueInvoice, { id: credit.id })
      expect((await alice(showPlan, { id })).steps[0]!.invoice).toBe(null)
      expect(await due()).toBe(1)
      expect((await alice(invoiceStep, asked)).payable).toBe(3_540_00)
    }))
})

describe('what is held back', () => {
  test('is nothing where a bond guarantees, and is released before its day by an agreement', () =>
    scene(today, async ({ alice, travel }) => {
      const { id, plan, customer } = await planned(alice)
      const draft = await alice(invoiceStep, { id, step: plan.steps[1]!.id })
      const first = await alice(issueInvoice, { id: draft.id })
      expect(first.retention).toMatchObject({ amount: 236_00, held: 236_00, day: null })
      await alice(recordPayment, {
        customer,
        method: 'transfer',
        amount: cents(4_484_00),
        allocations: [{ invoice: first.id, amount: cents(4_484_00) }],
      })
      await expect(alice(receiveWorks, { id, day: '2026-03-03' as Day })).rejects.toMatchObject({
        reason: 'reception_ahead',
      })
      const received = await alice(receiveWorks, { id, day: today as Day })
      expect(received.retentionDay).toBe('2027-03-02')
      expect((await alice(showInvoice, { id: first.id })).dueDay).toBe('2027-03-02')
      travel('2026-05-10')
      const late = { ...page, late: 'true' as const }
      expect((await alice(listInvoices, late)).total).toBe(0)
      const released = await alice(releaseRetention, { id, reason: 'Caution de la banque' })
      expect(released.figures).toMatchObject({ held: 0, outstanding: 236_00 })
      await expect(alice(releaseRetention, { id, reason: '' })).rejects.toMatchObject({
        reason: 'nothing_retained',
      })
      travel('2026-05-11')
      expect((await alice(listInvoices, late)).sums.outstanding).toBe(236_00)
      const { version, steps } = await alice(showPlan, { id })
      const kept = steps.map(({ dueSince: _, invoice: __, ...one }) => one)
      await alice(savePlan, { id, version, ...terms, bond: 'Banque du Rhône', steps: kept })
      const next = await alice(invoiceSituation, { id, percent: bps(6000) })
      expect(next.retention).toBe(null)
    }))
})

describe('an order without a quote', () => {
  test('is a deal: its deposit lets it go once it is paid, its balance deducts it', () =>
    scene(today, async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const draft = await alice(createOrder, {
        customer,
        lines: works(),
        depositRate: bps(3000),
      })
      await expect(alice(orderBilling.savePlan, planOf(draft.id))).rejects.toMatchObject({
        reason: 'order_not_confirmed',
      })
      const order = await alice(confirmOrder, { id: draft.id })
      const { id } = order
      expect([order.control, order.blocks]).toEqual([
        'blocked',
        [{ code: 'deposit', amount: 3_540_00 }],
      ])
      const plan = await alice(orderBilling.savePlan, planOf(id))
      expect(plan.steps[0]).toMatchObject({ dueSince: today })
      const deposit = await alice(orderBilling.invoiceStep, { id, step: plan.steps[0]!.id })
      const [said] = deposit.lines
      expect(said).toMatchObject({ kind: 'text', name: expect.stringContaining('sur la commande') })
      const issued = await alice(issueInvoice, { id: deposit.id })
      await expect(alice(cancelOrder, { id })).rejects.toMatchObject({ reason: 'order_begun' })
      await alice(recordPayment, {
        customer,
        method: 'transfer',
        amount: cents(issued.payable),
        allocations: [{ invoice: issued.id, amount: cents(issued.payable) }],
      })
      const free = await alice(showOrder, { id })
      expect([free.control === 'blocked', free.blocks, free.invoicing]).toEqual([
        false,
        [],
        'partial',
      ])
      expect(free.documents.map(({ kind }) => kind)).toEqual(['deposit'])
      // All of it by quantities would ask the deposit again: its balance is made in the place of that.
      const rest = await alice(invoiceOrders, { orders: [id] })
      expect([rest.kind, rest.payable]).toEqual(['final', 8_260_00])
      await alice(deleteInvoice, { id: rest.id })
      const other = await directOrder(alice, customer, [line('Volets', 100_00)])
      await expect(alice(invoiceOrders, { orders: [id, other.id] })).rejects.toMatchObject({
        reason: 'order_in_deal',
      })
      const half = await alice(orderDeal.invoiceSituation, { id, percent: bps(5000) })
      await alice(issueInvoice, { id: half.id })
      await alice(orderBilling.addAmendment, { id, amendment: other.id })
      await expect(alice(orderDeal.invoiceBalance, { id: other.id })).rejects.toMatchObject({
        reason: 'quote_amends',
      })
      const last = await alice(orderDeal.invoiceBalance, { id })
      expect((await alice(issueInvoice, { id: last.id })).payable).toBe(4_250_00)
      expect(await alice(showOrder, { id })).toMatchObject({ invoicing: 'whole' })
      expect(await alice(showOrder, { id: other.id })).toMatchObject({ invoicing: 'whole' })
      const { figures } = await alice(orderBilling.showPlan, { id })
      expect(figures).toMatchObject({ signed: 11_920_00, invoiced: 11_920_00, left: 0 })
    }))

  test('has a step due once all of its goods are delivered', () =>
    scene(today, async ({ alice, travel }) => {
      const { id: customer } = await newClient(alice)
      const { id } = await directOrder(alice, customer, [
        line('Volets', 100_00, { quantity: quantity(20_000) }),
      ])
      const [one] = (await alice(showOrder, { id })).lines
      const steps = [{ ...step, kind: 'balance', trigger: 'delivery' } as const]
      await alice(orderBilling.savePlan, { id, version: 0, ...terms, steps })
      const due = async () => (await alice(orderBilling.showPlan, { id })).steps[0]?.dueSince
      const toInvoice = async () => {
        const { rows, indicators } = await alice(listOrders, { ...page, todo: ['step_due'] })
        expect(indicators?.['step_due']?.count).toBe(rows.length)
        return rows.map((row) => row.id)
      }
      const half = async () => {
        const lines = [{ line: one!.id, quantity: quantity(10_000) }]
        const delivery = await alice(createDelivery, { orders: [id], lines })
        await alice(prepareDelivery, { id: delivery.id })
        await alice(receive, { id: delivery.id })
      }
      expect(await due()).toBe(null)
      await half()
      expect([await due(), await toInvoice()]).toEqual([null, []])
      travel('2026-03-09')
      await half()
      expect([await due(), await toInvoice()]).toEqual(['2026-03-09', [id]])
      const [balance] = (await alice(orderBilling.showPlan, { id })).steps
      await alice(orderBilling.invoiceStep, { id, step: balance!.id })
      expect(await toInvoice()).toEqual([])
    }))

  test('of a quote has no plan but that of the quote', () =>
    scene(today, async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const quote = await signedQuote(alice, customer, works())
      const order = await alice(orderQuote, { id: quote.id })
      await expect(alice(orderBilling.showPlan, { id: order.id })).rejects.toMatchObject({
        reason: 'order_of_quote',
      })
    }))
})

describe('an amendment', () => {
  test('joins a deal as it was signed, is invoiced there alone, and leaves it while nothing is', () =>
    scene(today, async ({ alice }) => {
      const { id, customer } = await planned(alice)
      const other = await newClient(alice, { name: 'Garage Petit', siren: '732829320' })
      const more = await signedQuote(alice, customer, [line('Volets', 1_000_00)])
      const foreign = await signedQuote(alice, other.id, [line('Volets', 1_000_00)])
      const { id: open } = await alice(createQuote, { customer, lines: [line('Store', 10_00)] })
      for (const [quote, reason] of [
        [foreign.id, 'amendment_client'],
        [open, 'amendment_unsigned'],
        [id, 'amendment_taken'],
      ] as const) {
        await expect(alice(addAmendment, { id, amendment: quote })).rejects.toMatchObject({
          reason,
        })
      }
      await alice(addAmendment, { id, amendment: more.id })
      await alice(removeAmendment, { id, amendment: more.id })
      const plan = await alice(addAmendment, { id, amendment: more.id })
      expect(plan.figures).toMatchObject({ signed: 13_000_00, left: 13_000_00 })
      for (const bill of [invoiceQuote, invoiceBalance]) {
        await expect(alice(bill, { id: more.id })).rejects.toMatchObject({ reason: 'quote_amends' })
      }
      const many = { act: 'quotes.invoice', selection: { ids: [more.id] } }
      expect((await alice(tryBulk, many)).excluded[0]?.reason).toMatch(/^C’est un avenant/)
      const { rows } = await alice(listQuotes, { offset: 0, limit: 50, can: ['invoice'] })
      expect(rows.map((row) => row.id)).not.toContain(more.id)
      // Its order is invoiced within the deal too.
      const order = await alice(orderQuote, { id: more.id })
      await alice(confirmOrder, { id: order.id })
      const bill = await alice(invoiceOrders, { orders: [order.id] })
      await alice(issueInvoice, { id: bill.id })
      expect((await alice(showPlan, { id })).figures).toMatchObject({ left: 11_800_00 })
      await expect(alice(removeAmendment, { id, amendment: more.id })).rejects.toMatchObject({
        reason: 'amendment_invoiced',
      })
      const last = await alice(issueInvoice, { id: (await alice(invoiceBalance, { id })).id })
      expect(last.payable).toBe(11_800_00)
    }))
})

test('a situation is issued on the deal that it was drafted on, or refused', () =>
  scene(today, async ({ alice }) => {
    const { id } = await planned(alice)
    const issue = async (draft: Promise<{ id: string }>) =>
      alice(issueInvoice, { id: (await draft).id })
    const first = await issue(alice(invoiceSituation, { id, percent: bps(3000) }))
    const second = await alice(invoiceSituation, { id, percent: bps(6000) })
    await expect(alice(invoiceDeposit, { id, percent: bps(1000) })).rejects.toMatchObject({
      reason: 'deal_drafted',
    })
    await issue(alice(creditInvoice, { id: first.id }))
    await expect(alice(issueInvoice, { id: second.id })).rejects.toMatchObject({
      reason: 'deal_changed',
    })
    const again = await alice(renewInvoice, { id: second.id })
    const [said] = again.lines
    expect(again.totals.net).toBe(6_000_00)
    expect(said?.kind === 'text' && said.name.replace(/[\u00a0\u202f]/g, ' ')).toBe(
      'Situation n° 1 : 60 % des travaux',
    )
  }))

const anyDeal = fc.record({
  /** Whether it is an order that was made without a quote. */
  direct: fc.boolean(),
  lines: fc.array(
    fc.record({
      quantity: fc.integer({ min: 1, max: 90_000 }),
      unit: fc.integer({ min: 1, max: 999_99 }),
      reduced: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  ),
  moves: fc.array(
    fc.record({
      act: fc.constantFrom('deposit', 'overall', 'by line', 'credit', 'amend', 'part'),
      direct: fc.boolean(),
      much: fc.integer({ min: 1, max: 10_000 }),
      which: fc.nat({ max: 9 }),
    }),
    { minLength: 3, maxLength: 7 },
  ),
})

test(
  `random plans (seed ${seed}): what is invoiced is what was signed and added, by rate`,
  { timeout: 240_000 },
  () =>
    scene(today, async (play) => {
      const { alice, owner, as } = play
      const { id: customer } = await newClient(alice)
      const allowed = async (what: () => Promise<unknown>) => {
        try {
          await what()
        } catch (error) {
          if (!(error instanceof Refused) || error.status >= 500) throw error
        }
      }
      for (const deal of fc.sample(anyDeal, { numRuns: Math.ceil(8 * scale), seed })) {
        const lines = deal.lines.map((one) =>
          line('Ouvrage', one.unit, {
            quantity: quantity(one.quantity),
            ...(one.reduced ? { vat: vat10, nature: 'service' as const } : {}),
          }),
        )
        const at = deal.direct
          ? { ...orderBilling, ...orderDeal }
          : { ...quoteBilling, ...quoteDeal }
        const agreed = await (deal.direct ? directOrder : signedQuote)(alice, customer, lines)
        const { id } = agreed
        await alice(at.savePlan, { id, version: 0, ...terms, steps: [] })
        const issue = async (draft: Promise<{ id: string }>) =>
          void (await alice(issueInvoice, { id: (await draft).id }))
        const totals = [agreed.totals]
        for (const { act, much, which, direct } of deal.moves) {
          const plan = await alice(at.showPlan, { id })
          const own = plan.deal.lines[which % plan.deal.lines.length]!
          await allowed(async () => {
            if (act === 'deposit') await issue(alice(at.invoiceDeposit, { id, percent: bps(much) }))
            if (act === 'overall')
              await issue(alice(at.invoiceSituation, { id, percent: bps(much) }))
            if (act === 'by line') {
              const asked = [{ line: own.id, percent: bps(much) }]
              await issue(alice(at.invoiceSituation, { id, lines: asked }))
            }
            if (act === 'part') {
              const asked = [{ line: own.id, quantity: quantity(Math.ceil(own.quantity / 3)) }]
              await issue(
                deal.direct
                  ? alice(invoiceOrders, { orders: [id], lines: asked })
                  : alice(invoiceQuote, { id, lines: asked }),
              )
            }
            if (act === 'credit') {
              const of = plan.others.filter(({ kind }) => kind !== 'credit_note').at(which % 3)
              if (of) await issue(alice(creditInvoice, { id: of.id }))
            }
            if (act === 'amend') {
              const more = await (direct ? directOrder : signedQuote)(alice, customer, [
                line('En plus', much),
              ])
              await alice(at.addAmendment, { id, amendment: more.id })
              totals.push(more.totals)
            }
          })
        }
        await allowed(() => issue(alice(at.invoiceBalance, { id })))
        const expected = new Map<number, [number, number]>()
        for (const { rate, base, tax } of totals.flatMap(({ vat }) => vat)) {
          // What comes to nothing needs no invoice.
          if (base === 0) continue
          const [bases, taxes] = expected.get(rate) ?? [0, 0]
          expected.set(rate, [bases + base, taxes + tax])
        }
        const { rows } = await owner.query(
          `select v.rate, sum(v.base)::int as base, sum(v.tax)::int as tax from invoice i
           join invoice_vat v on v.company_id = i.company_id and v.invoice_id = i.id
           where $1 in (i.quote_id, i.order_id) and i.state = 'issued' group by 1`,
          [id],
        )
        const books = new Map(
          rows.filter(({ base }) => base !== 0).map(({ rate, base, tax }) => [rate, [base, tax]]),
        )
        expect(books, JSON.stringify(deal)).toEqual(expected)
        expect((await alice(at.showPlan, { id })).figures.left).toBe(0)
      }
      await as('alice', async (act) => {
        for (const check of await checkBooks(act)) expect(check.examples, check.name).toEqual([])
      })
    }),
)
