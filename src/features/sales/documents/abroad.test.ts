// A seller established elsewhere: its deal is whole, in its currency, and nothing of French law stands
// on its documents.
import { expect, test } from 'vitest'
import { changeCompany, showCompany } from '#features/base/company/contract.ts'
import { addCompany } from '#features/base/team/contract.ts'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import {
  invoiceQuote,
  issueInvoice,
  invoicePdf,
  showInvoice,
} from '#features/sales/invoices/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { createQuote, sendQuote, signQuote } from '#features/sales/quotes/contract.ts'
import { bps, cents, centsAsPrice, quantity } from '#kernel/money.ts'
import type { Vat } from '#kernel/vat.ts'
import { readBack } from '#test/read-pdf.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'

const address = { street: '12 Mare Street', postalCode: 'E8 4RP', city: 'London' }

/** Alice in a new British company, as the command line makes them, with its address. */
async function inLondon(play: Scene, taxed: { vatNumber: string } | null): Promise<Someone> {
  const name = `Blue Gifts Ltd ${play.companies.lumiere.slice(-6)}`
  const { id } = await play.alice(addCompany, {
    name,
    country: 'GB',
    currency: 'GBP',
    locale: 'en',
    timeZone: 'Europe/London',
  })
  const there = play.in(play.alice, id)
  const {
    id: _,
    country,
    currency,
    locale,
    timeZone,
    hasLogo,
    demo,
    ...settings
  } = await there(showCompany, {})
  const more = taxed ? { ...taxed, vatRegime: 'standard' as const } : {}
  await there(changeCompany, { ...settings, ...address, legalForm: 'Ltd', ...more })
  return there
}

/** From the quote to the payment, for one item at 120.00. */
async function wholeDeal(there: Someone, vat?: Vat) {
  const customer = await there(createCustomer, {
    name: 'Harbour Cafe',
    country: 'GB',
    addresses: [{ street: '1 Quay Road', postalCode: 'BS1 4RB', city: 'Bristol', country: 'GB' }],
  })
  const line = {
    kind: 'item' as const,
    name: 'Lantern',
    quantity: quantity(10_000),
    price: centsAsPrice(cents(120_00)),
    ...(vat ? { vat } : {}),
  }
  const quote = await there(createQuote, { customer: customer.id, lines: [line] })
  await there(sendQuote, { id: quote.id, how: 'hand' })
  await there(signQuote, { id: quote.id, signer: 'Tom Reed' })
  const draft = await there(invoiceQuote, { id: quote.id })
  expect(draft.incomplete).toEqual([])
  const issued = await there(issueInvoice, { id: draft.id })
  await there(recordPayment, {
    customer: customer.id,
    method: 'transfer',
    amount: issued.totals.gross,
    allocations: [{ invoice: issued.id, amount: issued.totals.gross }],
  })
  const paid = await there(showInvoice, { id: issued.id })
  expect(paid).toMatchObject({ currency: 'GBP', payment: 'settled', outstanding: 0 })
  const { text } = await readBack((await there(invoicePdf, { id: issued.id })) as Uint8Array)
  expect(text).toContain(issued.number)
  expect(text).not.toMatch(/€|CGI|SIREN|TVA|Catégorie|recovery costs|European Central Bank/)
  return { issued, text }
}

test('a British company outside VAT sells, is paid and prints, in pounds', () =>
  scene('2026-03-31', async (play) => {
    const { issued, text } = await wholeDeal(await inLondon(play, null))
    expect(issued.totals).toMatchObject({ net: 120_00, tax: 0, gross: 120_00 })
    expect(text).toContain('£120.00')
  }))

test('a British company that charges VAT does so at its own rate, without euros', () =>
  scene('2026-03-31', async (play) => {
    const there = await inLondon(play, { vatNumber: 'GB980780684' })
    const { issued, text } = await wholeDeal(there, { category: 'S', rate: bps(2000) })
    expect(issued.totals).toMatchObject({ net: 120_00, tax: 24_00, gross: 144_00 })
    expect(text).toContain('£144.00')
    expect(text).toContain('980780684')
  }))
