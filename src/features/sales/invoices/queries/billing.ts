// What of a quote is invoiced, and what remains.
import { findInvoiced, findQuote } from '#features/sales/quotes/queries/find.ts'
import { remainingOf } from '#features/sales/quotes/rules/remaining.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { quantity, subtract, sum } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { showBilling as endpoint } from '../contract/deal.ts'
import { addedVat, leftOfVat, sumsOfVat } from '../rules/deposit.ts'
import { agreedVat, findDealLines } from './agreed.ts'
import { findDrafts, findStanding } from './deal.ts'

/** What of a quote is invoiced and what remains: by line, by rate, in all. @throws Refusal `not_found`. */
export async function showBilling(act: Act, id: string): Promise<OutputOf<typeof endpoint>> {
  const quote = (await findQuote(act, id)) ?? refuse('not_found')
  const lines = await findDealLines(act, id)
  const vat = agreedVat(lines, quote.discount)
  const standing = await findStanding(act, id)
  const invoiced = await findInvoiced(act, id)
  const left = leftOfVat(
    vat,
    standing.map((one) => one.vat),
  )
  const items = lines.filter(({ kind }) => kind === 'item')
  const all = sum(items.map(({ net }) => net))
  const sums = sumsOfVat(vat)
  return {
    signed: { lines: all, discount: subtract(all, sums.net), ...sums, vat },
    invoiced: sumsOfVat(addedVat(standing.map((one) => one.vat))),
    drafts: await findDrafts(act, id),
    left: { vat: left, ...sumsOfVat(left) },
    standing: standing.map(({ vat: groups, ...one }) => ({ ...one, ...sumsOfVat(groups) })),
    lines: items
      .filter((line) => line.quote_id === id)
      .map((line) => ({
        line: line.id,
        quantity: line.quantity,
        remaining: remainingOf({
          quantity: line.quantity,
          invoiced: invoiced.get(line.id) ?? quantity(0),
        }),
      })),
  }
}
