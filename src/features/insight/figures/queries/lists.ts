// What the lists behind figures add up to, asked of their own functions: once for all the figures of a
// list where it can tell them apart, and from a kept sum where one is known to be the same.
import { z } from 'zod'
import { listSupplierInvoices as supplierInvoiceList } from '#features/purchasing/supplier-invoices/contract.ts'
import { listSupplierInvoices } from '#features/purchasing/supplier-invoices/queries.ts'
import { list as customerList } from '#features/relation/customers/contract.ts'
import { countOf } from '#features/relation/customers/queries/list.ts'
import { listInvoices as invoiceList } from '#features/sales/invoices/contract.ts'
import { findGroups } from '#features/sales/invoices/queries/groups.ts'
import { totalsIn } from '#features/sales/invoices/queries/list.ts'
import { listOrders as orderList } from '#features/sales/orders/contract.ts'
import { orderGroups } from '#features/sales/orders/queries/groups.ts'
import { staleOrders } from '#features/sales/orders/queries/kept.ts'
import { leaveToLook, totalsIn as orderTotalsIn } from '#features/sales/orders/queries/list.ts'
import { listPayments as paymentList } from '#features/sales/payments/contract.ts'
import { paymentTotals } from '#features/sales/payments/queries/list.ts'
import { listProjects as projectList, projectTiles } from '#features/sales/projects/contract.ts'
import { projectTotals } from '#features/sales/projects/queries/list.ts'
import { listQuotes as quoteList } from '#features/sales/quotes/contract.ts'
import {
  findThreshold,
  quoteGroups,
  totalsIn as quoteTotalsIn,
} from '#features/sales/quotes/queries/list.ts'
import { salesOf } from '#features/sales/turnover/queries/read.ts'
import type { Day } from '#kernel/day.ts'
import type { Endpoint, InputOf } from '#kernel/endpoint.ts'
import { type Cents, zero } from '#kernel/money.ts'
import { type Tiles, writtenFilter } from '#kernel/tiles.ts'
import type { Act } from '#server/act.ts'
import type { FigureList, Query } from '../rules/figure.ts'
import { issued } from '../rules/invoices.ts'
import type { Answer, Ask, Asked } from './asked.ts'
import { archivedDue, isArchivedDue } from './archived.ts'
import { isKeptByDay, type KeptByDay, toldByDay } from './by-day.ts'
import { expected, isExpected } from './expected.ts'
import { isReached, reached } from './reached.ts'
import { isTallied, tallied } from './tallied.ts'

/** How each list tells what it adds up to. */
export const asks: Readonly<Record<FigureList, Ask>> = {
  // Of them a figure only counts.
  customers: (act, asked) =>
    Promise.all(
      asked.map(async ({ query }) => {
        const filters: InputOf<typeof customerList> = decoded(customerList, query)
        return { count: await countOf(act, { ...filters, role: 'customer' }), amount: null }
      }),
    ),
  invoices: apart(
    (act, one) =>
      isTallied(act, one.query)
        ? tallied
        : isSales(one)
          ? sold
          : isExpected(one.query)
            ? expected
            : null,
    async (act, asked) => {
      const groups = await grouped(asked, (query) => findGroups(act, decoded(invoiceList, query)), [
        'payment',
        'late',
      ])
      return asked.map((one, at) =>
        answer(totalsIn(groups[at]!, decoded(invoiceList, one.query)), one.sum),
      )
    },
  ),
  quotes: apart(
    (act, one) => (isReached(one.query) ? reached : isByDay('quotes', act, one)),
    async (act, asked) => {
      const threshold = await findThreshold(act)
      const groups = await grouped(
        asked,
        (query) => quoteGroups(act, decoded(quoteList, query), threshold),
        ['validity', 'due'],
      )
      return asked.map((one, at) =>
        answer(quoteTotalsIn(groups[at]!, decoded(quoteList, one.query)), one.sum),
      )
    },
  ),
  payments: apart(
    (act, one) => isByDay('payments', act, one),
    (act, asked) =>
      Promise.all(
        asked.map(async ({ query, sum }) =>
          answer(await paymentTotals(act, decoded(paymentList, query)), sum),
        ),
      ),
  ),
  orders: apart(
    (act, one) => isByDay('orders', act, one),
    async (act, asked) => {
      const stale = staleOrders(act)
      const groups = await grouped(
        asked,
        (query) => orderGroups(act, decoded(orderList, query), stale),
        ['control', 'todo'],
      )
      await leaveToLook(act, stale)
      return asked.map((one, at) =>
        answer(orderTotalsIn(groups[at]!, decoded(orderList, one.query)), one.sum),
      )
    },
  ),
  projects: apart(
    (_act, { query }) => (isArchivedDue(query) ? archivedDue : null),
    byTiles(projectList, projectTiles, projectTotals),
  ),
  supplierInvoices: byTiles(supplierInvoiceList, {}, listSupplierInvoices),
}

const byDay = {
  quotes: (act, asked) => toldByDay(act, 'quotes', asked),
  payments: (act, asked) => toldByDay(act, 'payments', asked),
  orders: (act, asked) => toldByDay(act, 'orders', asked),
} as const satisfies Readonly<Record<KeptByDay, Ask>>

const isByDay = (list: KeptByDay, act: Act, one: Asked): Ask | null =>
  isKeptByDay(act, list, one) ? byDay[list] : null

/** Each figure by the cheapest that can tell it, all that one can tell at once; the others by their list. */
function apart(known: (act: Act, one: Asked) => Ask | null, list: Ask): Ask {
  return async (act, asked) => {
    const parts = new Map<Ask, Asked[]>()
    for (const one of asked) {
      const by = known(act, one) ?? list
      parts.set(by, [...(parts.get(by) ?? []), one])
    }
    const answers = new Map<Asked, Answer>()
    await Promise.all(
      [...parts].map(async ([by, some]) => {
        const told = await by(act, some)
        for (const [at, one] of some.entries()) answers.set(one, told[at]!)
      }),
    )
    return asked.map((one) => answers.get(one)!)
  }
}

type Listed = {
  readonly total: number
  readonly sums: Readonly<Record<string, number | null>>
  readonly indicators: Readonly<
    Record<string, { count: number; sums?: unknown; amount: number | null } | undefined>
  >
}

const answer = ({ total, sums }: Pick<Listed, 'total' | 'sums'>, sum: string | null): Answer => ({
  count: total,
  amount: sum === null ? null : ((sums[sum] ?? zero) as Cents),
})

/** The filters of an address as a list takes them: read by its own contract. */
function decoded<I>({ input }: Endpoint, query: Query): I {
  return z.decode(input as z.ZodType, { ...query, limit: 1 } as never) as I
}

/** The groups behind each figure, counted once for all that differ by what groups tell apart. */
async function grouped<G>(
  asked: readonly Asked[],
  groups: (query: Query) => Promise<G>,
  apart: readonly string[],
): Promise<readonly G[]> {
  const known = new Map<string, Promise<G>>()
  return Promise.all(
    asked.map(({ query }) => {
      const rest = Object.fromEntries(
        Object.entries(query).filter(([name]) => !apart.includes(name) && !orders.has(name)),
      )
      const key = JSON.stringify(Object.entries(rest).toSorted())
      const found = known.get(key) ?? groups(rest)
      known.set(key, found)
      return found
    }),
  )
}
const orders: ReadonlySet<string> = new Set(['sort', 'direction'])

/**
 * A list that tells its totals with its tiles: asked once for all the figures that are a tile of it under the
 * same other filters.
 */
function byTiles<E extends Endpoint>(
  endpoint: E,
  tiles: Tiles,
  list: (act: Act, asked: InputOf<E>) => Promise<unknown>,
): Ask {
  return async (act, asked) => {
    const known = new Map<string, Promise<Listed>>()
    const open = (query: Query): Promise<Listed> => {
      const key = JSON.stringify(Object.entries(query).toSorted())
      const found =
        known.get(key) ?? (list(act, decoded<InputOf<E>>(endpoint, query)) as Promise<Listed>)
      known.set(key, found)
      return found
    }
    return Promise.all(
      asked.map(async ({ query, sum }) => {
        const tile = tileOf(tiles, query)
        if (!tile) return answer(await open(query), sum)
        const told = (await open(tile.rest)).indicators[tile.name]
        const sums = (told?.sums ?? {}) as Listed['sums']
        return answer({ total: told?.count ?? 0, sums }, sum)
      }),
    )
  }
}

/** The tile that some of the filters are, and the other filters. */
function tileOf(tiles: Tiles, query: Query): { name: string; rest: Query } | null {
  for (const [name, { filter }] of Object.entries(tiles)) {
    const set = writtenFilter(filter)
    if (!Object.entries(set).every(([key, value]) => query[key] === value)) continue
    const rest = Object.fromEntries(Object.entries(query).filter(([key]) => !(key in set)))
    return { name, rest }
  }
  return null
}

/** What is sold is kept by day, store and seller; of a client, by month (sales/turnover). */
const isSales = ({ query, sum, countless }: Asked): boolean =>
  Boolean(countless) &&
  sum === 'net' &&
  query['payment'] === issued &&
  Object.keys(query).every((name) => soldBy.has(name))
const soldBy: ReadonlySet<string> = new Set([
  'payment',
  'from',
  'to',
  'seller',
  'store',
  'customer',
])

const sold: Ask = (act, asked) => Promise.all(asked.map(({ query }) => sales(act, query)))

async function sales(act: Act, { from, to, seller, store, customer }: Query): Promise<Answer> {
  const { net } = await salesOf(
    act,
    { from: from as Day, to: to as Day },
    {
      ...(seller === undefined ? {} : { seller }),
      ...(store === undefined ? {} : { store }),
      ...(customer === undefined ? {} : { customer }),
    },
  )
  return { count: null, amount: net }
}
