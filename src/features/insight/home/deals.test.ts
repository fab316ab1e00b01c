// What is left of a deal is said by its plan: the home says the same, whatever was credited of it.
import { expect, test } from 'vitest'
import { quoteBilling } from '#features/sales/billing/contract.ts'
import {
  creditInvoice,
  type Invoice,
  invoiceQuote,
  issueInvoice,
} from '#features/sales/invoices/contract.ts'
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { bps, cents, quantity } from '#kernel/money.ts'
import { line, newClient, signedQuote } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { homeDeals } from './contract.ts'

test('what is left of a deal is what its plan says, whatever was credited of it', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    const lines = () => [
      line('Cuisine', 500_00, { quantity: quantity(20_000) }),
      line('Pose', 250_00),
    ]
    const issued = async (draft: Promise<Invoice>) => alice(issueInvoice, { id: (await draft).id })
    const deal = async () => (await signedQuote(alice, customer, lines())) as Quote
    type Quote = { id: string; number: string | null; lines: readonly { id: string }[] }
    const part = async ({ id, lines: [first] }: Quote) =>
      issued(alice(invoiceQuote, { id, lines: [{ line: first!.id, quantity: quantity(10_000) }] }))

    const stories: Record<string, (quote: Quote) => Promise<unknown>> = {
      'nothing is invoiced': async () => {},
      'a part is invoiced': part,
      'a part, then goodwill': async (quote) => {
        const { id } = await part(quote)
        await issued(alice(creditInvoice, { id, amount: cents(96_00) }))
      },
      'a part, then a piece taken back': async (quote) => {
        const { id, lines: of } = await part(quote)
        const back = of.find(({ kind }) => kind === 'item')!
        await issued(
          alice(creditInvoice, { id, lines: [{ line: back.id!, quantity: quantity(10_000) }] }),
        )
      },
      'all, then goodwill': async ({ id }) => {
        const whole = await issued(alice(invoiceQuote, { id }))
        await issued(alice(creditInvoice, { id: whole.id, amount: cents(96_00) }))
      },
      'all, then all taken back': async ({ id }) => {
        const whole = await issued(alice(invoiceQuote, { id }))
        await issued(alice(creditInvoice, { id: whole.id }))
      },
      'a deposit': async ({ id }) =>
        issued(alice(quoteDeal.invoiceDeposit, { id, percent: bps(3000) })),
      'a deposit, a part of it given back': async ({ id }) => {
        const asked = await issued(alice(quoteDeal.invoiceDeposit, { id, percent: bps(3000) }))
        await issued(alice(creditInvoice, { id: asked.id, amount: cents(100_00) }))
      },
      'a deposit, then the balance with goodwill': async ({ id }) => {
        await issued(alice(quoteDeal.invoiceDeposit, { id, percent: bps(3000) }))
        const balance = await issued(alice(quoteDeal.invoiceBalance, { id }))
        await issued(alice(creditInvoice, { id: balance.id, amount: cents(96_00) }))
      },
    }
    for (const [story, tell] of Object.entries(stories)) {
      const quote = await deal()
      await tell(quote)
      const { figures } = await alice(quoteBilling.showPlan, { id: quote.id })
      const row = (await alice(homeDeals, {})).rows.find(({ id }) => id === quote.id)
      expect(row?.left ?? 0, story).toBe(figures.left)
      expect(row?.outstanding ?? 0, story).toBe(figures.outstanding)
    }
  }))
