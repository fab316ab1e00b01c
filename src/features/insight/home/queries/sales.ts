// What is sold, for the second tab of the home: bars, sellers, answers to quotes, rankings.
import { colleagueNames } from './people.ts'
import { listQuotes as quoteList } from '#features/sales/quotes/contract.ts'
import { listQuotes } from '#features/sales/quotes/queries/list.ts'
import { ranking, salesBy } from '#features/sales/turnover/queries/read.ts'
import { addDays, addMonths, type Day, daysBetween, endOfMonth, startOfMonth } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { type Cents, sum, zero } from '#kernel/money.ts'
import type { Days } from '#kernel/period.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { z } from 'zod'
import type { Narrowing } from '#features/insight/figures/rules/figure.ts'
import type { AskedOfHome, homeAnswers, homeRanking, homeSales, homeTeam } from '../contract.ts'
import { grainOf } from '../rules.ts'
import { readContext } from './board.ts'

const documents = ({ seller, store }: Narrowing) => ({
  ...(seller === undefined ? {} : { seller }),
  ...(store === undefined ? {} : { store }),
})

/** Sales by day, week or month; what is beside each is as far into the period compared with. */
export async function readSales(act: Act, asked: AskedOfHome): Promise<OutputOf<typeof homeSales>> {
  const { period, before, narrowing } = await readContext(act, asked)
  const grain = grainOf(daysBetween(period.from, period.to) + 1)
  const [now, then] = await Promise.all(
    [period, before].map((days) => salesBy(act, 'day', days, documents(narrowing))),
  )
  const bars = split(period, grain)
  const others = split(before, grain)
  const within = (rows: typeof now, days: Days | undefined): Cents | null =>
    days === undefined
      ? null
      : sum(
          (rows ?? [])
            .filter(({ key }) => key! >= days.from && key! <= days.to)
            .map(({ net }) => net),
        )
  return {
    grain,
    bars: bars.map((days, at) => ({
      ...days,
      value: within(now, days) ?? zero,
      before: within(then, others[at]),
    })),
  }
}

/** A period cut into days, runs of seven days, or months; the first and the last may be parts of one. */
function split({ from, to }: Days, grain: 'day' | 'week' | 'month'): Days[] {
  const all: Days[] = []
  for (let at: Day = from; at <= to;) {
    const end = grain === 'month' ? endOfMonth(at) : addDays(at, grain === 'day' ? 0 : 6)
    all.push({ from: at, to: end < to ? end : to })
    at = addDays(end, 1)
  }
  return all
}

/** What each seller sold, sent and had signed. */
export async function readTeam(act: Act, asked: AskedOfHome): Promise<OutputOf<typeof homeTeam>> {
  const { period, narrowing } = await readContext(act, asked)
  const [sales, sent, signed, names] = await Promise.all([
    salesBy(act, 'seller', period, documents(narrowing)),
    quotesBySeller(act, period, narrowing, 'pending,valid,expiring,expired,signed,refused'),
    quotesBySeller(act, period, narrowing, 'signed'),
    colleagueNames(act),
  ])
  const ids = new Set([...sales.map(({ key }) => key), ...sent.keys()])
  return {
    rows: [...ids]
      .map((id) => ({
        id,
        name: (id === null ? null : names.get(id)) ?? '',
        sales: sales.find(({ key }) => key === id)?.net ?? zero,
        sent: sent.get(id) ?? 0,
        signed: signed.get(id) ?? 0,
      }))
      .sort((a, b) => b.sales - a.sales || b.sent - a.sent),
  }
}

type Heads = NonNullable<Awaited<ReturnType<typeof listQuotes>>['groups']>

/** The quotes of a period as their own list groups them. */
async function quoteHeads(
  act: Act,
  { from, to }: Days,
  narrowing: Narrowing,
  asked: { group: string; validity: string },
): Promise<Heads> {
  const query = { ...documents(narrowing), from, to, ...asked, heads: 'true', limit: 1 }
  const { groups } = await listQuotes(act, z.decode(quoteList.input, query as never))
  return groups ?? []
}

async function quotesBySeller(act: Act, days: Days, narrowing: Narrowing, validity: string) {
  if (!grants(act.role, 'quotes.read')) return new Map<string | null, number>()
  const heads = await quoteHeads(act, days, narrowing, { group: 'seller', validity })
  return new Map(heads.map(({ key, count }) => [key, count]))
}

/** Of the quotes sent in each of the last twelve months, what became of them. */
export async function readAnswers(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeAnswers>> {
  const { narrowing } = await readContext(act, asked)
  const first = startOfMonth(addMonths(act.today, -11))
  const days = { from: first, to: act.today }
  const by = (validity: string) => quoteHeads(act, days, narrowing, { group: 'month', validity })
  const [signed, lost, pending] = await Promise.all([
    by('signed'),
    by('refused,expired'),
    by('pending,valid,expiring'),
  ])
  const of = (heads: Heads, month: string) => {
    const head = heads.find(({ key }) => key?.slice(0, 7) === month)
    return { count: head?.count ?? 0, amount: (head?.sums['gross'] ?? zero) as Cents }
  }
  return {
    rows: split(days, 'month').map((one) => {
      const month = one.from.slice(0, 7)
      return {
        ...one,
        month,
        signed: of(signed, month),
        lost: of(lost, month),
        pending: of(pending, month),
      }
    }),
  }
}

/** Who bought, or what was sold, for most. */
export async function readRanking(
  act: Act,
  { of, ...asked }: InputOf<typeof homeRanking>,
): Promise<OutputOf<typeof homeRanking>> {
  const { period, narrowing } = await readContext(act, asked)
  if (of === 'store') return byStore(act, period, narrowing)
  const { rows, rest, total } = await ranking(act, of, period, documents(narrowing))
  return {
    rows: rows.map(({ id, name, net }) => ({ id, name, amount: net })),
    rest: { count: rest.count, amount: rest.net },
    total,
  }
}

async function byStore(act: Act, period: Days, narrowing: Narrowing) {
  const [sold, stores] = await Promise.all([
    salesBy(act, 'store', period, documents(narrowing)),
    act.tx
      .selectFrom('store')
      .select(['id', 'name'])
      .where('company_id', '=', act.company)
      .execute(),
  ])
  const names = new Map(stores.map(({ id, name }) => [id, name]))
  return {
    rows: sold.map(({ key, net }) => ({
      id: key,
      name: (key === null ? null : names.get(key)) ?? '',
      amount: net,
    })),
    rest: { count: 0, amount: zero },
    total: sum(sold.map(({ net }) => net)),
  }
}
