import { keptStandings, standingOf } from '#features/sales/orders/queries/of-customer.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { endOfMonth, monthOf } from '#kernel/day.ts'
import { type Cents, cents, sum, zero } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { customerProjection } from '../contract.ts'
import type { Ledger } from '../rules/ledger.ts'
import {
  accuracyOf,
  activeMonths,
  confidenceOf,
  foreseeMonth,
  type Tested,
  withSigned,
} from '../rules/model.ts'
import { leastMonths } from '../rules/projection.ts'
import { findLedger } from './ledgers.ts'
import { findModel, findTested } from './model.ts'

type Answer = OutputOf<typeof customerProjection>

/**
 * What a client will have bought when the month is over. Whoever sees some documents only is told from
 * these, and not how projections did, which is known of all documents together.
 * @throws Refusal `not_found`.
 */
export async function foreseeCustomer(
  act: Act,
  { id }: InputOf<typeof customerProjection>,
): Promise<Answer> {
  const [ledger, model] = [await findLedger(act, id), await findModel(act)]
  if (!ledger) refuse('not_found', 'id')
  const seen = ledger as Ledger
  const base = {
    month: monthOf(act.today),
    leastMonths,
    soFar: soFarOf(act, seen),
    tested: null,
    projection: null,
  }
  // A model of another month knows nothing of this one.
  if (!model || monthOf(model.day) !== base.month)
    return { ...base, state: 'learning', seenOn: act.today, activeMonths: 0 }
  const known = { ...base, seenOn: model.day, activeMonths: activeMonths(model, seen) }
  const foreseen = foreseeMonth(model, seen)
  if (!foreseen) return { ...known, state: 'tooLittle' }
  const signed = await signedOf(act, id)
  const tested = act.role.scope === 'all' ? await findTested(act, id) : null
  const { low, likely, high, method, kind } = withSigned(foreseen, signed)
  return {
    ...known,
    state: 'known',
    projection: { low, likely, high, signed, method, kind, confidence: confidenceOf(tested) },
    tested: tested && toldOf(tested),
  }
}

const soFarOf = ({ today }: Act, { sales }: Ledger): Cents =>
  cents(sales.reduce((all, { day, net }) => (monthOf(day) === monthOf(today) ? all + net : all), 0))

function toldOf(tested: Tested) {
  const { months, active, told, within } = tested
  const accuracy = accuracyOf(tested)
  return {
    ...{ months, active, told, within },
    accuracy: accuracy && {
      error: cents(Math.round(accuracy.error)),
      share: Math.round(accuracy.share * 1000) / 1000,
    },
  }
}

/** What is signed and due until the end of the month, and not invoiced yet: before tax. */
async function signedOf(act: Act, customer: string): Promise<Cents> {
  if (!grants(act.role, 'orders.read')) return cents(0)
  const { tx, company, today } = act
  const due = await tx
    .selectFrom('customer_order as o')
    .select('o.id')
    .where('o.company_id', '=', company)
    .where('o.customer_id', '=', customer)
    .where('o.state', '=', 'confirmed')
    .where('o.delivery_day', '<=', endOfMonth(today))
    .where(visible(act, 'o'))
    .execute()
  if (due.length === 0) return cents(0)
  const standing = await standingOf(act, due, await keptStandings(act, customer))
  return sum(due.map(({ id }) => standing.get(id)?.left_to_invoice ?? zero))
}
