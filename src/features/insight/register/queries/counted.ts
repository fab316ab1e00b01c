// What the documents of a kind add up to: from the tallies where the filters allow, and looked at otherwise.
import { type RawBuilder, sql } from 'kysely'
import { amounts, banded, isBanded, limitsOf } from '#features/sales/quotes/queries/banded.ts'
import {
  beside,
  byMonths,
  dated,
  isBeyond,
  type Period,
} from '#features/sales/quotes/queries/narrowed.ts'
import { endOfMonth } from '#kernel/day.ts'
import { type Act, visible } from '#server/act.ts'
import type { RegisterKind } from '../rules.ts'
import { type Asked, branch, type Narrowed } from './branch.ts'

/** The documents of a kind under all filters but the kind, in as few rows as what is kept allows. */
export function countedOf(act: Act, asked: Narrowed, kind: RegisterKind): RawBuilder<unknown>[] {
  const looked = (within: Narrowed) =>
    sql`select 1 as count, b.net, b.gross from (${branch(act, within, kind)}) b`
  const tally = tallies[kind]
  if (!isBeyond(asked, told)) return fromTally(act, asked, tally)
  const bands = tally.amounts && !isBeyond(asked, toldByAmount) ? banded(asked) : null
  if (bands && tally.amounts) {
    const { whole, ends } = bands
    const [table, where] = [tally.amounts, sql`${tally.where} and ${isBanded(bands)}`]
    return [
      ...(whole ? fromTally(act, asked, { table, where }) : []),
      ...(whole ? [importedOf(act, asked, tally, limitsOf(whole))] : []),
      ...ends.map((one) => looked({ ...asked, ...limitsOf(one) })),
    ]
  }
  const within = tally.byMonth && !isBeyond(asked, toldByMonth) ? byMonths(asked) : null
  if (!within) return [looked(asked)]
  return [
    ...fromTally(act, asked, tally, within.months),
    ...within.days.map((days) => looked({ ...asked, ...days })),
  ]
}

/** What tallies tell apart; under any other filter, documents are counted one by one. */
const told: ReadonlySet<string> = new Set(['kind', 'seller', 'store', ...beside])
const toldByMonth: ReadonlySet<string> = new Set([...told, ...dated])
const toldByAmount: ReadonlySet<string> = new Set([...told, ...amounts])

type Tally = {
  readonly table: string
  readonly where: RawBuilder<unknown>
  readonly byMonth?: boolean
  /** The table of the same by the bands of their amounts. */
  readonly amounts?: string
}

const invoices = { table: 'invoice_tally', byMonth: true, amounts: 'invoice_amounts' } as const

/** Where documents are added up already. */
const tallies: Record<RegisterKind, Tally> = {
  quote: { table: 'quote_tally', where: sql`true` },
  order: { table: 'order_tally', where: sql`true` },
  delivery: { table: 'delivery_tally', where: sql`true` },
  purchase: { table: 'purchase_tally', where: sql`true` },
  invoice: { ...invoices, where: sql`t.kind <> 'credit_note'` },
  credit_note: { ...invoices, where: sql`t.kind = 'credit_note'` },
}

/** What a tally tells, and what was imported, which is in none and is read from its own index. */
function fromTally(act: Act, asked: Asked, tally: Tally, { from, to }: Period = {}) {
  const tallied = sql`select t.documents as count, t.net, t.gross from ${sql.table(tally.table)} t
    where ${ownOf(act, asked, tally)}
      ${from ? sql`and t.month >= ${from}` : sql``} ${to ? sql`and t.month <= ${to}` : sql``}`
  if (!tally.byMonth) return [tallied]
  return [tallied, importedOf(act, asked, tally, { from, ...(to ? { to: endOfMonth(to) } : {}) })]
}

const importedOf = (
  act: Act,
  asked: Asked,
  tally: Tally,
  { from, to, min, max }: Pick<Asked, 'min' | 'max'> & Period,
) => sql`select 1, t.net, t.gross from invoice t where t.imported and ${ownOf(act, asked, tally)}
    ${from ? sql`and t.day >= ${from}` : sql``} ${to ? sql`and t.day <= ${to}` : sql``}
    ${min === undefined ? sql`` : sql`and t.gross >= ${min}`}
    ${max === undefined ? sql`` : sql`and t.gross <= ${max}`}`

const ownOf = (act: Act, { seller, store }: Asked, { where }: Tally) =>
  sql`t.company_id = ${act.company} and ${visible(act, 't')} and ${where}
    ${seller ? sql`and t.seller_id = ${seller}` : sql``}
    ${store ? sql`and t.store_id = ${store}` : sql``}`
