// The first page of the day: how one keeps it, and what the figures of a tab come to.
import { sql } from 'kysely'
import { readFigures } from '#features/insight/figures/queries/read.ts'
import { figureOf, type FigureName } from '#features/insight/figures/rules/all.ts'
import { type FigureContext, queryOf } from '#features/insight/figures/rules/figure.ts'
import { InvoiceList } from '#features/sales/invoices/contract/list.ts'
import { invoiceRows } from '#features/sales/invoices/queries/list.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { findThreshold, quoteRows } from '#features/sales/quotes/queries/list.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { z } from 'zod'
import type { home } from '../contract.ts'
import { aboutWidget, maySee, shownIn, type WidgetName } from '../rules.ts'
import { figuresIn, readBoard } from './board.ts'

type Home = OutputOf<typeof home>
type Waiting = Home['oldest']
type Part = { figures: Home['figures']; oldest: Waiting; soonest: Waiting }

/** The home of whoever asks, on one of its tabs. */
export async function readHome(act: Act, { tab = 'overview', ...asked }: InputOf<typeof home>) {
  const [there, board] = await Promise.all([countAll(act), readBoard(act, asked)])
  const context = figuresIn(act, board.context)
  const shown = shownIn(tab, board.layout).filter((name) => maySee(act.role, name))
  const { parts, failed } = await each(act, shown, (names) => partOf(act, names, context))
  return {
    there,
    context: board.context,
    choices: { scopes: [...board.scopes], stores: [...board.stores] },
    layout: {
      order: [...board.layout.order],
      sizes: board.layout.sizes,
      hidden: [...board.layout.hidden],
    },
    own: board.own,
    figures: unique(parts.flatMap(({ figures }) => figures)),
    oldest: parts.flatMap(({ oldest }) => oldest),
    soonest: parts.flatMap(({ soonest }) => soonest),
    failed,
  }
}

/**
 * Reads for all widgets at once. Where that fails, each is read alone behind a savepoint, so that only
 * those that cannot be read are left out.
 */
async function each(
  act: Act,
  names: readonly WidgetName[],
  read: (names: readonly WidgetName[]) => Promise<Part>,
): Promise<{ parts: readonly Part[]; failed: WidgetName[] }> {
  const attempt = async (some: readonly WidgetName[]): Promise<Part | null> => {
    await sql`savepoint widget`.execute(act.tx)
    try {
      return await read(some)
    } catch (error) {
      // What the database refuses is a widget's own trouble; anything else is a fault, and fails.
      if (!(error instanceof Error) || !('severity' in error)) throw error
      await sql`rollback to savepoint widget`.execute(act.tx)
      return null
    }
  }
  const all = await attempt(names)
  if (all) return { parts: [all], failed: [] }
  const parts: Part[] = []
  const failed: WidgetName[] = []
  for (const name of names) {
    const part = await attempt([name])
    if (part) parts.push(part)
    else failed.push(name)
  }
  return { parts, failed }
}

async function partOf(
  act: Act,
  names: readonly WidgetName[],
  context: FigureContext,
): Promise<Part> {
  const wanted = [...new Set(names.flatMap((name) => aboutWidget(name).figures))]
  const [figures, oldest, soonest] = await Promise.all([
    readFigures(act, wanted, context),
    names.includes('due') && grants(act.role, 'invoices.read') ? longestLate(act, context) : [],
    names.includes('quotes') && grants(act.role, 'quotes.read')
      ? soonestExpiring(act, context)
      : [],
  ])
  const told = Object.entries(figures) as [FigureName, Part['figures'][number] | null][]
  return {
    figures: told.flatMap(([name, figure]) => (figure === null ? [] : [{ ...figure, name }])),
    oldest,
    soonest,
  }
}

const unique = (figures: Home['figures']): Home['figures'] => [
  ...new Map(figures.map((figure) => [figure.name, figure])).values(),
]

const few = 3

async function longestLate(act: Act, context: FigureContext): Promise<Waiting> {
  const query = { ...queryOf(figureOf('late'), context), limit: few }
  const rows = await invoiceRows(act, z.decode(InvoiceList, query as never))
  return rows.map(({ id, number, customer, outstanding, lateDays }) => ({
    ...{ id, number: number ?? '', customer: customer.name },
    ...{ amount: outstanding, days: lateDays ?? 0 },
  }))
}

async function soonestExpiring(act: Act, context: FigureContext): Promise<Waiting> {
  const query = { ...queryOf(figureOf('quotesExpiring'), context), limit: few }
  const threshold = await findThreshold(act)
  const rows = await quoteRows(act, z.decode(listQuotes.input, query as never), threshold)
  return rows.map(({ id, number, customer, gross, daysLeft }) => ({
    ...{ id, number: number ?? '', customer: customer.name },
    ...{ amount: gross, days: daysLeft ?? 0 },
  }))
}

/** Whether anything is there: nobody asks for more than a hundred. */
async function countAll({ tx, company }: Act) {
  const { rows } = await sql<Record<'customers' | 'items' | 'quotes' | 'invoices', number>>`select
    (select count(*) from (select from customer where company_id = ${company} limit 100) c)::int as customers,
    (select count(*) from (select from item where company_id = ${company} limit 100) i)::int as items,
    (select count(*) from (select from quote where company_id = ${company} limit 100) q)::int as quotes,
    (select count(*) from (select from invoice where company_id = ${company} limit 100) i)::int as invoices`.execute(
    tx,
  )
  return rows[0]!
}
