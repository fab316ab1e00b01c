import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Act } from './act.ts'
import { announceOnCommit, changesOf } from './live/announce.ts'

/** The fields that the chain protects, in a stored line. */
export type ChainedLine = {
  company_id: string
  seq: number
  at: string
  person_id: string | null
  person_name: string
  surface: string
  request_id: string
  ip: string | null
  action: string
  entity: string
  entity_id: string | null
  label: string
  before: unknown
  after: unknown
  previous_hash: string
}

/** The hash before the first line of a company's chain. */
export const firstHash = '0'.repeat(64)

/** The hash of a line: SHA-256 over the previous hash and every field, keys sorted (cf. RFC 8785). */
export const hashOfLine = (line: ChainedLine): string =>
  createHash('sha256').update(canonical(line)).digest('hex')

/** JSON with sorted keys and no undefined: the same text for the same value, whatever made it. */
export function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null'
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  const fields = Object.entries(value)
    .filter(([, field]) => field !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`)
  return `{${fields.join(',')}}`
}

/**
 * The end of an act: its sums, then its journal; and word of it to whoever looks on. The head of the
 * company's chain is locked last of all, so that writers queue there for a moment only and never
 * deadlock: what is asked at once is done in the order in which it was asked.
 */
export async function endAct(act: Act): Promise<void> {
  const ends = [...act.atEnd].sort(([a], [b]) => (a < b ? -1 : 1))
  const sums = ends.map(([, bringUpToDate]) => bringUpToDate())
  const head = act.journal.length === 0 ? null : holdHead(act)
  const [found] = await Promise.all([head, ...sums])
  if (!found) return
  writeJournal(act, found)
  announceOnCommit(act, { changes: changesOf(act.journal) })
}

/** The end of a part that is told on its own: what would leave with the commit is written now. */
export async function endPart(part: Act): Promise<void> {
  await endAct(part)
  for (const one of part.withCommit.splice(0)) await part.tx.executeQuery(one.compile())
}

/** Writes what the act has told, with the commit. */
function writeJournal(act: Act, head: Head): void {
  const { tx, company } = act
  let { seq, hash: previous_hash } = head
  const lines = act.journal.map((entry) => {
    seq += 1
    const person = entry.by === undefined ? act.person : entry.by
    const line: ChainedLine = {
      company_id: company,
      seq,
      at: (entry.at ?? act.now).toISOString(),
      person_id: person?.id ?? null,
      person_name: person?.name ?? act.key?.name ?? '',
      surface: act.surface,
      request_id: act.requestId,
      ip: act.ip,
      action: entry.action,
      entity: entry.entity,
      entity_id: entry.entityId,
      label: entry.label,
      before: entry.before,
      after: entry.after,
      previous_hash,
    }
    const hash = hashOfLine(JSON.parse(JSON.stringify(line)) as ChainedLine)
    previous_hash = hash
    return {
      ...line,
      before: entry.before === null ? null : JSON.stringify(entry.before),
      after: entry.after === null ? null : JSON.stringify(entry.after),
      hash,
    }
  })
  for (let from = 0; from < lines.length; from += 500) {
    act.withCommit.push(tx.insertInto('journal').values(lines.slice(from, from + 500)))
  }
  act.withCommit.push(
    tx
      .updateTable('journal_head')
      .set({ seq, hash: previous_hash })
      .where('company_id', '=', company),
  )
}

type Head = { readonly seq: number; readonly hash: string }

/** The end of the chain, held until the transaction ends; the first act of a company makes it. */
async function holdHead({ tx, company }: Act): Promise<Head> {
  const held = tx
    .selectFrom('journal_head')
    .select(['seq', 'hash'])
    .where('company_id', '=', company)
    .forUpdate()
  const found = await held.executeTakeFirst()
  if (found) return found
  await sql`insert into journal_head (company_id, seq, hash) values (${company}, 0, ${firstHash})
    on conflict do nothing`.execute(tx)
  return held.executeTakeFirstOrThrow()
}
