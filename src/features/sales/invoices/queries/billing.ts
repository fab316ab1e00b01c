// What of a deal is invoiced, and what remains.
import { findInvoiced } from '#features/sales/quotes/queries/find.ts'
import { remainingOf } from '#features/sales/quotes/rules/remaining.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Quantity, quantity, subtract, sum } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import type { quoteDeal } from '../contract/deal.ts'
import { addedVat, leftOfVat, sumsOfVat } from '../rules/deposit.ts'
import { agreedVat, findDealLines } from './agreed.ts'
import { findDrafts, findStanding } from './deal.ts'
import { findOrderedLines } from './ordered.ts'
import { type Agreed, findAgreed } from './root.ts'

/** What of a deal is invoiced and what remains: by line, by rate, in all. @throws Refusal `not_found`. */
export async function showBilling(
  act: Act,
  id: string,
): Promise<OutputOf<typeof quoteDeal.showBilling>> {
  const agreed = await findAgreed(act, id)
  const lines = await findDealLines(act, agreed)
  const vat = agreedVat(lines, agreed.discount)
  const standing = await findStanding(act, id)
  const invoiced = await invoicedOf(act, agreed)
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
      .filter((line) => line.agreed === id)
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

/** The quantity of each agreed line that is invoiced. */
async function invoicedOf(act: Act, { id, kind }: Agreed): Promise<ReadonlyMap<string, Quantity>> {
  if (kind === 'quote') return findInvoiced(act, id)
  return new Map((await findOrderedLines(act, [id], null)).map((line) => [line.id, line.done]))
}
