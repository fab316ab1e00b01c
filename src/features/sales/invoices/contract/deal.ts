// Deposits, balances and corrections on the wire.
import { z } from 'zod'
import { DocumentTotals } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { Amount, ById, Id, Qty, Rate, Version } from '#kernel/shapes.ts'
import { Invoice, InvoiceDraft } from '../contract.ts'
import { InvoiceList } from './list.ts'
import { Deduction, VatGroups } from './standing.ts'

const Seen = ById.extend({ version: Version.optional() })
const notAgreed = ['quote_not_signed', 'order_not_confirmed', 'order_of_quote'] as const

/** What of a deal is invoiced, below what it is agreed on. */
const dealOf = (at: 'quotes' | 'orders', said: string) => ({
  invoiceDeposit: endpoint('POST', `/${at}/:id/deposit`, {
    summary: `Drafts a deposit invoice on ${said}: a percentage of it, or an amount with its VAT.`,
    input: Seen.extend({ percent: Rate.optional(), amount: Amount.optional() }),
    output: Invoice,
    refusals: [...notAgreed, 'deposit_too_large', 'deposit_not_positive', 'deal_drafted'],
  }),

  invoiceSituation: endpoint('POST', `/${at}/:id/situation`, {
    summary: `Drafts a situation of ${said}: how much of the work is done since its beginning, overall or line by line, less what was invoiced before.`,
    input: Seen.extend({
      percent: Rate.optional(),
      lines: z
        .array(z.object({ line: Id, percent: Rate }))
        .max(500)
        .optional(),
    }),
    output: Invoice,
    refusals: [
      ...notAgreed,
      'deal_drafted',
      'deal_balanced',
      'situation_empty',
      'progress_back',
      'deal_exceeded',
    ],
  }),

  invoiceBalance: endpoint('POST', `/${at}/:id/balance`, {
    summary: `Drafts the final invoice of ${said}: the whole, less the deposits and all that the deal has invoiced.`,
    input: Seen,
    output: Invoice,
    refusals: [...notAgreed, 'already_invoiced', 'deal_drafted', 'negative_total'],
  }),

  showBilling: endpoint('GET', `/${at}/:id/billing`, {
    summary: `Tells what of ${said} is invoiced and what remains: by line, by rate, and in all.`,
    input: ById,
    output: z.object({
      signed: DocumentTotals,
      /** What the issued invoices come to, credit notes taken off; drafts apart. */
      invoiced: z.object({ net: Amount, tax: Amount, gross: Amount }),
      drafts: z.object({ count: z.int(), gross: Amount }),
      /** What a balance would ask, by rate and in all. */
      left: z.object({ vat: VatGroups, net: Amount, tax: Amount, gross: Amount }),
      /** What stands, oldest first. */
      standing: z.array(Deduction),
      lines: z.array(z.object({ line: Id, quantity: Qty, remaining: Qty })),
    }),
    refusals: ['order_of_quote'],
  }),
})

export const quoteDeal = dealOf('quotes', 'a signed quote')
export const orderDeal = dealOf('orders', 'an order without a quote')

export const editHead = endpoint('PUT', '/invoices/:id/head', {
  summary: 'Changes the dates, the references and the note of a draft, whatever its kind.',
  input: InvoiceDraft.pick({
    subject: true,
    customerReference: true,
    deliveryDay: true,
    dueDay: true,
    note: true,
  })
    .partial()
    .extend({ id: Id, version: Version }),
  output: Invoice,
  refusals: ['not_a_draft', 'changed_meanwhile'],
})

export const renewInvoice = endpoint('POST', '/invoices/:id/renewal', {
  summary:
    'Computes a draft of a deal again, as the deal stands now: what ends it becomes its balance. One that is still right is left as it is.',
  input: Seen,
  output: Invoice,
  refusals: ['not_a_draft', 'changed_meanwhile', 'already_invoiced', 'situation_empty'],
})

export const correctInvoice = endpoint('POST', '/invoices/:id/correction', {
  summary:
    'Issues the credit note of all that is left of an invoice, and drafts the same invoice again to be corrected.',
  input: ById.extend({ version: Version.optional() }),
  output: Invoice,
  refusals: [
    'not_issued',
    'not_an_invoice',
    'already_credited',
    'not_followed',
    'credit_drafted',
    'deposit_deducted',
    'final_fixed',
  ],
})

export const exportWorkbook = endpoint('GET', '/invoices/workbook', {
  summary:
    'Gives every invoice that the filters keep as an .xlsx workbook, newest first: dates are dates, amounts are numbers.',
  input: InvoiceList.omit({ offset: true, limit: true, sort: true, direction: true }),
  output: z.unknown(),
  answer: 'file',
})
