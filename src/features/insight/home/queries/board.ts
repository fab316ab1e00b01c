// How people keep their home: the only file that writes what they like of a dashboard.
import { sql } from 'kysely'
import {
  narrowingOf,
  type FigureContext,
  scopesOf,
} from '#features/insight/figures/rules/figure.ts'
import { comparedWith, type FigureScope, type PeriodName, periodOf } from '#kernel/period.ts'
import type { Act } from '#server/act.ts'
import type { AskedOfHome, Context } from '../contract.ts'
import { type Layout, usualLayout } from '../rules.ts'

export type Board = {
  readonly layout: Layout
  readonly own: boolean
  /** How many may write quotes. */
  readonly sellers: number
  readonly context: Context
  readonly stores: readonly { id: string; name: string }[]
  readonly scopes: readonly FigureScope[]
  /** What there is, up to a hundred of each: nobody asks for more. */
  readonly there: Readonly<Record<'customers' | 'items' | 'quotes' | 'invoices', number>>
}

type Kept = Board['there'] & {
  fiscal_month: number
  sellers: number
  layout: Layout | null
  settings: AskedOfHome | null
  usual: Layout | null
  stores: { id: string; name: string }[]
}

/** What is kept of the home of whoever asks, and the context in which its figures are told. */
export async function readBoard(act: Act, asked: AskedOfHome): Promise<Board> {
  const person = act.person?.id ?? null
  const { rows } = await sql<Kept>`
    select c.fiscal_month, k.layout, k.settings, d.layout as usual,
      coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name) order by s.name)
        from store s where s.company_id = c.id), '[]') as stores,
      (select count(*) from membership o
        join role r on r.company_id = o.company_id and r.id = o.role_id
        where o.company_id = c.id and r.levels ->> 'quotes' in ('write', 'administer'))::int as sellers,
      (select count(*) from (select from customer where company_id = c.id limit 100) t)::int as customers,
      (select count(*) from (select from item where company_id = c.id limit 100) t)::int as items,
      (select count(*) from (select from quote where company_id = c.id limit 100) t)::int as quotes,
      (select count(*) from (select from invoice where company_id = c.id limit 100) t)::int as invoices
    from company c
    left join membership m on m.company_id = c.id and m.person_id = ${person}
    left join dashboard_choice k on k.company_id = c.id and k.person_id = ${person}
      and k.dashboard = 'home'
    left join dashboard_default d on d.company_id = c.id and d.role_id = m.role_id
      and d.dashboard = 'home'
    where c.id = ${act.company}`.execute(act.tx)
  const kept = rows[0]!
  const scopes = scopesOf({
    person,
    stores: act.stores,
    storeCount: kept.stores.length,
    sees: act.role.scope,
  })
  return {
    layout: kept.layout ?? kept.usual ?? usualLayout,
    own: kept.layout !== null,
    sellers: kept.sellers,
    context: contextOf(act, asked, kept, scopes),
    stores: scopes.includes('store') ? kept.stores : [],
    scopes,
    there: {
      ...{ customers: kept.customers, items: kept.items },
      ...{ quotes: kept.quotes, invoices: kept.invoices },
    },
  }
}

/** What is asked wins; then what was chosen last; then the month, beside the one before. */
function contextOf(
  act: Act,
  asked: AskedOfHome,
  { settings, fiscal_month, stores }: Kept,
  scopes: readonly FigureScope[],
): Context {
  const { today } = act
  // An address that says anything says it all: what was remembered must not change it.
  const isAsked = Object.values(asked).some((value) => value !== undefined)
  const chosen: AskedOfHome = isAsked ? asked : (settings ?? {})
  const { period: name = 'month', from, to, compare = 'before' } = chosen
  const period =
    name === 'custom' && from && to
      ? periodOf({ name, from, to }, today, fiscal_month)
      : periodOf(
          { name: name === 'custom' ? 'month' : (name satisfies PeriodName) },
          today,
          fiscal_month,
        )
  const before = comparedWith(period, compare === 'none' ? 'before' : compare, today)
  const wanted = chosen.scope ?? 'all'
  const known = stores.some(({ id }) => id === chosen.store)
  const scope = scopes.includes(wanted) && (wanted !== 'store' || known) ? wanted : ('all' as const)
  const store = scope === 'store' ? (chosen.store ?? null) : null
  const narrowing = narrowingOf(
    { scope, store: store ?? undefined },
    { person: act.person?.id ?? null, stores: act.stores },
  )
  return {
    period: period.name,
    from: period.from,
    to: period.to,
    compare,
    before,
    scope,
    store,
    narrowing: { seller: narrowing.seller, store: narrowing.store },
    remembered: !isAsked && Object.keys(settings ?? {}).length > 0,
  }
}

/** The context of a dashboard as figures take it. */
export const figuresIn = (act: Act, { from, to, before, narrowing }: Context): FigureContext => ({
  today: act.today,
  period: { from, to },
  before,
  narrowing,
})

/** The context alone, for a widget that reads for itself. */
export const readContext = async (act: Act, asked: AskedOfHome): Promise<FigureContext> =>
  figuresIn(act, (await readBoard(act, asked)).context)

/** Keeps what is said of a person’s home; undefined leaves a part as it was, null forgets it. */
export async function saveChoice(
  { tx, company }: Act,
  person: string,
  { layout, settings }: { layout?: Layout | null; settings?: AskedOfHome | null },
): Promise<void> {
  const written = layout ? JSON.stringify(layout) : null
  const chosen = JSON.stringify(settings ?? {})
  await tx
    .insertInto('dashboard_choice')
    .values({
      ...{ company_id: company, person_id: person, dashboard: 'home' },
      ...{ layout: written, settings: chosen },
    })
    .onConflict((on) =>
      on.columns(['company_id', 'person_id', 'dashboard']).doUpdateSet((is) => ({
        layout: layout === undefined ? is.ref('dashboard_choice.layout') : written,
        settings: settings === undefined ? is.ref('dashboard_choice.settings') : chosen,
      })),
    )
    .execute()
}

/** Makes a layout what a role starts with, or takes it away. */
export async function saveDefault({ tx, company }: Act, role: string, layout: Layout | null) {
  const key = { company_id: company, role_id: role, dashboard: 'home' }
  if (layout === null) {
    await tx
      .deleteFrom('dashboard_default')
      .where('company_id', '=', company)
      .where('role_id', '=', role)
      .where('dashboard', '=', 'home')
      .execute()
    return
  }
  const written = JSON.stringify(layout)
  await tx
    .insertInto('dashboard_default')
    .values({ ...key, layout: written })
    .onConflict((on) =>
      on.columns(['company_id', 'role_id', 'dashboard']).doUpdateSet({ layout: written }),
    )
    .execute()
}

/** A role by its identifier, or the one of whoever asks; null where there is none. */
export async function findRole(act: Act, id: string | undefined) {
  const role = await act.tx
    .selectFrom('role as r')
    .select(['r.id', 'r.name'])
    .where('r.company_id', '=', act.company)
    .$if(id !== undefined, (roles) => roles.where('r.id', '=', id!))
    .$if(id === undefined, (roles) =>
      roles
        .innerJoin('membership as m', (join) =>
          join.onRef('m.company_id', '=', 'r.company_id').onRef('m.role_id', '=', 'r.id'),
        )
        .where('m.person_id', '=', act.person?.id ?? null),
    )
    .executeTakeFirst()
  return role ?? null
}
