// The imports made, and the lines that they refused.
import { sql } from 'kysely'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import { fill, refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { ImportReport, type listImports, type listRefusals, type showImport } from '../contract.ts'
import { type LineReason, lineReasons, type UndoObstacle } from '../rules/reasons.ts'

/** An import tells the sums of the whole company: whoever sees less of it sees their own imports. */
const seen = ({ role, person }: Act) =>
  role.scope === 'all'
    ? sql<boolean>`true`
    : sql<boolean>`r.person_id is not distinct from ${person?.id ?? null}`

const runs = (act: Act) =>
  act.tx
    .selectFrom('import_run as r')
    .leftJoin('person as p', 'p.id', 'r.person_id')
    .where('r.company_id', '=', act.company)
    .where(seen(act))

export async function readRuns(
  act: Act,
  { offset, limit, q, direction = 'desc' }: InputOf<typeof listImports>,
): Promise<OutputOf<typeof listImports>> {
  const found = runs(act).$if(q !== undefined && q !== '', (query) =>
    query.where(sql<boolean>`strpos(lower(r.file_name), lower(${q})) > 0`),
  )
  const { total } = await found
    .select(sql<number>`count(*)::int`.as('total'))
    .executeTakeFirstOrThrow()
  const rows = await found
    .select(['r.id', 'r.created_at', 'r.undone_at', 'p.name as person', 'r.report'])
    .orderBy('r.created_at', direction)
    .orderBy('r.id', direction)
    .limit(limit)
    .offset(offset)
    .execute()
  return {
    rows: rows.map(({ id, created_at, undone_at, person, report }) => {
      const { fileName, lines, refused, created, acceptedSum, firstDay, lastDay } = decoded(report)
      const shown = { fileName, lines, refused, created, acceptedSum, firstDay, lastDay }
      const times = { createdAt: created_at, undoneAt: undone_at }
      return { id, kind: 'sales_history', ...times, person, ...shown }
    }),
    total,
    sums: {},
    indicators: {},
  }
}

/** @throws Refusal `not_found`. */
export async function readRun(act: Act, id: string): Promise<OutputOf<typeof showImport>> {
  const run = await runs(act)
    .select(['r.id', 'r.created_at', 'r.undone_at', 'p.name as person', 'r.report'])
    .select(sql<UndoObstacle | null>`import_obstacle(r.id)`.as('obstacle'))
    .where('r.id', '=', id)
    .executeTakeFirst()
  if (!run) return refuse('not_found')
  const { created_at: createdAt, undone_at: undoneAt, person, report, obstacle } = run
  const times = { createdAt, undoneAt, obstacle }
  return { id, kind: 'sales_history', ...times, person, report: decoded(report) }
}

/** Undoes a run whole, or tells what keeps it: the database decides, once more and under its lock. */
export async function undoRun({ tx }: Act, id: string): Promise<UndoObstacle | null> {
  // One statement takes back a quarter of a million lines, each with what might lean on it.
  await sql`set local statement_timeout = '600s'`.execute(tx)
  const { rows } = await sql<{ obstacle: UndoObstacle | null }>`
    select undo_import(${id}::uuid) as obstacle`.execute(tx)
  return rows[0]?.obstacle ?? null
}

const decoded = (report: unknown) => ImportReport.decode(report as never)

const columns = { line: 'line', amount: 'amount' } as const

/** @throws Refusal `not_found`. */
export async function readRefusals(
  act: Act,
  input: InputOf<typeof listRefusals>,
): Promise<OutputOf<typeof listRefusals>> {
  const { id, reason, offset, limit, q, sort = 'line', direction = 'asc' } = input
  await readRun(act, id)
  const found = refusalsOf(act, id)
    .$if(reason !== undefined, (query) => query.where('reason', '=', reason!))
    .$if(q !== undefined && q !== '', (query) =>
      query.where(sql<boolean>`strpos(lower(content), lower(${q})) > 0`),
    )
  const { total, sum } = await found
    .select([
      sql<number>`count(*)::int`.as('total'),
      sql<Cents>`coalesce(sum(amount), 0)::bigint`.as('sum'),
    ])
    .executeTakeFirstOrThrow()
  const rows = await found
    .select(['line', 'reason', 'content', 'amount'])
    .orderBy(columns[sort], direction)
    .orderBy('line')
    .limit(limit)
    .offset(offset)
    .execute()
  return {
    rows: rows.map((row) => ({
      ...row,
      reason: row.reason as LineReason,
      sentence: fill(lineReasons[row.reason as LineReason][act.locale]),
    })),
    total,
    sums: { amount: sum },
    indicators: {},
  }
}

/** Every refused line of an import in the order of the file, some thousand at a time. */
export async function* eachRefusal(act: Act, id: string) {
  for (let after = 0; ;) {
    const rows = await refusalsOf(act, id)
      .select(['line', 'reason', 'content', 'amount'])
      .where('line', '>', after)
      .orderBy('line')
      .limit(2_000)
      .execute()
    for (const row of rows) yield { ...row, reason: row.reason as LineReason }
    after = rows.at(-1)?.line ?? 0
    if (rows.length === 0) return
  }
}

const refusalsOf = ({ tx, company }: Act, id: string) =>
  tx.selectFrom('import_refusal').where('company_id', '=', company).where('import_id', '=', id)
