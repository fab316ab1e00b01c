// Clients who have not answered are reminded of their quotes, one or many at once.
import { bulkAct, noOptions } from '#features/base/bulk/actions.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { findThreshold, quoteRows } from '#features/sales/quotes/queries/list.ts'
import { showQuote } from '#features/sales/quotes/queries/show.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { addressesOfQuotes } from '../queries/addresses.ts'
import { quoteReminder, whyNotRemind } from '../rules/remind.ts'
import { mailQuote, proposeForQuote } from './mail.ts'

/**
 * Sends the client of a quote a reminder, with its PDF and a link to its page; the message.
 * @throws Refusal `not_found`, `quote_not_waiting`, `no_address`.
 */
export async function remindOfQuote(act: Act, id: string): Promise<string> {
  const quote = await showQuote(act, id)
  const reason = whyNotRemind(quote)
  if (reason) refuse(reason)
  const { to } = await proposeForQuote(act, { id })
  if (to.length === 0) refuse('no_address')
  const text = quoteReminder(quote.validity, quote.language)
  return (await mailQuote(act, { id, to, cc: [], ...text })).id
}

export const signatureBulk = [
  bulkAct({
    name: 'quotes.remind',
    right: 'quotes.write',
    list: listQuotes,
    options: noOptions,
    find: async (act, asked) => {
      const rows = await quoteRows(act, asked, await findThreshold(act))
      const addresses = await addressesOfQuotes(
        act,
        rows.map(({ id }) => id),
      )
      return rows.map((row) => {
        const address = addresses.get(row.id)
        return {
          id: row.id,
          // What leaves is read before it does: the quote, whose it is, and where it goes.
          label: [row.number, row.customer.name, address].filter(Boolean).join(' · '),
          reason: whyNotRemind(row) ?? (address === undefined ? 'no_address' : null),
        }
      })
    },
    run: (act, id) => remindOfQuote(act, id),
  }),
]
