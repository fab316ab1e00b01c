// What of a quote is invoiced, and what remains.
import { findAgreedLines, findInvoiced, findQuote } from '#features/sales/quotes/queries/find.ts'
import { documentTotals } from '#features/sales/quotes/rules/lines.ts'
import { remainingOf } from '#features/sales/quotes/rules/remaining.ts'
import { pricedLine } from '#features/sales/quotes/rules/stored.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { showBilling as endpoint } from '../contract/deal.ts'
import { addedVat, leftOfVat, sumsOfVat } from '../rules/deposit.ts'
import { findDrafts, findStanding } from './deal.ts'

/** What of a quote is invoiced and what remains: by line, by rate, in all. @throws Refusal `not_found`. */
export async function showBilling(act: Act, id: string): Promise<OutputOf<typeof endpoint>> {
  const quote = (await findQuote(act, id)) ?? refuse('not_found')
  const lines = await findAgreedLines(act, id)
  const signed = documentTotals(lines.map(pricedLine), quote.discount)
  const standing = await findStanding(act, id)
  const invoiced = await findInvoiced(act, id)
  const vat = leftOfVat(
    signed.vat,
    standing.map((one) => one.vat),
  )
  return {
    signed: { ...signed, vat: signed.vat.map((group) => ({ ...group })) },
    invoiced: sumsOfVat(addedVat(standing.map((one) => one.vat))),
    drafts: await findDrafts(act, id),
    left: { vat, ...sumsOfVat(vat) },
    standing: standing.map(({ vat: groups, ...one }) => ({ ...one, ...sumsOfVat(groups) })),
    lines: lines
      .filter(({ kind }) => kind === 'item')
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
