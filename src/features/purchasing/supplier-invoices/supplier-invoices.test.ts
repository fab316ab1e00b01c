import { expect, test } from 'vitest'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { create as createParty } from '#features/relation/customers/contract.ts'
import { day } from '#kernel/day.ts'
import { bps, price, type Quantity, quantity } from '#kernel/money.ts'
import { page } from '#test/deal.ts'
import { scene, type Someone } from '#test/scene.ts'
import {
  cancelPurchase,
  createPurchase,
  listPurchases,
  sendPurchase,
  showPurchase,
} from '../purchase-orders/contract.ts'
import { receive, reverseReceipt } from '../receipts/contract.ts'
import {
  cancelSupplierInvoice,
  listSupplierInvoices,
  paySupplierInvoice,
  proposeSupplierInvoice,
  recordSupplierInvoice,
  showSupplierInvoice,
} from './contract.ts'
import { differencesOf, dueOf, dues, whyNotRecord } from './rules/matching.ts'

const q = (n: number): Quantity => quantity(n * 10_000)
const euros = (n: number) => price(n * 1_000_000)
const vat = { category: 'S', rate: bps(2000) } as const

async function received(alice: Someone, count = 4) {
  const { id: supplier } = await alice(createParty, {
    name: 'Verrerie',
    isCustomer: false,
    isSupplier: true,
  })
  const { id: item } = await alice(createItem, { name: 'Globe', price: euros(80), vat })
  const { id, lines } = await alice(createPurchase, {
    supplier,
    lines: [{ kind: 'item', item, quantity: q(count), price: euros(40), discount: bps(1000) }],
  })
  await alice(sendPurchase, { id, how: 'email' })
  const line = lines[0]?.id ?? ''
  const receipt = await alice(receive, { id, lines: [{ line, quantity: q(3) }] })
  return { supplier, id, line, receipt: receipt.id }
}

const dated = { day: day('2026-03-05'), dueDay: day('2026-04-04') }

test('what differs is seen line by line, and must be explained', () => {
  const bought = { price: euros(36), open: q(3) }
  const line = { ...vat, quantity: q(3), price: euros(36), bought }
  expect(differencesOf(line)).toEqual([])
  expect(differencesOf({ ...line, quantity: q(4), price: euros(37) })).toEqual([
    'quantity',
    'price',
  ])
  expect(differencesOf({ ...line, bought: null })).toEqual(['unordered'])
  expect(whyNotRecord([line], '')).toBe(null)
  expect(whyNotRecord([{ ...line, bought: null }], ' ')).toBe('difference_unexplained')
  expect(whyNotRecord([], 'x')).toBe('nothing_invoiced')
  for (const state of ['recorded', 'paid', 'cancelled'] as const) {
    for (const today of ['2026-04-03', '2026-04-04', '2026-04-05']) {
      const late = today === '2026-04-05'
      const expected = state === 'recorded' ? (late ? 'late' : 'due') : state
      expect(dueOf(state, '2026-04-04', today)).toBe(expected)
    }
  }
})

test('an invoice is proposed as what came, recorded once, paid once; its receipt then stays', () =>
  scene('2026-03-05', async ({ alice, gilles, travel }) => {
    const { id, line, receipt } = await received(alice)
    const { lines, dueDay } = await alice(proposeSupplierInvoice, { id })
    expect(dueDay).toBe('2026-04-04')
    expect(lines).toMatchObject([{ line, open: q(3), price: euros(36) }])
    const asked = {
      id,
      ...dated,
      number: 'F-77',
      lines: [{ line, quantity: q(3), price: euros(36) }],
    }
    const invoice = await alice(recordSupplierInvoice, asked)
    expect(invoice).toMatchObject({ net: 108_00, tax: 21_60, gross: 129_60, due: 'due' })
    expect(await alice(showPurchase, { id })).toMatchObject({
      toInvoice: false,
      invoices: [{ number: 'F-77', gross: 129_60 }],
    })
    await expect(alice(recordSupplierInvoice, asked)).rejects.toMatchObject({
      reason: 'supplier_invoice_known',
    })
    const again = { ...asked, number: 'F-78' }
    await expect(alice(recordSupplierInvoice, again)).rejects.toMatchObject({
      reason: 'difference_unexplained',
    })
    await expect(alice(reverseReceipt, { id: receipt })).rejects.toMatchObject({
      reason: 'receipt_invoiced',
    })
    await expect(alice(cancelPurchase, { id })).rejects.toMatchObject({
      reason: 'purchase_received',
    })
    await expect(gilles(listSupplierInvoices, page)).rejects.toMatchObject({
      reason: 'purchase_costs_hidden',
    })
    travel('2026-04-10')
    expect(await alice(showSupplierInvoice, invoice)).toMatchObject({ due: 'late' })
    const listed = await alice(listSupplierInvoices, page)
    expect(listed.indicators['late']).toEqual({ count: 1, amount: 129_60 })
    expect(await alice(paySupplierInvoice, { id: invoice.id })).toMatchObject({
      due: 'paid',
      paidDay: '2026-04-10',
    })
    await expect(alice(paySupplierInvoice, { id: invoice.id })).rejects.toMatchObject({
      reason: 'supplier_invoice_settled',
    })
    for (const due of dues) {
      const { total, sums } = await alice(listSupplierInvoices, { ...page, due: [due] })
      const { indicators } = await alice(listSupplierInvoices, page)
      expect(indicators[due]).toEqual({ count: total, amount: sums.gross })
    }
  }))

test('what differs is accepted with a reason; cancelled, it is to be invoiced again', () =>
  scene('2026-03-05', async ({ alice }) => {
    const { id, line } = await received(alice)
    const asked = {
      id,
      ...dated,
      number: 'F-77',
      lines: [{ line, quantity: q(4), price: euros(38) }],
      others: [{ name: 'Port', price: euros(12), vat }],
    }
    const invoice = await alice(recordSupplierInvoice, { ...asked, reason: 'Hausse annoncée' })
    expect(invoice).toMatchObject({ net: 164_00, acceptedReason: 'Hausse annoncée' })
    expect(invoice.lines.map(({ ordered }) => ordered)).toEqual([euros(36), null])
    await alice(cancelSupplierInvoice, { id: invoice.id, reason: 'Doublon' })
    const { rows } = await alice(listPurchases, { ...page, toInvoice: 'true' })
    expect(rows.map((row) => row.id)).toEqual([id])
    await alice(recordSupplierInvoice, { ...asked, reason: 'Hausse annoncée' })
  }))

test('races: what came is invoiced once', { timeout: 60_000 }, () =>
  scene('2026-03-05', async ({ alice, claire }) => {
    const { id, line } = await received(alice)
    const outcomes = await Promise.allSettled(
      Array.from({ length: 8 }, (_, n) =>
        (n % 2 ? alice : claire)(recordSupplierInvoice, {
          id,
          ...dated,
          number: `F-${n}`,
          lines: [{ line, quantity: q(3), price: euros(36) }],
        }),
      ),
    )
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  }),
)
