// What the tests of sales start from: a client who may be invoiced, lines, and a deal brought to where
// the story begins. Everything goes through the API, as a person would.
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import {
  createInvoice,
  type Invoice,
  invoiceQuote,
  issueInvoice,
  type updateInvoice,
} from '#features/sales/invoices/contract.ts'
import {
  type Quote,
  type updateQuote,
  createQuote,
  type DraftLine,
  sendQuote,
  signQuote,
} from '#features/sales/quotes/contract.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { type Bps, bps, centsAsPrice, cents, quantity } from '#kernel/money.ts'
import type { Someone } from './scene.ts'

export const page = { offset: 0, limit: 50 }
export const nowhere = '018f0000-0000-7000-8000-000000000000'

export const vat20 = { category: 'S', rate: 2000 as Bps } as const
export const vat10 = { category: 'S', rate: 1000 as Bps } as const
export const vat55 = { category: 'S', rate: 550 as Bps } as const

type Client = InputOf<typeof createCustomer>
type SoldLine = Extract<DraftLine, { kind: 'item' }>

/** A company in Lyon of which nothing lacks. */
export const newClient = (someone: Someone, over: Partial<Client> = {}) =>
  someone(createCustomer, {
    name: 'Boulangerie Martin',
    siren: '552100554',
    addresses: [{ street: '4 place du Marché', postalCode: '69001', city: 'Lyon' }],
    ...over,
  })

/** One piece at a price in cents, at 20 %. */
export const line = (name: string, unit: number, over: Partial<SoldLine> = {}): SoldLine => ({
  kind: 'item',
  name,
  quantity: quantity(10_000),
  price: centsAsPrice(cents(unit)),
  vat: vat20,
  ...over,
})

/** Three lines at two rates: 459.00 € net, 81.90 € of VAT, 540.90 €. */
export const threeLines = (): DraftLine[] => [
  line('Suspension laiton', 120_00, { quantity: quantity(30_000) }),
  line('Pose', 45_00, { nature: 'service', vat: vat10, quantity: quantity(22_000) }),
  { kind: 'subtotal', name: '' },
]

export async function sentQuote(someone: Someone, customer: string, lines = threeLines()) {
  const { id } = await someone(createQuote, { customer, lines })
  return someone(sendQuote, { id, how: 'hand' })
}

export async function signedQuote(someone: Someone, customer: string, lines = threeLines()) {
  const { id } = await sentQuote(someone, customer, lines)
  return someone(signQuote, { id, signer: 'Sophie Martin' })
}

/** An issued invoice of one line, at 20 %: `gross` cents, VAT included (a multiple of 6). */
export async function issuedInvoice(
  someone: Someone,
  customer: string,
  gross: number,
  over: Partial<InputOf<typeof createInvoice>> = {},
) {
  const lines = [line('Suspension laiton', (gross * 5) / 6)]
  const { id } = await someone(createInvoice, { customer, discount: bps(0), lines, ...over })
  return someone(issueInvoice, { id })
}

/** The invoice of a signed quote, still a draft. */
export async function quotedInvoice(someone: Someone, customer: string, lines = threeLines()) {
  const { id } = await signedQuote(someone, customer, lines)
  return someone(invoiceQuote, { id })
}

/** What a save of a whole draft sends, from the record that was read. */
export function wholeQuote(quote: Quote): InputOf<typeof updateQuote> {
  const { validUntil } = quote
  return { ...shared(quote), validUntil, lines: quote.lines }
}

/** The same of an invoice. */
export function wholeInvoice(invoice: Invoice): InputOf<typeof updateInvoice> {
  const { deliveryDay, dueDay } = invoice
  return { ...shared(invoice), deliveryDay, dueDay, lines: invoice.lines }
}

const shared = (record: Quote | Invoice) => ({
  id: record.id,
  version: record.version,
  customer: record.customer.id,
  contact: record.contact?.id ?? null,
  seller: record.seller?.id ?? null,
  store: record.store?.id ?? null,
  subject: record.subject,
  customerReference: record.customerReference,
  terms: record.terms,
  paymentMethod: record.paymentMethod,
  discount: record.discount,
  language: record.language,
  note: record.note,
})
