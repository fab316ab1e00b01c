// An order as the contract shows it, and as it is printed.
import type { z } from 'zod'
import { findCompany } from '#features/base/company/queries.ts'
import type { CompanyVatRegime, PaymentMethod } from '#features/base/company/rules.ts'
import { readAddresses } from '#features/relation/customers/queries/people.ts'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { whyIncomplete } from '#features/sales/documents/rules/incomplete.ts'
import { findAgreedLines } from '#features/sales/quotes/queries/find.ts'
import {
  type CompanyRow,
  findAround,
  findParties,
  namesOf,
  vatRegimeOf,
} from '#features/sales/quotes/queries/parties.ts'
import { totalsOf } from '#features/sales/quotes/queries/show.ts'
import { documentTotals, marginOf } from '#features/sales/quotes/rules/lines.ts'
import { documentDraft, type Parties, printedHead } from '#features/sales/quotes/rules/printed.ts'
import { itemFields, pricedLine, shownLines } from '#features/sales/quotes/rules/stored.ts'
import { type Quantity, quantity, sum } from '#kernel/money.ts'
import { type Locale, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { Order } from '../contract.ts'
import { automaticBlocks, type Block, blocksLeft } from '../rules/control.ts'
import type { OrderState } from '../rules/life.ts'
import { leftOf } from '../rules/progress.ts'
import type { StoredOrderLine } from '../rules/stored.ts'
import { findChecks, findNames } from './checks.ts'
import { accountOf, type Facts, findFacts, releaseOf } from './control.ts'
import {
  findDocuments,
  findLacking,
  findOrder,
  findOrderLines,
  findQuoteNumber,
  type OrderFound,
} from './find.ts'
import { findCarried, findLineStanding, findOrdered } from './standing.ts'

/**
 * An order with its lines, what is done of them, its control and its deal; `company` where it is at
 * hand. @throws Refusal `not_found`.
 */
export async function showOrder(
  act: Act,
  id: string,
  known?: CompanyRow,
): Promise<z.output<typeof Order>> {
  const row = (await findOrder(act, id)) ?? refuse('not_found')
  const company = known ?? (await findCompany(act))
  const lines = await findOrderLines(act, id)
  const around = await findAround(act, row)
  const state = row.state as OrderState
  const isDraft = state === 'draft'
  const parties = isDraft ? await partiesOf(act, company, row) : null
  const standing = await findLineStanding(act, id)
  const carried = await findCarried(act, id)
  const left = isDraft ? await leftOfQuote(act, row) : null
  const facts = await findFacts(act, id)
  const { seesCosts } = act.role
  return {
    id,
    version: row.version,
    number: row.number,
    state,
    invoicing: facts.invoicing,
    fitting: {
      asks: facts.fitting_asks,
      state: facts.fitting,
      day: facts.fitting_day,
    },
    delivering: facts.delivering,
    goodsNet: facts.goods_net,
    notDelivered: facts.not_delivered,
    leftToDeliver: facts.left_to_deliver,
    toDeliver: facts.to_deliver,
    inDelivery: facts.in_delivery,
    linesNet: facts.lines_net,
    leftToInvoice: facts.left_to_invoice,
    ...(await controlOf(act, row, facts)),
    day: row.day,
    deliveryDay: row.delivery_day,
    ...namesOf(around, row),
    address: row.address_id,
    place: await placeOf(act, row),
    lacking: facts.control === 'incomplete' ? await findLacking(act, id) : [],
    quote: await findQuoteNumber(act, row.quote_id),
    subject: row.subject,
    customerReference: row.customer_reference,
    terms: { days: row.terms_days, endOfMonth: row.terms_end_of_month },
    paymentMethod: row.payment_method as PaymentMethod,
    discount: row.discount,
    depositRate: row.deposit_rate,
    currency: row.currency,
    language: row.language as Locale,
    note: row.note,
    lines: shownLines(lines, (line) => ({
      ...itemFields(line, seesCosts),
      quoteLine: line.quote_line_id,
      quotedLeft: left && line.quote_line_id ? (left.get(line.quote_line_id) ?? none) : null,
      invoiced: standing.get(line.id)?.invoiced ?? none,
      planned: carried.get(line.id)?.planned ?? none,
      delivered: carried.get(line.id)?.delivered ?? none,
    })),
    totals: isDraft
      ? totalsOf({ totals: documentTotals(lines.map(pricedLine), row.discount) })
      : totalsOf(row.frozen as FrozenDocument),
    cost: seesCosts ? sum([row.cost, facts.cost_shift]) : null,
    margin: seesCosts ? marginOf(row.net, sum([row.cost, facts.cost_shift])) : null,
    plannedMargin: seesCosts ? marginOf(row.net, row.cost) : null,
    boughtCost: seesCosts ? facts.bought_cost : null,
    regimes: { company: company.vat_regime as CompanyVatRegime, customer: vatRegimeOf(around) },
    incomplete: parties
      ? whyIncomplete(parties.seller, parties.buyer, await printed(act, row, lines, parties))
      : [],
    documents: await findDocuments(act, row),
    confirmedAt: row.confirmed_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  }
}

const none = quantity(0)

/** Where an order goes, on one line. */
async function placeOf(act: Act, { address_id: address, customer_id: customer }: OrderFound) {
  if (address === null) return ''
  const found = (await readAddresses(act, customer)).find(({ id }) => id === address)
  if (!found) return ''
  return [found.street, found.street2, `${found.postalCode} ${found.city}`.trim()]
    .filter(Boolean)
    .join(', ')
}

/** What is decided of an order, by whom and why, and what blocks it. */
async function controlOf(act: Act, row: OrderFound, facts: Facts) {
  const checks = await findChecks(act, row.id)
  const names = await findNames(act, [
    row.blocked_by,
    row.held_by,
    row.released_by,
    row.reviewed_by,
  ])
  const who = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  const release = releaseOf(row)
  const automatic =
    row.state === 'confirmed'
      ? blocksLeft(automaticBlocks(accountOf(facts)), release, act.today)
      : []
  return {
    control: facts.control,
    blocks: [...(row.blocked_at === null ? [] : [manual]), ...automatic],
    block:
      row.blocked_at === null
        ? null
        : {
            reason: row.blocked_reason,
            at: row.blocked_at,
            by: who(row.blocked_by),
          },
    hold:
      row.held_at === null
        ? null
        : {
            reason: row.hold_reason,
            until: row.hold_until,
            at: row.held_at,
            by: who(row.held_by),
          },
    release:
      row.released_at === null
        ? null
        : {
            reason: row.released_reason,
            until: row.released_until,
            blocks: [...(release?.blocks ?? [])],
            at: row.released_at,
            by: who(row.released_by),
          },
    review: row.reviewed_at === null ? null : { at: row.reviewed_at, by: who(row.reviewed_by) },
    checks,
  }
}

const manual: Block = { code: 'manual', amount: null }

/** What of each line of its quote an order may still take, its own lines counted as free. */
async function leftOfQuote(
  act: Act,
  { id, quote_id: quote }: OrderFound,
): Promise<ReadonlyMap<string, Quantity> | null> {
  if (quote === null) return null
  const ordered = await findOrdered(act, quote, id)
  const lines = await findAgreedLines(act, quote)
  return new Map(
    lines.map((line) => [
      line.id,
      leftOf({ quantity: line.quantity, done: ordered.get(line.id) ?? none }),
    ]),
  )
}

/** Both parties of an order; its goods go to the address that it names, if it names one. */
export async function partiesOf(act: Act, company: CompanyRow, row: OrderFound): Promise<Parties> {
  const parties = await findParties(act, company, await findAround(act, row))
  if (row.address_id === null) return parties
  const addresses = await readAddresses(act, row.customer_id)
  const chosen = addresses.find(({ id }) => id === row.address_id)
  if (!chosen) return parties
  const { street, street2, postalCode, city, country, label } = chosen
  const name = label || parties.buyer.name
  return {
    ...parties,
    buyer: { ...parties.buyer, delivery: { name, street, street2, postalCode, city, country } },
  }
}

/** What an order says, whole; `over` gives it the number and the date of its confirmation. */
export const printed = async (
  act: Act,
  row: OrderFound,
  lines: readonly StoredOrderLine[],
  parties: Parties,
  over: { number?: string } = {},
) =>
  documentDraft(
    {
      ...printedHead(row),
      kind: 'order',
      day: row.state === 'draft' ? act.today : row.day,
      deliveryDay: row.delivery_day,
      customerReference: row.customer_reference,
      quoteNumber: (await findQuoteNumber(act, row.quote_id))?.number ?? null,
      lines,
      timeZone: act.timeZone,
      ...over,
    },
    parties,
  )

/** What is printed: the frozen copy of what was confirmed, or the draft as it stands. */
export async function printedOrder(
  act: Act,
  id: string,
): Promise<{ frozen: FrozenDocument; language: Locale }> {
  const row = (await findOrder(act, id)) ?? refuse('not_found')
  const language = row.language as Locale
  if (row.state !== 'draft') return { frozen: row.frozen as FrozenDocument, language }
  const parties = await partiesOf(act, await findCompany(act), row)
  const lines = await findOrderLines(act, id)
  return { frozen: freeze(await printed(act, row, lines, parties)), language }
}
