// What colleagues do, for the last tab of the home.
import { type RawBuilder, sql } from 'kysely'
import { countDeeds } from '#features/insight/deeds/queries.ts'
import type { DeedKind } from '#features/insight/deeds/rules.ts'
import { grants } from '#kernel/rights.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import type { AskedOfHome, homeActivity, homeEvents } from '../contract.ts'
import { readContext } from './board.ts'

/** The people of the company by their identifier, those who left included. */
export async function colleagueNames({ tx, company }: Act): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .select(['p.id', 'p.name'])
    .where('m.company_id', '=', company)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/** What each colleague did in the period; who sees only some documents is told of themselves alone. */
export async function readActivity(
  act: Act,
  asked: AskedOfHome,
): Promise<OutputOf<typeof homeActivity>> {
  const { period, narrowing } = await readContext(act, asked)
  const { from, to } = period
  const counts = await countDeeds(act, { from, to, person: narrowing.seller })
  const people = new Map(counts.map(({ person, name }) => [person, name]))
  const rows = [...people].map(([id, name]) => {
    const of = (kind: DeedKind) =>
      counts.find((one) => one.person === id && one.kind === kind)?.count ?? 0
    return {
      ...{ id, name, notes: of('note'), calls: of('call'), visits: of('visit') },
      ...{ mails: of('mail'), tasks: of('task') },
    }
  })
  const all = ({ notes, calls, visits, mails, tasks }: (typeof rows)[number]) =>
    notes + calls + visits + mails + tasks
  return { rows: rows.sort((a, b) => all(b) - all(a) || a.name.localeCompare(b.name)) }
}

/** A colleague's deeds are for whoever sees every document. */
const ownAlone = ({ role, person }: Act, column: RawBuilder<unknown>) =>
  role.scope === 'all' ? sql<boolean>`true` : sql<boolean>`${column} = ${person?.id ?? null}`

type Kind = OutputOf<typeof homeEvents>['rows'][number]['kind']
const told = {
  'quote.signed': { kind: 'quote_signed', right: 'quotes.read' },
  'order.confirmed': { kind: 'order', right: 'orders.read' },
  'delivery.delivered': { kind: 'delivery', right: 'deliveries.read' },
  'invoice.issued': { kind: 'invoice', right: 'invoices.read' },
  'payment.recorded': { kind: 'payment', right: 'payments.read' },
} as const

/** The latest of what happened to deals, as the journal has it: of one's own acts, who sees some alone. */
export async function readEvents(
  act: Act,
  _asked: AskedOfHome,
): Promise<OutputOf<typeof homeEvents>> {
  const actions = Object.entries(told)
    .filter(([, { right }]) => grants(act.role, right))
    .map(([action]) => action)
  // Among the last thousand lines: a board tells of what is fresh, and never walks the whole past.
  const rows = await act.tx
    .selectFrom((from) =>
      from
        .selectFrom('journal')
        .select(['seq', 'action', 'entity_id as id', 'label', 'at', 'person_name'])
        .where('company_id', '=', act.company)
        .where(ownAlone(act, sql.ref('person_id')))
        .orderBy('seq', 'desc')
        .limit(1000)
        .as('j'),
    )
    .select(['j.action', 'j.id', 'j.label', 'j.at', 'j.person_name as who'])
    .where('j.action', 'in', actions)
    .where('j.id', 'is not', null)
    .orderBy('j.seq', 'desc')
    .limit(10)
    .execute()
  return {
    rows: rows.map(({ action, id, label, at, who }) => ({
      kind: told[action as keyof typeof told].kind satisfies Kind,
      id: id!,
      label,
      at,
      who: who === '' ? null : who,
    })),
  }
}
