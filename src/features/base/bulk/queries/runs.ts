import { type RawBuilder, sql } from 'kysely'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import type { MadeKind, RowState, RunState } from '../rules.ts'

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

export type RowFound = {
  record: string
  label: string
  state: RowState
  reason: string
  made: string | null
  opens: { kind: MadeKind; number: string } | null
}

/** The number of what was made: empty where it has none, null where it is gone. */
const numbers: Readonly<Record<MadeKind, RawBuilder<string | null>>> = {
  invoice: sql`(select coalesce(m.number, '') from invoice m
    where m.company_id = b.company_id and m.id = b.made_id)`,
  delivery: sql`(select coalesce(m.number, '') from delivery m
    where m.company_id = b.company_id and m.id = b.made_id)`,
  task: sql`(select '' from task m where m.company_id = b.company_id and m.id = b.made_id)`,
  appointment: sql`(select '' from appointment m
    where m.company_id = b.company_id and m.id = b.made_id and m.state <> 'cancelled')`,
  message: sql`(select '' from mail m where m.company_id = b.company_id and m.id = b.made_id)`,
}

/** What came of the records of a run, what did not go first. */
export async function readRows(
  { tx, company }: Act,
  run: string,
  {
    states,
    makes,
    ...window
  }: {
    offset: number
    limit: number
    states: readonly RowState[]
    makes: MadeKind | undefined
  },
): Promise<RowFound[]> {
  const number = makes ? numbers[makes] : sql<null>`null::text`
  const rows = await tx
    .selectFrom('bulk_row as b')
    .select(['record_id as record', 'label', 'b.state', 'reason', 'made_id as made'])
    .select(number.as('number'))
    .where('company_id', '=', company)
    .where('run_id', '=', run)
    .where('b.state', 'in', [...states])
    .orderBy(
      sql`array_position(array['refused','kept','excluded','waiting','done','undone'], state)`,
    )
    .orderBy('place')
    .offset(window.offset)
    .limit(window.limit)
    .execute()
  return rows.map(({ number: of, ...row }) => ({
    ...row,
    state: row.state as RowState,
    opens: makes && of !== null ? { kind: makes, number: of } : null,
  }))
}
