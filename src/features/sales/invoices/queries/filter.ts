// What the filters of invoices keep, and the SQL of what is computed of an invoice.
import { sql } from 'kysely'
import { narrowed } from '#features/sales/quotes/queries/narrowed.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import { type Act, visible } from '#server/act.ts'
import type { listInvoices } from '../contract.ts'
import type { PaymentState } from '../rules/payment.ts'

export type Asked = Omit<
  InputOf<typeof listInvoices>,
  'offset' | 'limit' | 'sort' | 'direction'
> & {
  /** Those of a selection, where one acts on some. */
  readonly ids?: readonly string[]
}

/** The twin of `outstandingOf`. */
export const outstandingIn = sql<Cents>`(case
  when i.state = 'issued' and not i.imported then i.gross - i.settled else 0 end)`

/** The twins of `paymentOf`: the card, and whether it is late. */
export const paymentIn = sql<PaymentState>`(case
  when i.state = 'draft' then 'draft'
  when i.imported then 'imported'
  when i.settled = i.gross then 'settled'
  when i.settled = 0 then 'unpaid'
  else 'partial' end)`
export const lateIn = (today: Day) => sql<boolean>`(i.state = 'issued' and not i.imported
  and i.gross - i.settled > 0 and i.due_day is not null and i.due_day < ${today}::date)`

/** What is issued and neither settled nor imported, in the words of the indexes on it. */
export const openIn = sql<boolean>`(i.state = 'issued' and not i.imported and i.settled <> i.gross)`

/** What the filters keep, but for payment and lateness: those are the dimensions of the indicators. */
export function filtered(act: Act, asked: Asked) {
  let invoices = act.tx
    .selectFrom('invoice as i')
    .where('i.company_id', '=', act.company)
    .where(visible(act, 'i'))
    .where(narrowed(act, asked, { alias: 'i', kind: 'invoice', amounts }))
  if (asked.kind) invoices = invoices.where('i.kind', 'in', asked.kind)
  // Said in the words of the index on credit notes, which are rare.
  if (asked.kind?.every((one) => one === 'credit_note')) {
    invoices = invoices.where(sql<boolean>`i.kind = 'credit_note'`)
  }
  if (asked.imported) invoices = invoices.where('i.imported', '=', asked.imported === 'true')
  if (asked.distributor) invoices = invoices.where('i.distributor_id', '=', asked.distributor)
  if (asked.dueFrom) invoices = invoices.where('i.due_day', '>=', asked.dueFrom)
  if (asked.dueTo) invoices = invoices.where('i.due_day', '<=', asked.dueTo)
  if (isExpected(asked)) {
    invoices = invoices.where(openIn).where(sql<boolean>`i.id in ${expected(act, asked)}`)
  }
  if (asked.can) {
    invoices = invoices.where((is) => is.or((asked.can ?? []).map((one) => possible[one])))
  }
  return invoices
}

/**
 * When something open should be paid: as many days after its date as its client takes (as kept of them,
 * `customer_rhythm` h), on its due day where that is not known; a credit note is used as soon as there is
 * something to use it for.
 */
export const expectedIn = (today: Day) => sql<Day | null>`(case when i.kind = 'credit_note'
  then ${today}::date else coalesce(i.day + h.pays_in, i.due_day) end)`

/** Whether that is the delay of the client. */
export const delayKnownIn = sql<boolean>`(i.kind <> 'credit_note' and h.pays_in is not null)`

/** What is open, with how its client pays. */
export const openWithDelays = ({ company }: Pick<Act, 'company'>) => sql`invoice i
  left join customer_rhythm h on h.company_id = i.company_id and h.customer_id = i.customer_id
  where i.company_id = ${company} and ${openIn}`

/** Whether it is asked when, or how surely, something is expected. */
export const isExpected = (asked: Asked): boolean =>
  [asked.expectedFrom, asked.expectedTo, asked.expectedUnknown, asked.delayKnown].some(
    (one) => one !== undefined,
  )

/** What is open and expected in a period: read by itself, and found among what the other filters keep. */
function expected(act: Act, asked: Asked) {
  const day = expectedIn(act.today)
  const { expectedFrom: from, expectedTo: to, expectedUnknown, delayKnown } = asked
  const not = (flag: 'true' | 'false') => (flag === 'true' ? sql`` : sql`not`)
  return sql`(select i.id from ${openWithDelays(act)}
    ${from ? sql`and ${day} >= ${from}::date` : sql``}
    ${to ? sql`and ${day} <= ${to}::date` : sql``}
    ${expectedUnknown ? sql`and ${not(expectedUnknown)} ${day} is null` : sql``}
    ${delayKnown ? sql`and ${not(delayKnown)} ${delayKnownIn}` : sql``})`
}

/** The amounts that a search may mean. */
const amounts = [sql.ref('i.gross'), sql.ref('i.net'), outstandingIn]

const possible = {
  /** Of what is owed, and not of what is owed to the client. */
  remind: sql<boolean>`(i.state = 'issued' and not i.imported and i.kind <> 'credit_note'
    and i.settled < i.gross)`,
} as const satisfies Record<NonNullable<Asked['can']>[number], unknown>

/** What all the filters keep. */
export function kept(act: Act, asked: Asked) {
  let invoices = filtered(act, asked)
  const { payment, late, can } = asked
  if (payment) invoices = invoices.where(paymentIn, 'in', payment)
  if (late) invoices = invoices.where(lateIn(act.today), '=', late === 'true')
  // Said in the words of the index on what is open, so that it is used.
  const isOpen = payment?.every((state) => state === 'unpaid' || state === 'partial')
  if (isOpen || late === 'true' || can) invoices = invoices.where(openIn)
  return invoices
}
