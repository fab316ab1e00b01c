// The signature: options are chosen, the document is sealed with who signed, when and how.
import { createHash } from 'node:crypto'
import { insertFile } from '#features/base/files/queries.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import { notify } from '#features/base/notifications/actions.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import type { Day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import type { Picture } from '#kernel/print.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { enqueue } from '#server/jobs.ts'
import type { Quote, signQuote as signature } from '../contract.ts'
import { findLines, type QuoteFound } from '../queries/find.ts'
import { findAround } from '../queries/parties.ts'
import { findRevision, hashOf } from '../queries/revisions.ts'
import { showQuote } from '../queries/show.ts'
import { insertSeal, saveChoice, saveQuote } from '../queries/write.ts'
import { can, type QuoteState, whyNotSign } from '../rules/life.ts'
import { costOf } from '../rules/lines.ts'
import {
  chooseLines,
  type Evidence,
  isOnline,
  sealedOf,
  type SignedHow,
  whyNotChoice,
  withChoice,
} from '../rules/seal.ts'
import { type OfferedLine, pricedLine } from '../rules/stored.ts'
import { holdQuote } from './draft.ts'
import { storingPdf } from './print.ts'

/** How a signature came, beside what the act itself knows (its instant and its address). */
export type SignatureEvidence = {
  readonly how: SignedHow
  readonly email?: string
  readonly userAgent?: string
  /** The public link by which the client came. */
  readonly link?: string
  readonly drawing?: Picture | null
}

/**
 * Records the client's signature and seals it; `chosen` takes options, and `extendTo` prolongs a quote
 * that had expired.
 * @throws Refusal `quote_not_sent`, `quote_expired`, `signed_before_sent`, `day_ahead`,
 * `unknown_option`, `nothing_chosen`.
 */
export async function signQuote(
  act: Act,
  { id, version, signer, day = act.today, extendTo, chosen, how }: InputOf<typeof signature>,
  evidence: SignatureEvidence = { how: how ?? 'paper' },
): Promise<Quote> {
  const row = await holdQuote(act, id, version)
  const dated = { state: stateOf(row), day: row.day, validUntil: row.valid_until }
  const reason = whyNotSign(dated, day, act.today, extendTo ?? null)
  if (reason) refuse(reason, fields[reason])
  const [stored, seen] = await Promise.all([
    findLines(act, id),
    findRevision(act, id, row.revision),
  ])
  const lines = choose(row, stored, chosen)

  const expired = row.valid_until !== null && row.valid_until < day
  const validUntil = expired ? (extendTo ?? row.valid_until) : row.valid_until
  const at = act.now.toISOString()
  const frozen: FrozenDocument = {
    ...withChoice(row.frozen as FrozenDocument, lines),
    validUntil,
    signed: { name: signer, at: isOnline(evidence.how) ? at : day },
  }
  const saving = saveChoice(act, id, lines)
  const sealing = seal(act, row, frozen, { signer, day, lines, evidence, seen })
  const { net, tax, gross } = frozen.totals
  const saved = saveQuote(act, id, {
    state: can.sign.to,
    valid_until: validUntil,
    signed_at: at,
    signed_day: day,
    signer_name: signer,
    frozen: JSON.stringify(frozen),
    net,
    tax,
    gross,
    cost: costOf(lines.map(pricedLine)),
  })
  const queued = enqueue(act, storingPdf, { id, revision: row.revision, signed: true })
  const [hash] = await Promise.all([sealing, saving, saved, queued])
  const { revision } = row
  const told = changed(
    { validUntil: row.valid_until, gross: row.gross },
    { validUntil, gross, signer, day, how: evidence.how, revision, hash },
  )
  const was = Object.entries(told.before).filter(([, value]) => value !== null)
  record(act, 'quote.signed', 'quote', id, {
    label: row.number ?? '',
    before: Object.fromEntries(was),
    after: told.after,
  })
  if (!isOnline(evidence.how)) await tellSeller(act, row, { name: signer, gross })
  return showQuote(act, id)
}

/** A colleague has recorded the signature: whoever sold it is told, as of one that came online. */
async function tellSeller(act: Act, quote: QuoteFound, values: { name: string; gross: Cents }) {
  const { id, number, seller_id: seller, store_id: store } = quote
  const { customer } = await findAround(act, quote)
  await notify(act, {
    code: 'quote.signed',
    about: { type: 'quote', id, label: `${number} · ${customer.name}`, seller, store },
    to: [seller],
    values,
  })
}

type Sealing = {
  readonly signer: string
  readonly day: Day
  readonly lines: readonly OfferedLine[]
  readonly evidence: SignatureEvidence
  /** The version that the client had before them. */
  readonly seen: Awaited<ReturnType<typeof findRevision>>
}

/** Seals the document with its evidence, and keeps the drawing. @returns the hash of both. */
async function seal(
  act: Act,
  row: QuoteFound,
  frozen: FrozenDocument,
  { signer, day, lines, evidence, seen }: Sealing,
): Promise<string> {
  if (!seen) throw new Error(`quote ${row.id} was sent, and revision ${row.revision} was not kept`)
  const drawing = evidence.drawing ? Buffer.from(evidence.drawing.base64, 'base64') : null
  const proof: Evidence = {
    customer: row.customer_id,
    revision: row.revision,
    seen: seen.hash,
    signer,
    day,
    at: act.now.toISOString(),
    how: evidence.how,
    email: evidence.email ?? '',
    ip: act.ip,
    userAgent: evidence.userAgent ?? '',
    link: evidence.link ?? null,
    drawing: drawing && createHash('sha256').update(drawing).digest('hex'),
    chosen: lines.filter((line) => line.optional && line.chosen).map((line) => line.id),
    recordedBy: act.person?.id ?? null,
  }
  const hash = hashOf(sealedOf({ frozen, evidence: proof }))
  await insertSeal(act, {
    quote_id: row.id,
    revision: row.revision,
    frozen: JSON.stringify(frozen),
    evidence: JSON.stringify(proof),
    hash,
    drawing_file_id: drawing && (await keepDrawing(act, evidence.drawing as Picture, drawing)),
  })
  return hash
}

/** The lines with the options chosen. */
function choose(
  row: QuoteFound,
  offered: readonly OfferedLine[],
  chosen: readonly string[] | undefined,
): OfferedLine[] {
  const { lines, unknown } = chooseLines(offered, chosen)
  if (unknown !== null) refuse('unknown_option', 'chosen')
  const wrong = whyNotChoice(lines.map(pricedLine), row.discount)
  if (wrong) refuse(wrong, 'chosen')
  return lines
}

const keepDrawing = (act: Act, { type }: Picture, bytes: Buffer): Promise<string> =>
  insertFile(act, {
    name: type === 'image/png' ? 'signature.png' : 'signature.jpg',
    mediaType: type,
    bytes,
  })

const fields: Readonly<Record<string, string>> = {
  day_ahead: 'day',
  signed_before_sent: 'day',
  quote_expired: 'extendTo',
  extension_short: 'extendTo',
}

const stateOf = ({ state }: QuoteFound): QuoteState => state as QuoteState
