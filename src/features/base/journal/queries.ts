import { sql } from 'kysely'
import type { InputOf } from '#kernel/endpoint.ts'
import { addDays } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { type ChainedLine, firstHash, hashOfLine } from '#server/journal.ts'
import type { listEntries, surfaces } from './contract.ts'

export async function listJournal(act: Act, asked: InputOf<typeof listEntries>) {
  const { tx, company } = act
  let lines = tx.selectFrom('journal').where('company_id', '=', company)
  if (asked.person) lines = lines.where('person_id', '=', asked.person)
  if (asked.action) lines = lines.where('action', '=', asked.action)
  if (asked.entity) lines = lines.where('entity', '=', asked.entity)
  if (asked.entityId) lines = lines.where('entity_id', '=', asked.entityId)
  if (asked.surface) lines = lines.where('surface', '=', asked.surface)
  if (asked.from) lines = lines.where('at', '>=', startOf(asked.from, act.timeZone))
  if (asked.to) lines = lines.where('at', '<', startOf(addDays(asked.to, 1), act.timeZone))
  if (asked.q) {
    const like = `%${asked.q.replace(/[\\%_]/g, '\\$&')}%`
    lines = lines.where(({ or, eb }) =>
      or([eb('label', 'ilike', like), eb('person_name', 'ilike', like)]),
    )
  }
  const { count } = await lines
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const rows = await lines
    .selectAll()
    .orderBy('seq', asked.direction === 'asc' ? 'asc' : 'desc')
    .limit(asked.limit)
    .offset(asked.offset)
    .execute()
  return {
    total: Number(count),
    sums: {},
    indicators: {},
    rows: rows.map((row) => ({
      seq: row.seq,
      at: row.at,
      person: row.person_id ? { id: row.person_id, name: row.person_name } : null,
      surface: row.surface as (typeof surfaces)[number],
      requestId: row.request_id,
      ip: row.ip,
      action: row.action,
      entity: row.entity,
      entityId: row.entity_id,
      label: row.label,
      before: shown(row.before, act.role.seesCosts),
      after: shown(row.after, act.role.seesCosts),
      hash: row.hash,
    })),
  }
}

/** What a reader may see of what was told: without the costs, at any depth, if their role has none. */
function shown(told: unknown, seesCosts: boolean): Record<string, unknown> | null {
  return (seesCosts ? told : withoutCosts(told)) as Record<string, unknown> | null
}

function withoutCosts(told: unknown): unknown {
  if (Array.isArray(told)) return told.map(withoutCosts)
  if (told === null || typeof told !== 'object') return told
  // `seesCosts` of a role is a power, not an amount.
  const kept = Object.entries(told).filter(
    ([name, value]) => typeof value === 'boolean' || !/cost|margin/i.test(name),
  )
  return Object.fromEntries(kept.map(([name, value]) => [name, withoutCosts(value)]))
}

/** The instant at which a day starts in a time zone. */
const startOf = (day: string, timeZone: string) =>
  sql<string>`(${day}::timestamp at time zone ${timeZone})`

type Broken = { seq: number; why: 'changed' | 'missing' | 'unlinked' | 'cut_short' }

/** Walks the chain from its first line, a few thousand at a time, and stops at the first break. */
export async function walkChain({ tx, company }: Act) {
  const head = await tx
    .selectFrom('journal_head')
    .select(['seq', 'hash'])
    .where('company_id', '=', company)
    .executeTakeFirst()
  let [seq, hash] = [0, firstHash]
  let broken: Broken | null = null
  for (;;) {
    const lines = await tx
      .selectFrom('journal')
      .selectAll()
      .where('company_id', '=', company)
      .where('seq', '>', seq)
      .orderBy('seq')
      .limit(5_000)
      .execute()
    for (const { hash: kept, ...line } of lines) {
      broken = whatIsWrong(line as ChainedLine, kept, seq, hash)
      if (broken) break
      ;[seq, hash] = [line.seq, kept]
    }
    if (broken || lines.length < 5_000) break
  }
  const end = head ?? { seq: 0, hash: firstHash }
  if (!broken && (end.seq !== seq || end.hash !== hash)) {
    broken = { seq: seq + 1, why: 'cut_short' }
  }
  return { intact: broken === null, lines: seq, broken, lastHash: hash }
}

function whatIsWrong(line: ChainedLine, kept: string, seq: number, hash: string): Broken | null {
  if (line.seq !== seq + 1) return { seq: seq + 1, why: 'missing' }
  if (line.previous_hash !== hash) return { seq: line.seq, why: 'unlinked' }
  if (hashOfLine(line) !== kept) return { seq: line.seq, why: 'changed' }
  return null
}
