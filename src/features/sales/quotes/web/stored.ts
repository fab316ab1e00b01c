// A quote in the words of the editor, and back.
import { blankHead } from '#features/sales/documents/web/new-draft.ts'
import type { Source, Stored } from '#features/sales/documents/web/session.ts'
import { call } from '#web/api.ts'
import { type Quote, showQuote, updateQuote } from '../contract.ts'

export const storedQuote = (quote: Quote): Stored => ({
  id: quote.id,
  version: quote.version,
  isDraft: quote.state === 'draft',
  savedAt: Date.parse(quote.updatedAt),
  head: {
    ...blankHead,
    customer: { id: quote.customer.id, name: quote.customer.name, code: quote.customer.code },
    contact: quote.contact?.id ?? null,
    seller: quote.seller?.id ?? null,
    store: quote.store?.id ?? null,
    subject: quote.subject,
    customerReference: quote.customerReference,
    validUntil: quote.validUntil,
    terms: { days: quote.terms.days, endOfMonth: quote.terms.endOfMonth },
    paymentMethod: quote.paymentMethod,
    discount: quote.discount,
    language: quote.language,
    note: quote.note,
  },
  lines: quote.lines,
  regimes: { company: quote.regimes.company, customer: quote.regimes.customer },
})

/** How quotes are saved; `onSaved` receives each as the server now has it. */
export const quoteSource = (onSaved: (quote: Quote) => void): Source => ({
  name: 'quote',
  save: async ({ id, version, head, lines }, { keepalive }) => {
    const { customer, deliveryDay: _, dueDay: __, ...rest } = head
    const input = { ...rest, id, version, customer: customer?.id ?? '', lines }
    const quote = await call(updateQuote, input, { keepalive })
    onSaved(quote)
    return storedQuote(quote)
  },
  read: async (id) => {
    const quote = await call(showQuote, { id })
    onSaved(quote)
    return storedQuote(quote)
  },
})
