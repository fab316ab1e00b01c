// The first page of the day: how one keeps it, and what the figures of a tab come to.
import { sql } from 'kysely'
import { readFigures } from '#features/insight/figures/queries/read.ts'
import type { FigureName } from '#features/insight/figures/rules/all.ts'
import type { FigureContext } from '#features/insight/figures/rules/figure.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { grants } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { home } from '../contract.ts'
import { aboutWidget, maySee, shownIn, type WidgetName } from '../rules.ts'
import { figuresIn, readBoard } from './board.ts'

type Home = OutputOf<typeof home>
type Waiting = Home['oldest']
type Part = { figures: Home['figures']; oldest: Waiting; soonest: Waiting }

/** The home of whoever asks, on one of its tabs. */
export async function readHome(act: Act, { tab = 'overview', ...asked }: InputOf<typeof home>) {
  const board = await readBoard(act, asked)
  const context = figuresIn(act, board.context)
  const shown = shownIn(tab, board.layout).filter((name) => maySee(act.role, name))
  const { parts, failed } = await each(act, shown, (names) => partOf(act, names, context))
  return {
    there: board.there,
    context: board.context,
    choices: { scopes: [...board.scopes], stores: [...board.stores] },
    layout: {
      order: [...board.layout.order],
      sizes: board.layout.sizes,
      hidden: [...board.layout.hidden],
    },
    own: board.own,
    sellers: board.sellers,
    figures: unique(parts.flatMap(({ figures }) => figures)).filter(
      ({ name }) => board.context.compare !== 'none' || !name.endsWith('Before'),
    ),
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
    // What a home asks is found by its keys, whoever asks: planned once.
    const begun = sql`set local plan_cache_mode = force_generic_plan; savepoint widget`.execute(
      act.tx,
    )
    try {
      const [told] = await Promise.all([read(some), begun])
      return told
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

/** The head of the list of what is late, which home.test.ts compares with it. */
async function longestLate(act: Act, { today, narrowing }: FigureContext): Promise<Waiting> {
  const { rows } = await sql<Waiting[number]>`
    select i.id, coalesce(i.number, '') as number, c.name as customer,
      i.gross - i.settled as amount, ${today}::date - i.due_day as days
    from invoice i join customer c on c.company_id = i.company_id and c.id = i.customer_id
    where i.company_id = ${act.company} and i.state = 'issued' and not i.imported
      and i.settled <> i.gross and i.kind <> 'credit_note' and i.due_day < ${today}::date
      and ${visible(act, 'i')} ${narrowedTo('i', narrowing)}
    order by i.due_day, i.id limit ${few}`.execute(act.tx)
  return rows
}

/** The head of the list of what expires soon, as well. */
async function soonestExpiring(act: Act, { today, narrowing }: FigureContext): Promise<Waiting> {
  const { rows } = await sql<Waiting[number]>`
    select q.id, coalesce(q.number, '') as number, c.name as customer, q.gross as amount,
      q.valid_until - ${today}::date as days
    from quote q join customer c on c.company_id = q.company_id and c.id = q.customer_id
    where q.company_id = ${act.company} and q.state = 'sent' and q.valid_until >= ${today}::date
      and q.valid_until <= ${today}::date
        + (select quote_expiring_days from company where id = ${act.company})
      and ${visible(act, 'q')} ${narrowedTo('q', narrowing)}
    order by q.valid_until, q.id limit ${few}`.execute(act.tx)
  return rows
}

const narrowedTo = (of: string, { seller, store }: FigureContext['narrowing']) => sql`
  ${seller === undefined ? sql`` : sql`and ${sql.ref(`${of}.seller_id`)} = ${seller}`}
  ${store === undefined ? sql`` : sql`and ${sql.ref(`${of}.store_id`)} = ${store}`}`
