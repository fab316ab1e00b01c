// A quote in the words of the editor, and back.
import { type DraftKind, storedAs } from '#features/sales/documents/web/draft.ts'
import { call } from '#web/api.ts'
import { to } from '#web/site.ts'
import { listQuotes, type Quote, showQuote, updateQuote, viewQuote } from '../contract.ts'
import { compareRevisions } from '../contract/revision.ts'

export const quoteDraft: DraftKind<Quote> = {
  name: 'quote',
  show: showQuote,
  view: viewQuote,
  list: listQuotes,
  also: [compareRevisions],
  hrefOf: (id) => to('/devis/:id', { id }),
  storedOf: (quote) => storedAs(quote, { validUntil: quote.validUntil }),
  read: (id) => call(showQuote, { id }),
  save: ({ id, version, head, lines }, options) => {
    const { customer, deliveryDay: _, dueDay: __, ...rest } = head
    return call(updateQuote, { ...rest, id, version, customer: customer?.id ?? '', lines }, options)
  },
}
