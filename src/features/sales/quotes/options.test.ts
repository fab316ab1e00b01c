// Options: shown at their quantity and price, in the sum once they are chosen.
import { expect, test } from 'vitest'
import { invoiceQuote } from '#features/sales/invoices/contract.ts'
import { price, quantity } from '#kernel/money.ts'
import { line, newClient, page, signedQuote, wholeQuote } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { createQuote, type DraftLine, listQuotes, updateQuote, viewQuote } from './contract.ts'

/** 100 €, and two options: 3 × 20 €, and 50 € which is proposed in the sum. */
const withOptions = (): DraftLine[] => [
  line('Suspension laiton', 100_00, { cost: price(60_000_000) }),
  line('Ampoule', 20_00, {
    quantity: quantity(30_000),
    cost: price(10_000_000),
    optional: true,
  }),
  line('Pose', 50_00, { nature: 'service', optional: true, chosen: true }),
  { kind: 'subtotal', name: '' },
]

test('an option shows what it is worth, and counts once it is chosen', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    const quote = await alice(createQuote, { customer, lines: withOptions() })
    expect(quote).toMatchObject({
      lines: [
        { optional: false, chosen: true, net: 100_00 },
        { optional: true, chosen: false, quantity: 30_000, net: 60_00 },
        { optional: true, chosen: true, net: 50_00 },
        { kind: 'subtotal', net: 150_00 },
      ],
      totals: { lines: 150_00, net: 150_00, gross: 180_00 },
      optionsNet: 60_00,
      cost: 60_00,
      margin: 90_00,
    })
    const { lines } = await alice(viewQuote, { id: quote.id })
    expect(lines.map((one) => (one.kind === 'item' ? one.option : ''))).toEqual([
      null,
      'Option',
      'Option retenue',
      '',
    ])
    const chosen = quote.lines.map((one) =>
      one.kind === 'item' && one.optional ? { ...one, chosen: !one.chosen } : one,
    )
    const saved = await alice(updateQuote, { ...wholeQuote(quote), lines: chosen })
    expect(saved).toMatchObject({ totals: { net: 160_00 }, optionsNet: 50_00, margin: 70_00 })
    expect((await alice(listQuotes, page)).rows[0]).toMatchObject({ net: 160_00, margin: 70_00 })
  }))

test('what is invoiced of a quote is what was chosen of it', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    const quote = await signedQuote(alice, customer, withOptions())
    const invoice = await alice(invoiceQuote, { id: quote.id })
    expect(invoice.lines.map((one) => ('name' in one ? one.name : ''))).toEqual([
      'Suspension laiton',
      'Pose',
      '',
    ])
    expect(invoice.totals).toMatchObject({ net: 150_00, gross: 180_00 })
    // All that was agreed is invoiced, although an option was left.
    expect((await alice(listQuotes, page)).rows[0]).toMatchObject({ invoicing: 'whole' })
    await expect(alice(invoiceQuote, { id: quote.id })).rejects.toMatchObject({
      reason: 'already_invoiced',
    })
  }))
