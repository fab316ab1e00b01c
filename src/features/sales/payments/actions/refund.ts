// Money paid back: of payments on account and of open credit notes, never more than is owed.
import type { z } from 'zod'
import { record } from '#features/base/journal/actions.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import { settleInvoices } from '#features/sales/invoices/actions/issue.ts'
import { holdInvoices } from '#features/sales/invoices/queries/find.ts'
import { searchOf } from '#features/sales/quotes/rules/search.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import { minus, subtract, sum, zero } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { Payment, recordRefund as refunding } from '../contract.ts'
import { findOwed, findPayment, holdPayments, showPayment } from '../queries/find.ts'
import { addAllocated, insertPayment, insertReturns } from '../queries/write.ts'
import { can, standingOf } from '../rules/allocate.ts'
import { standingColumns } from '../queries/find.ts'
import {
  type GivenBack,
  givenBack,
  type Owed,
  whyNotGiveBack,
  type WhyNotGiveBack,
} from '../rules/refund.ts'
import { refuseChanged, refuseTwin, settlingsOf } from './held.ts'

/**
 * Pays money back, of what is named or of the oldest that the client is owed.
 * @throws Refusal `not_found`, `day_ahead`, `amount_not_positive`, `beyond_owed`, `beyond_source`,
 * `not_to_give_back`, `not_all_given_back`, `same_payment`.
 */
export async function recordRefund(
  act: Act,
  given: InputOf<typeof refunding>,
): Promise<z.output<typeof Payment>> {
  const { amount, method, day = act.today, reference = '', note = '' } = given
  const customer = await findCustomer(act, given.customer, { hold: true, param: 'customer' })
  const owed = await holdOwed(act, customer.id)
  const parts = given.sources ?? givenBack(amount, owed.known, day)
  const wrong = whyNotGiveBack({ amount, day }, parts, owed.known, act.today)
  if (wrong) refuseToGiveBack(act, wrong)
  const recorded = { customer: customer.id, day, amount: minus(amount), method, reference }
  if (!given.second) await refuseTwin(act, recorded)

  const id = newId()
  await insertPayment(act, {
    id,
    customer_id: customer.id,
    day,
    method,
    amount: minus(amount),
    allocated: minus(amount),
    reference,
    note,
    seller_id: customer.seller_id ?? act.person?.id ?? null,
    store_id: act.stores[0] ?? customer.store_id,
    search: searchOf(customer.name, reference),
  })
  await giveBack(act, id, parts, owed.invoices)
  record(act, 'payment.refunded', 'payment', id, {
    label: customer.name,
    after: { customer: customer.id, day, method, amount, reference, ...toldOf(parts, owed.known) },
  })
  return showPayment(act, id)
}

/**
 * Covers a refund again, whose payment has bounced since, by what the client is owed by now.
 * @throws Refusal `not_found`, `not_reversible`, `changed_meanwhile`.
 */
export async function coverRefund(act: Act, id: string, version?: number) {
  const seen = (await findPayment(act, id)) ?? refuse('not_found')
  await findCustomer(act, seen.customer_id, { hold: true })
  const owed = await holdOwed(act, seen.customer_id, id)
  const row = owed.payments.find((one) => one.id === id) ?? refuse('not_found')
  if (version !== undefined && version !== row.version) await refuseChanged(act, id)
  if (!can.allocate(standingOf(standingColumns(row)))) refuse('not_reversible', 'id')
  const missing = subtract(row.allocated, row.amount)
  const parts = givenBack(missing, owed.known, act.today)
  const covered = sum(parts.map(({ amount }) => amount))
  if (covered === 0) return showPayment(act, id)

  await addAllocated(act, id, minus(covered))
  await giveBack(act, id, parts, owed.invoices)
  record(act, 'payment.allocated', 'payment', id, {
    label: row.reference,
    before: { allocated: row.allocated },
    after: toldOf(parts, owed.known),
  })
  return showPayment(act, id)
}

/** What the client is owed, held: credit notes by identifier, then payments by identifier. */
async function holdOwed(act: Act, customer: string, also?: string) {
  const first = await findOwed(act, customer)
  const of = (kind: Owed['kind']) => first.filter((one) => one.kind === kind).map(({ id }) => id)
  const invoices = await holdInvoices(act, of('credit_note'))
  const payments = await holdPayments(act, also ? [...of('payment'), also] : of('payment'))
  // Read again once held: what was used meanwhile is less, and nothing that is not held is used.
  const known = (await findOwed(act, customer)).filter(({ id }) =>
    first.some((one) => one.id === id),
  )
  return { invoices, payments, known }
}

/** Ties the parts of a refund: payments grow by them, credit notes are settled by them. */
async function giveBack(
  act: Act,
  refund: string,
  parts: readonly GivenBack[],
  held: Awaited<ReturnType<typeof holdInvoices>>,
): Promise<void> {
  const returned = parts.filter(({ kind }) => kind === 'payment')
  for (const { id, amount } of returned) await addAllocated(act, id, amount)
  await insertReturns(
    act,
    returned.map(({ id, amount }) => ({ refund, payment: id, amount })),
  )
  const credited = parts.filter(({ kind }) => kind === 'credit_note')
  await settleInvoices(
    act,
    { payment: refund },
    settlingsOf(
      held,
      credited.map(({ id, amount }) => ({ invoice: id, amount: minus(amount) })),
    ),
  )
}

function refuseToGiveBack(act: Act, { code, param, owed, label }: WhyNotGiveBack): never {
  const written = formats(act.locale, act.currency, act.timeZone)
  return refuse(code, param, {
    ...(owed === undefined ? {} : { amount: written.amount(owed) }),
    ...(label === undefined ? {} : { label }),
  })
}

/** What the journal tells of a refund: numbers of credit notes, days of payments. */
const toldOf = (parts: readonly GivenBack[], owed: readonly Owed[]) => ({
  sources: parts.map(({ kind, id, amount }) => {
    const source = owed.find((one) => one.id === id)
    return { [kind]: source?.label || source?.day || id, amount: amount ?? zero }
  }),
})
