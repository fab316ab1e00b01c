// What has left of a quote: its versions, its signature, and whether they are as they were.
import { createHash } from 'node:crypto'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { canonical } from '#server/journal.ts'
import type { listRevisions as list, verifyQuote as verification } from '../contract/revision.ts'
import type { SentHow } from '../rules/life.ts'
import { type Evidence, type Fault, faultsOf, printedNumber, type ToVerify } from '../rules/seal.ts'
import { offeredColumns } from '../rules/stored.ts'
import { findQuote, type QuoteFound } from './find.ts'

/** SHA-256 of a value as canonical JSON (RFC 8785), as it comes back from the database. */
export const hashOf = (value: unknown): string =>
  createHash('sha256')
    .update(canonical(JSON.parse(JSON.stringify(value))))
    .digest('hex')

/** A version that was sent, or nothing; see `findQuote` for whether the role may see it. */
export const findRevision = ({ tx, company }: Act, quote: string, revision: number) =>
  tx
    .selectFrom('quote_revision')
    .selectAll()
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .where('revision', '=', revision)
    .executeTakeFirst()

/** The signature of a quote, or nothing. */
export const findSeal = ({ tx, company }: Act, quote: string) =>
  tx
    .selectFrom('quote_seal')
    .selectAll()
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .executeTakeFirst()

/** The versions of a quote that were sent, oldest first. @throws Refusal `not_found`. */
export async function listRevisions(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof list>> {
  const quote = (await findQuote(act, id)) ?? refuse('not_found')
  const rows = await act.tx
    .selectFrom('quote_revision as r')
    .leftJoin('person as p', 'p.id', 'r.sent_by')
    .leftJoin('quote_seal as s', (join) =>
      join
        .onRef('s.company_id', '=', 'r.company_id')
        .onRef('s.quote_id', '=', 'r.quote_id')
        .onRef('s.revision', '=', 'r.revision'),
    )
    .select(['r.revision', 'r.day', 'r.valid_until', 'r.sent_at', 'r.sent_how', 'r.sent_by'])
    .select(['r.net', 'r.tax', 'r.gross', 'r.hash', 'p.name', 's.revision as signed'])
    .where('r.company_id', '=', act.company)
    .where('r.quote_id', '=', id)
    .orderBy('r.revision')
    .execute()
  return {
    revisions: rows.map((row) => ({
      revision: row.revision,
      number: printedNumber(quote.number, row.revision) ?? '',
      day: row.day,
      validUntil: row.valid_until,
      sentAt: row.sent_at,
      sentHow: row.sent_how as SentHow,
      sentBy: row.sent_by && row.name ? { id: row.sent_by, name: row.name } : null,
      net: row.net,
      tax: row.tax,
      gross: row.gross,
      hash: row.hash,
      signed: row.signed !== null,
    })),
  }
}

/**
 * Recomputes the hashes of all that has left of a quote, and compares with them what is stored beside
 * them. @throws Refusal `not_found`.
 */
export async function verifyQuote(
  act: Act,
  { id }: { id: string },
): Promise<OutputOf<typeof verification>> {
  const record = await recordOf(act, (await findQuote(act, id)) ?? refuse('not_found'))
  const faults = faultsOf(record, hashOf)
  const looked = record.revisions.length + (record.seal ? 1 : 0)
  return { intact: faults.length === 0, looked, faults }
}

/**
 * Looks at everything that has left of the company's quotes, two hundred at a time: how many versions
 * and signatures, and what was touched of which quote.
 */
export async function verifyAllQuotes(
  act: Act,
): Promise<{ looked: number; faults: { quote: string; fault: Fault }[] }> {
  const faults: { quote: string; fault: Fault }[] = []
  let looked = 0
  for (let after = ''; ;) {
    const quotes = await act.tx
      .selectFrom('quote as q')
      .selectAll()
      .where('q.company_id', '=', act.company)
      .where(({ exists, selectFrom }) =>
        exists(
          selectFrom('quote_revision as r')
            .select('r.revision')
            .whereRef('r.company_id', '=', 'q.company_id')
            .whereRef('r.quote_id', '=', 'q.id'),
        ),
      )
      .$if(after !== '', (rest) => rest.where('q.id', '>', after))
      .orderBy('q.id')
      .limit(200)
      .execute()
    for (const record of await recordsOf(act, quotes)) {
      looked += record.revisions.length + (record.seal ? 1 : 0)
      const quote = record.quote.number ?? ''
      faults.push(...faultsOf(record, hashOf).map((fault) => ({ quote, fault })))
    }
    const last = quotes.at(-1)
    if (!last) return { looked, faults }
    after = last.id
  }
}

/** Everything by which a quote is verified. */
export async function recordOf(act: Act, quote: QuoteFound): Promise<ToVerify> {
  const [record] = await recordsOf(act, [quote])
  return record as ToVerify
}

/** The same of several quotes, in their order. */
async function recordsOf(act: Act, quotes: readonly QuoteFound[]): Promise<ToVerify[]> {
  if (quotes.length === 0) return []
  const ids = quotes.map((quote) => quote.id)
  const lines = byQuote(await linesOf(act, ids))
  const revisions = byQuote(await revisionsOf(act, ids))
  const seals = byQuote(await sealsOf(act, ids))
  const told = byQuote(await hashesTold(act, ids))
  return quotes.map((quote) => {
    const [seal] = seals.get(quote.id) ?? []
    const entries = told.get(quote.id) ?? []
    const sent = entries.filter((one) => one.action === 'quote.sent' && one.hash && one.revision)
    return {
      quote,
      lines: lines.get(quote.id) ?? [],
      revisions: (revisions.get(quote.id) ?? []).map((row) => ({
        ...row,
        frozen: row.frozen as FrozenDocument,
      })),
      seal: seal
        ? {
            revision: seal.revision,
            frozen: seal.frozen as FrozenDocument,
            evidence: seal.evidence as Evidence,
            hash: seal.hash,
            drawing: seal.content && createHash('sha256').update(seal.content).digest('hex'),
          }
        : null,
      told: {
        sent: new Map(sent.map((one) => [one.revision as number, one.hash as string])),
        signed: entries.findLast((one) => one.action === 'quote.signed')?.hash ?? null,
      },
    }
  })
}

function byQuote<T extends { quote_id: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>()
  for (const row of rows) {
    const same = found.get(row.quote_id)
    if (same) same.push(row)
    else found.set(row.quote_id, [row])
  }
  return found
}

const linesOf = ({ tx, company }: Act, quotes: readonly string[]) =>
  tx
    .selectFrom('quote_line')
    .select([...offeredColumns, 'quote_id'])
    .where('company_id', '=', company)
    .where('quote_id', 'in', quotes)
    .orderBy('rank')
    .execute()

const revisionsOf = ({ tx, company }: Act, quotes: readonly string[]) =>
  tx
    .selectFrom('quote_revision')
    .selectAll()
    .where('company_id', '=', company)
    .where('quote_id', 'in', quotes)
    .orderBy('revision')
    .execute()

/** Signatures, each with the bytes of its drawing. */
const sealsOf = ({ tx, company }: Act, quotes: readonly string[]) =>
  tx
    .selectFrom('quote_seal as s')
    .leftJoin('file as f', (join) =>
      join.onRef('f.company_id', '=', 's.company_id').onRef('f.id', '=', 's.drawing_file_id'),
    )
    .select(['s.quote_id', 's.revision', 's.frozen', 's.evidence', 's.hash', 'f.content'])
    .where('s.company_id', '=', company)
    .where('s.quote_id', 'in', quotes)
    .execute()

/** The hashes that the journal was told of quotes, protected by its own chain. */
async function hashesTold({ tx, company }: Act, quotes: readonly string[]) {
  const entries = await tx
    .selectFrom('journal')
    .select(['entity_id', 'action', 'after'])
    .where('company_id', '=', company)
    .where('entity', '=', 'quote')
    .where('entity_id', 'in', quotes)
    .where('action', 'in', ['quote.sent', 'quote.signed'])
    .orderBy('seq')
    .execute()
  return entries.map(({ entity_id, action, after }) => {
    const { hash, revision } = after as { hash?: string; revision?: number }
    return { quote_id: entity_id as string, action, hash, revision }
  })
}
