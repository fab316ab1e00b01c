// Customers by signal: all that the filters keep are judged at once by the rules, from kept facts; only
// the rows of the window are then read.
import { sql } from 'kysely'
import { seesMoney } from '#features/relation/customers/queries/account.ts'
import {
  customerCandidates,
  customersUnder,
  rowsOfIds,
} from '#features/relation/customers/queries/list.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, subtract, zero } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { addedUp } from '#kernel/tiles.ts'
import type { Act } from '#server/act.ts'
import {
  type customerSignal,
  type listPortfolio,
  type portfolioSorts,
  portfolioTiles,
  type standings,
} from '../contract.ts'
import type { Facts } from '../rules/facts.ts'
import { noFacts, priorityOf, type Signal, signalOf } from '../rules/signal.ts'
import { readFacts } from './facts.ts'

type Asked = InputOf<typeof listPortfolio> & { readonly ids?: readonly string[] | undefined }
type Listed = OutputOf<typeof listPortfolio>

type Judged = {
  readonly id: string
  readonly facts: Facts
  readonly signal: Signal
  readonly priority: number
  /** By which rows of one name follow each other. */
  readonly place: number
}

const judge = (facts: Facts) => {
  const signal = signalOf(facts)
  return { facts, signal, priority: priorityOf(signal) }
}

/** The signal of one customer. @throws Refusal `not_found`. */
export async function readSignal(
  act: Act,
  { id }: { readonly id: string },
): Promise<OutputOf<typeof customerSignal>> {
  const { walk_in: isCounter } = await findCustomer(act, id)
  const facts = isCounter ? noFacts(act.today) : await readSignalFacts(act, id)
  return { ...shown(signalOf(facts)), ...contactsOf(facts) }
}

/** The facts of one customer who is in one’s scope. */
export async function readSignalFacts(act: Act, id: string): Promise<Facts> {
  const only = sql`and customer_id = any(array[${id}::uuid])`
  const found = await readFacts(act, sql`(select ${id}::uuid as id)`, only)
  return found.get(id) ?? noFacts(act.today)
}

/** Lists as the contract says. @throws Refusal `forbidden` where money is asked and not read. */
export async function readPortfolio(act: Act, asked: Asked): Promise<Listed> {
  checkMoney(act, asked)
  const all = await judged(act, asked)
  const chosen = all.filter((one) => isKept(one, asked.signal))
  const window = sorted(chosen, asked).slice(asked.offset, asked.offset + asked.limit)
  return { rows: await rowsOf(act, window), ...totals(act, all, asked) }
}

/** The rows of a window, without the totals: for a file. */
export async function portfolioRows(act: Act, asked: Asked): Promise<Listed['rows']> {
  checkMoney(act, asked)
  const all = await judged(act, asked)
  const chosen = all.filter((one) => isKept(one, asked.signal))
  return rowsOf(act, sorted(chosen, asked).slice(asked.offset, asked.offset + asked.limit))
}

/** The names of the customers of a selection, in the order of the list: for an act on many. */
export async function portfolioCandidates(act: Act, asked: Asked) {
  const chosen = (await judged(act, asked)).filter((one) => isKept(one, asked.signal))
  const ids = sorted(chosen, asked)
    .slice(asked.offset, asked.offset + asked.limit)
    .map(({ id }) => id)
  if (ids.length === 0) return []
  const named = await customerCandidates(act, { ids, offset: 0, limit: ids.length })
  const known = new Map(named.map((one) => [one.id, one]))
  return ids.flatMap((id) => known.get(id) ?? [])
}

async function judged(act: Act, { signal: _, ...asked }: Asked): Promise<Judged[]> {
  const { seller, store, city, country, tag, q, ids } = asked
  const among = await customersUnder(act, {
    role: 'customer',
    seller,
    store,
    city,
    country,
    tag,
    q,
    ...(ids ? { ids } : {}),
  })
  const facts = await readFacts(act, among)
  return [...facts].map(([id, one], place) => ({ id, place, ...judge(one) }))
}

type Standing = (typeof standings)[number]
const isKept = ({ signal }: Pick<Judged, 'signal'>, asked: readonly Standing[] | undefined) =>
  asked?.some((one) => (one === 'calm' ? signal.kinds.length === 0 : signal.kinds.includes(one))) ??
  true

const trendOf = ({ sales }: Facts): number =>
  sales ? subtract(sales.year, sales.yearBefore) : Number.NEGATIVE_INFINITY

const measures = {
  priority: (one: Judged) => one.priority,
  urgency: (one: Judged) => one.signal.urgency,
  stake: (one: Judged) => one.signal.stake,
  turnover: ({ facts }: Judged) => facts.sales?.year ?? zero,
  trend: ({ facts }: Judged) => trendOf(facts),
  overdue: ({ facts }: Judged) => facts.debt?.overdue ?? zero,
  lastInvoice: ({ facts }: Judged) => (facts.bought ? Date.parse(facts.bought.last) : 0),
} satisfies Record<Exclude<(typeof portfolioSorts)[number], 'name'>, (one: Judged) => number>

/** By name where nothing else tells two apart. */
function sorted(all: readonly Judged[], { sort = 'priority', direction }: Asked): Judged[] {
  const way = (direction ?? (sort === 'name' ? 'asc' : 'desc')) === 'asc' ? 1 : -1
  if (sort === 'name') return [...all].sort((a, b) => way * (a.place - b.place))
  const measure = measures[sort]
  return [...all].sort((a, b) => way * compare(measure(a), measure(b)) || a.place - b.place)
}
const compare = (a: number, b: number): number => (a === b ? 0 : a < b ? -1 : 1)

function checkMoney(act: Act, { sort }: Asked): void {
  const asks = ['turnover', 'trend', 'overdue', 'lastInvoice'].includes(sort ?? '')
  if (asks && !seesMoney(act)) refuse('forbidden', 'sort')
}

async function rowsOf(act: Act, window: readonly Judged[]): Promise<Listed['rows']> {
  const money = seesMoney(act)
  const known = new Map(window.map((one) => [one.id, one]))
  const rows = await rowsOfIds(
    act,
    window.map(({ id }) => id),
  )
  return rows.map((row) => {
    const { facts, signal, priority } = known.get(row.id)!
    const { id, code, name, city, country, email, phone, seller, store, tags } = row
    return {
      ...{ id, code, name, city, country, email, phone, seller, store, tags },
      ...shown(signal),
      ...contactsOf(facts),
      priority,
      turnover: money ? (facts.sales?.year ?? zero) : null,
      turnoverBefore: money ? (facts.sales?.yearBefore ?? zero) : null,
      overdue: money ? (facts.debt?.overdue ?? zero) : null,
      lastInvoiceDay: facts.bought?.last ?? null,
    }
  })
}

const shown = ({ kinds, urgency, stake, reasons, act }: Signal) => ({
  kinds: [...kinds],
  urgency,
  stake,
  reasons: [...reasons],
  act,
})
const contactsOf = ({ lastContact, nextContact }: Facts) => ({ lastContact, nextContact })

type Sum = 'turnover' | 'turnoverBefore' | 'overdue'

function totals(act: Act, all: readonly Judged[], asked: Asked): Omit<Listed, 'rows'> {
  const groups = all.map(({ signal, facts }) => ({
    count: 1,
    signal,
    turnover: facts.sales?.year ?? zero,
    turnoverBefore: facts.sales?.yearBefore ?? zero,
    overdue: facts.debt?.overdue ?? zero,
  }))
  const added = addedUp(groups, asked as Pick<Asked, 'signal'>, {
    sums: ['turnover', 'turnoverBefore', 'overdue'],
    tiles: portfolioTiles,
    keeps: (group, { signal }) => isKept(group, signal),
  })
  if (seesMoney(act)) return added
  const hidden = (sums: Record<Sum, Cents>) =>
    Object.fromEntries(Object.keys(sums).map((name) => [name, null])) as Record<Sum, null>
  return {
    total: added.total,
    sums: hidden(added.sums),
    indicators: Object.fromEntries(
      Object.entries(added.indicators).map(([name, { count, sums }]) => [
        name,
        { count, sums: hidden(sums), amount: null },
      ]),
    ),
  }
}
