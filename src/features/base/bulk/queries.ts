import { sql } from 'kysely'
import { refuse } from '#kernel/refusal.ts'
import type { Role } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { roleOf } from '#server/actor.ts'
import { newId } from '#server/ids.ts'
import type { Run } from './contract.ts'
import { type RowState, rowStates, type RunState } from './rules.ts'

/** A run as it is stored, with how many of its records stand where. */
export type FoundRun = Omit<Run, 'undoable' | 'file' | 'title'> & {
  readonly options: unknown
  readonly person: string | null
  readonly key: string | null
}

const runs = ({ tx, company }: Act) =>
  tx
    .selectFrom('bulk_run as r')
    .select(['r.id', 'r.act', 'r.state', 'r.options', 'r.person_id as person', 'r.key_id as key'])
    .select(['r.started_at as startedAt', 'r.ended_at as endedAt'])
    .select(
      sql<Partial<Record<RowState, number>>>`(select coalesce(jsonb_object_agg(state, n), '{}')
        from (select b.state, count(*) as n from bulk_row b
          where b.company_id = r.company_id and b.run_id = r.id group by b.state) counted)`.as(
        'counted',
      ),
    )
    .where('r.company_id', '=', company)

type Row = Awaited<ReturnType<ReturnType<typeof runs>['execute']>>[number]

const runOf = ({ counted, ...row }: Row): FoundRun => ({
  ...row,
  state: row.state as RunState,
  rows: Object.fromEntries(rowStates.map((state) => [state, counted[state] ?? 0])) as Run['rows'],
})

/** A run of whoever asks: those of others are not theirs to see. */
export async function findOwnRun(act: Act, id: string): Promise<FoundRun> {
  const row = await runs(act)
    .where('r.id', '=', id)
    .where(sql<boolean>`r.person_id is not distinct from ${act.person?.id ?? null}::uuid`)
    .where(sql<boolean>`r.key_id is not distinct from ${act.key?.id ?? null}::uuid`)
    .executeTakeFirst()
  return row ? runOf(row) : refuse('not_found')
}

/** The runs of whoever asks that were started since. */
export async function findOwnRuns(act: Act, since: Date): Promise<FoundRun[]> {
  const rows = await runs(act)
    .where(sql<boolean>`r.person_id is not distinct from ${act.person?.id ?? null}::uuid`)
    .where(sql<boolean>`r.key_id is not distinct from ${act.key?.id ?? null}::uuid`)
    .where('r.started_at', '>=', since.toISOString())
    .orderBy('r.started_at', 'desc')
    .orderBy('r.id', 'desc')
    .limit(20)
    .execute()
  return rows.map(runOf)
}

/** A run for the job that does it; undefined once it is gone. */
export const findRun = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('bulk_run')
    .select(['id', 'act', 'state', 'options', 'person_id as person', 'key_id as key'])
    .select('started_at as startedAt')
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()

export type NewRow = {
  readonly id: string
  readonly label: string
  readonly state: 'waiting' | 'excluded'
  readonly reason: string
  readonly note: string
  readonly plan: unknown
}

export async function insertRun(
  { tx, company, person, key, now }: Act,
  run: { act: string; options: unknown },
  rows: readonly NewRow[],
): Promise<string> {
  const id = newId(now.getTime())
  await tx
    .insertInto('bulk_run')
    .values({
      company_id: company,
      id,
      act: run.act,
      options: JSON.stringify(run.options),
      person_id: person?.id ?? null,
      key_id: key?.id ?? null,
      started_at: now.toISOString(),
      moved_at: now.toISOString(),
    })
    .execute()
  for (let from = 0; from < rows.length; from += 1000) {
    const some = rows.slice(from, from + 1000)
    await tx
      .insertInto('bulk_row')
      .values(
        some.map((row, index) => ({
          company_id: company,
          run_id: id,
          place: from + index,
          record_id: row.id,
          label: row.label,
          state: row.state,
          reason: row.reason,
          plan: row.plan === null ? null : JSON.stringify(row.plan),
        })),
      )
      .execute()
  }
  return id
}

/** How many records of a run were done, and how many refused. */
export async function countRows({ tx, company }: Act, run: string) {
  const rows = await tx
    .selectFrom('bulk_row')
    .select(['state', sql<number>`count(*)::int`.as('n')])
    .where('company_id', '=', company)
    .where('run_id', '=', run)
    .groupBy('state')
    .execute()
  const of = (state: RowState) => rows.find((row) => row.state === state)?.n ?? 0
  return { done: of('done'), refused: of('refused') }
}

/** The next record to be done (or taken back), held; those that another worker holds are passed over. */
export const holdNext = ({ tx, company }: Act, run: string, state: 'waiting' | 'done') =>
  tx
    .selectFrom('bulk_row')
    .select(['place', 'record_id as record', 'made_id as made', 'plan'])
    .where('company_id', '=', company)
    .where('run_id', '=', run)
    .where('state', '=', state)
    .orderBy('place', state === 'waiting' ? 'asc' : 'desc')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()

/** Whether a record still stands so, held by someone or not. */
export async function isAnyLeft(
  { tx, company }: Act,
  run: string,
  state: 'waiting' | 'done',
): Promise<boolean> {
  const left = await tx
    .selectFrom('bulk_row')
    .select('place')
    .where('company_id', '=', company)
    .where('run_id', '=', run)
    .where('state', '=', state)
    .limit(1)
    .executeTakeFirst()
  return left !== undefined
}

/** What came of a record. */
export async function tellRow(
  { tx, company }: Act,
  run: string,
  place: number,
  told: { state: RowState; reason?: string; made?: string | null },
): Promise<void> {
  await tx
    .updateTable('bulk_row')
    .set({
      state: told.state,
      reason: told.reason ?? '',
      ...(told.made === undefined ? {} : { made_id: told.made }),
    })
    .where('company_id', '=', company)
    .where('run_id', '=', run)
    .where('place', '=', place)
    .execute()
}

export async function setRunState(
  { tx, company, now }: Act,
  id: string,
  from: RunState,
  to: RunState,
): Promise<boolean> {
  const at = now.toISOString()
  const { numUpdatedRows } = await tx
    .updateTable('bulk_run')
    .set({ state: to, moved_at: at, ended_at: to === 'undoing' ? null : at })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .where('state', '=', from)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Says that a run still goes on. */
export const touchRun = ({ tx, company, now }: Act, id: string) =>
  tx
    .updateTable('bulk_run')
    .set({ moved_at: now.toISOString() })
    .where('company_id', '=', company)
    .where('id', '=', id)
    .execute()

/** The runs that should go on and have not for a while: their worker is gone. */
export const findAsleep = ({ tx, company }: Act, since: Date) =>
  tx
    .selectFrom('bulk_run')
    .select('id')
    .where('company_id', '=', company)
    .where('state', 'in', ['running', 'undoing'])
    .where('moved_at', '<', since.toISOString())
    .execute()

export const deleteOldRuns = ({ tx, company }: Act, before: Date) =>
  tx
    .deleteFrom('bulk_run')
    .where('company_id', '=', company)
    .where('started_at', '<', before.toISOString())
    .where('state', 'not in', ['running', 'undoing'])
    .execute()

/** Keeps a document of the file that a run makes; the one before it is replaced. */
export async function keepPart(
  { tx, company }: Act,
  { run, record }: { run: string; record: string },
  { title, bytes }: { title: string; bytes: Uint8Array },
): Promise<void> {
  await tx
    .insertInto('bulk_part')
    .values({
      company_id: company,
      run_id: run,
      record_id: record,
      title,
      content: Buffer.from(bytes),
    })
    .execute()
}

/** The documents of the file of a run, in the order of its rows: one at a time is in memory. */
export async function* partsOf({ tx, company }: Act, run: string) {
  const rows = await tx
    .selectFrom('bulk_row as r')
    .select(['r.record_id as record'])
    .where('r.company_id', '=', company)
    .where('r.run_id', '=', run)
    .where('r.state', '=', 'done')
    .orderBy('r.place')
    .execute()
  for (const { record } of rows) {
    const part = await tx
      .selectFrom('bulk_part')
      .select(['title', 'content'])
      .where('company_id', '=', company)
      .where('run_id', '=', run)
      .where('record_id', '=', record)
      .executeTakeFirst()
    if (part) yield { title: part.title, bytes: part.content }
  }
}

/** Forgets the files of the runs that ended before. */
export const deleteOldParts = ({ tx, company }: Act, before: Date) =>
  tx
    .deleteFrom('bulk_part')
    .where('company_id', '=', company)
    .where('run_id', 'in', (runs) =>
      runs
        .selectFrom('bulk_run')
        .select('id')
        .where('company_id', '=', company)
        .where('ended_at', '<', before.toISOString()),
    )
    .execute()

export type RowFound = {
  record: string
  label: string
  state: RowState
  reason: string
  made: string | null
}

/** What came of the records of a run, what did not go first. */
export async function readRows(
  { tx, company }: Act,
  run: string,
  window: { offset: number; limit: number },
): Promise<RowFound[]> {
  const rows = await tx
    .selectFrom('bulk_row')
    .select(['record_id as record', 'label', 'state', 'reason', 'made_id as made'])
    .where('company_id', '=', company)
    .where('run_id', '=', run)
    .orderBy(
      sql`array_position(array['refused','kept','excluded','waiting','done','undone'], state)`,
    )
    .orderBy('place')
    .offset(window.offset)
    .limit(window.limit)
    .execute()
  return rows.map((row) => ({ ...row, state: row.state as RowState }))
}

export type Doer = Pick<Act, 'person' | 'role' | 'stores' | 'locale'> & Partial<Pick<Act, 'key'>>

/** In whose name a run acts, with the rights that they have now; null once they have none here. */
export async function findDoer(
  { tx, company }: Act,
  { person, key }: { person: string | null; key: string | null },
): Promise<Doer | null> {
  if (person !== null) return findMember({ tx, company }, person)
  const row = await tx
    .selectFrom('api_key as k')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'k.company_id').onRef('r.id', '=', 'k.role_id'),
    )
    .select(['k.name', 'r.levels', 'r.scope', 'r.sees_costs', 'r.issues', 'r.deletes_drafts'])
    .where('k.company_id', '=', company)
    .where('k.id', '=', key)
    .where('k.revoked_at', 'is', null)
    .executeTakeFirst()
  if (!row || key === null) return null
  const role: Role = { ...roleOf(row), scope: 'all' }
  return { person: null, key: { id: key, name: row.name }, role, stores: [], locale: 'fr' }
}

export async function findMember(
  { tx, company }: Pick<Act, 'tx' | 'company'>,
  id: string,
): Promise<Doer | null> {
  const row = await tx
    .selectFrom('membership as m')
    .innerJoin('person as p', 'p.id', 'm.person_id')
    .innerJoin('role as r', (join) =>
      join.onRef('r.company_id', '=', 'm.company_id').onRef('r.id', '=', 'm.role_id'),
    )
    .select(['p.name', 'p.locale'])
    .select(['r.levels', 'r.scope', 'r.sees_costs', 'r.issues', 'r.deletes_drafts'])
    .select(
      sql<string[]>`array(select s.store_id from membership_store s
        where s.company_id = m.company_id and s.person_id = m.person_id)`.as('stores'),
    )
    .where('m.company_id', '=', company)
    .where('m.person_id', '=', id)
    .where('m.active', '=', true)
    .where('p.disabled', '=', false)
    .executeTakeFirst()
  if (!row) return null
  const { name, locale, stores } = row
  return {
    person: { id, name },
    role: roleOf(row),
    stores,
    locale: locale === 'en' ? 'en' : 'fr',
  }
}
