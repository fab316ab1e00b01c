// The runs that one may see, one or many: one's own; those of everybody for whoever reads the journal.
import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import { fold } from '#kernel/search.ts'
import type { Act } from '#server/act.ts'
import type { listBulk, Run } from '../contract.ts'
import {
  type RowState,
  rowStates,
  type RunState,
  seesAllRuns,
  type Standing,
  standings,
} from '../rules.ts'
import { actsTitled } from '../rules/titles.ts'

/** A run as it is stored, with how many of its records stand where. */
export type FoundRun = Pick<Run, 'id' | 'act' | 'state' | 'rows' | 'by' | 'mine'> &
  Pick<Run, 'startedAt' | 'endedAt'> & { readonly options: unknown }

/** Whose run it is, who may be nobody any more but in name. */
const isMine = ({ person, key }: Act) => sql<boolean>`(
  r.person_id is not distinct from ${person?.id ?? null}::uuid
  and r.key_id is not distinct from ${key?.id ?? null}::uuid)`

function seen(act: Act) {
  const runs = act.tx
    .selectFrom('bulk_run as r')
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .leftJoin('api_key as k', (join) =>
      join.onRef('k.company_id', '=', 'r.company_id').onRef('k.id', '=', 'r.key_id'),
    )
    .where('r.company_id', '=', act.company)
  return grants(act.role, seesAllRuns) ? runs : runs.where(isMine(act))
}

/** Asked only of the runs that are shown: each may have thousands of records. */
const told = (act: Act, runs: ReturnType<typeof seen>) =>
  runs
    .select(['r.id', 'r.act', 'r.state', 'r.options'])
    .select(['r.started_at as startedAt', 'r.ended_at as endedAt'])
    .select(sql<string>`coalesce(p.name, k.name, '')`.as('by'))
    .select(isMine(act).as('mine'))
    .select(
      sql<Partial<Record<RowState, number>>>`(select coalesce(jsonb_object_agg(state, n), '{}')
        from (select b.state, count(*) as n from bulk_row b
          where b.company_id = r.company_id and b.run_id = r.id group by b.state) counted)`.as(
        'counted',
      ),
    )

type Row = Awaited<ReturnType<ReturnType<typeof told>['execute']>>[number]

const runOf = ({ counted, ...row }: Row): FoundRun => ({
  ...row,
  state: row.state as RunState,
  rows: Object.fromEntries(rowStates.map((state) => [state, counted[state] ?? 0])) as Run['rows'],
})

/** @throws Refusal `not_found`: those of others are not everybody's to see. */
export async function findSeenRun(act: Act, id: string): Promise<FoundRun> {
  const row = await told(act, seen(act)).where('r.id', '=', id).executeTakeFirst()
  return row ? runOf(row) : refuse('not_found')
}

/** As `standingOf` says it, without counting the records. */
const standing = sql<Standing>`case
  when r.state in ('running', 'undoing') then 'running'
  when exists (select from bulk_row b where b.company_id = r.company_id and b.run_id = r.id
    and b.state in ('refused', 'kept')) then 'refused'
  else r.state end`

/** Runs under the filters, those that go on first, then the latest. */
export async function findSeenRuns(
  act: Act,
  asked: InputOf<typeof listBulk>,
  acts: readonly string[],
): Promise<Pick<OutputOf<typeof listBulk>, 'total' | 'indicators'> & { rows: FoundRun[] }> {
  const counted = await filtered(act, asked, acts)
    .select([standing.as('standing'), sql<number>`count(*)::int`.as('count')])
    .groupBy(standing)
    .execute()
  const count = new Map(counted.map((group) => [group.standing, group.count]))
  const kept = standings.filter((one) => asked.standing?.includes(one) ?? true)
  let rows = told(act, filtered(act, asked, acts))
  if (asked.standing) rows = rows.where(standing, 'in', asked.standing)
  const shown = await rows
    .orderBy(sql`r.state in ('running', 'undoing')`, 'desc')
    .orderBy('r.started_at', asked.direction ?? 'desc')
    .orderBy('r.id', asked.direction ?? 'desc')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return {
    rows: shown.map(runOf),
    total: kept.reduce((total, one) => total + (count.get(one) ?? 0), 0),
    indicators: Object.fromEntries(
      standings.map((one) => [one, { count: count.get(one) ?? 0, amount: null }]),
    ),
  }
}

/** What the filters keep, but for the standing: that is the dimension of the indicators. */
function filtered(act: Act, { q = '', mine }: InputOf<typeof listBulk>, acts: readonly string[]) {
  const runs = mine === 'true' ? seen(act).where(isMine(act)) : seen(act)
  if (fold(q) === '') return runs
  const named = actsTitled(act.locale, acts, q)
  const like = `%${q.replace(/[\\%_]/g, '\\$&')}%`
  return runs.where(({ or, eb }) =>
    or([
      sql<boolean>`r.act = any(${named}::text[])`,
      eb('p.name', 'ilike', like),
      eb('k.name', 'ilike', like),
    ]),
  )
}
