// A company with something of everything, made through the API: every text holds a canary, so that a
// byte of it that leaves for someone else is seen.
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { createInvoice, invoiceQuote, issueInvoice } from '#features/sales/invoices/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { createQuote, sendQuote, signQuote } from '#features/sales/quotes/contract.ts'
import { type Bps, cents, price, quantity } from '#kernel/money.ts'
import type { Someone } from './scene.ts'

const rate20 = { category: 'S', rate: 2000 as Bps } as const
const rate55 = { category: 'S', rate: 550 as Bps } as const

/** A customer who may be invoiced. */
export const newCustomer = (someone: Someone, name = 'Boulangerie Martin') =>
  someone(createCustomer, {
    name,
    kind: 'company',
    siren: '552100554',
    vatNumber: 'FR07552100554',
    email: 'martin@example.test',
    addresses: [
      {
        label: name,
        street: `4 place du Marché (${name})`,
        postalCode: '69001',
        city: 'Lyon',
        country: 'FR',
        forBilling: true,
      },
    ],
    contacts: [
      { lastName: name, firstName: 'Lucie', email: 'lucie@example.test', forBilling: true },
    ],
  })

export const newItem = (someone: Someone, reference: string, name = 'Suspension laiton') =>
  someone(createItem, { reference, name, price: price(120_500_000), vat: rate20, unit: 'pièce' })

/** Three lines at two rates: 1 241.00 € net, 244.96 € of VAT. */
export const threeLines = (item: string, name = 'Ligne') =>
  [
    { kind: 'item', item, quantity: quantity(20_000) },
    {
      kind: 'item',
      name: `${name} pose`,
      nature: 'service',
      quantity: quantity(75_000),
      unit: 'h',
      price: price(45_000_000),
      vat: rate20,
    },
    {
      kind: 'item',
      name: `${name} ouvrage`,
      nature: 'goods',
      quantity: quantity(10_000),
      price: price(23_990_000),
      vat: rate55,
    },
  ] as const

/** Fills a company: a customer, an item, a quote in each state, invoices, payments. */
export async function populate(someone: Someone, canary: string) {
  const customer = await newCustomer(someone, `${canary} client`)
  const item = await newItem(someone, canary.slice(0, 50), `${canary} article`)
  const lines = [...threeLines(item.id, canary)]
  const draft = { customer: customer.id, subject: `${canary} objet`, lines }
  const drafted = await someone(createQuote, draft)
  const sent = await someone(createQuote, draft)
  await someone(sendQuote, { id: sent.id, how: 'hand' })
  const signed = await someone(createQuote, draft)
  await someone(sendQuote, { id: signed.id, how: 'hand' })
  await someone(signQuote, { id: signed.id, signer: `${canary} signataire` })
  const invoice = await someone(invoiceQuote, { id: signed.id })
  await someone(issueInvoice, { id: invoice.id })
  const draftInvoice = await someone(createInvoice, draft)
  const payment = await someone(recordPayment, {
    customer: customer.id,
    method: 'transfer',
    amount: cents(50_000),
    reference: `${canary} virement`,
  })
  return { customer, item, drafted, sent, signed, invoice, draftInvoice, payment }
}
