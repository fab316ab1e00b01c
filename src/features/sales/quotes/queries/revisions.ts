// What has left of a quote: its versions, its signature, and whether they are as they were.
import { createHash } from 'node:crypto'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { canonical } from '#server/journal.ts'
import type { listRevisions as list, verifyQuote as verification } from '../contract.ts'
import type { SentHow } from '../rules/life.ts'
import { type Evidence, faultsOf, printedNumber, type ToVerify } from '../rules/seal.ts'
import { findLines, findQuote, type QuoteFound } from './find.ts'

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

/** Everything by which a quote is verified. */
export async function recordOf(act: Act, quote: QuoteFound): Promise<ToVerify> {
  const { tx, company } = act
  const revisions = await tx
    .selectFrom('quote_revision')
    .selectAll()
    .where('company_id', '=', company)
    .where('quote_id', '=', quote.id)
    .orderBy('revision')
    .execute()
  const seal = await findSeal(act, quote.id)
  const drawing = seal?.drawing_file_id
    ? await tx
        .selectFrom('file')
        .select('content')
        .where('company_id', '=', company)
        .where('id', '=', seal.drawing_file_id)
        .executeTakeFirst()
    : undefined
  return {
    quote,
    lines: await findLines(act, quote.id),
    revisions: revisions.map((row) => ({ ...row, frozen: row.frozen as FrozenDocument })),
    seal: seal
      ? {
          revision: seal.revision,
          frozen: seal.frozen as FrozenDocument,
          evidence: seal.evidence as Evidence,
          hash: seal.hash,
          drawing: drawing ? createHash('sha256').update(drawing.content).digest('hex') : null,
        }
      : null,
    told: await hashesTold(act, quote.id),
  }
}

/** The hashes that the journal was told of a quote, protected by its own chain. */
async function hashesTold({ tx, company }: Act, quote: string): Promise<ToVerify['told']> {
  const entries = await tx
    .selectFrom('journal')
    .select(['action', 'after'])
    .where('company_id', '=', company)
    .where('entity', '=', 'quote')
    .where('entity_id', '=', quote)
    .where('action', 'in', ['quote.sent', 'quote.signed'])
    .orderBy('seq')
    .execute()
  const told = entries.map(({ action, after }) => ({
    action,
    ...(after as { hash?: string; revision?: number }),
  }))
  const sent = told.filter((one) => one.action === 'quote.sent' && one.hash && one.revision)
  return {
    sent: new Map(sent.map((one) => [one.revision as number, one.hash as string])),
    signed: told.findLast((one) => one.action === 'quote.signed')?.hash ?? null,
  }
}
