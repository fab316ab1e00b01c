// What is signed of a quote: the options that were chosen, and how it is told later that neither the
// document nor anything stored beside it has changed since.
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import type { FrozenDocument } from '#features/sales/documents/rules/frozen.ts'
import type { Day } from '#kernel/day.ts'
import type { Bps, Cents } from '#kernel/money.ts'
import { type AnyLine, countedOf, documentTotals } from './lines.ts'
import { type OfferedLine, printedLine } from './stored.ts'

export const signedHows = ['paper', 'email', 'drawn', 'typed'] as const
/** How a client has signed: on paper, by an e-mail, or on the public page, drawn or typed. */
export type SignedHow = (typeof signedHows)[number]

/** Whether the page itself took the signature, so that its instant is known. */
export const isOnline = (how: SignedHow): boolean => how === 'drawn' || how === 'typed'

/** Who signed what, when and how: sealed with the document. */
export type Evidence = {
  readonly customer: string
  readonly revision: number
  /** The hash of the revision that the client had before them. */
  readonly seen: string
  readonly signer: string
  readonly day: Day
  /** The instant at which it was recorded, UTC. */
  readonly at: string
  readonly how: SignedHow
  readonly email: string
  readonly ip: string | null
  readonly userAgent: string
  /** The public link by which they came, or null. */
  readonly link: string | null
  /** SHA-256 of the drawn signature, or null. */
  readonly drawing: string | null
  /** The options that they took, by their identifiers. */
  readonly chosen: readonly string[]
  /** Whoever of the company recorded it, or null. */
  readonly recordedBy: string | null
}

/**
 * The lines of a quote once options are chosen: those of `chosen` are taken, the others left; without
 * `chosen`, as they were proposed. `unknown` is the first identifier that is no option of it.
 */
export function chooseLines<L extends Pick<OfferedLine, 'id' | 'optional' | 'chosen'>>(
  lines: readonly L[],
  chosen: readonly string[] | undefined,
): { readonly lines: L[]; readonly unknown: string | null } {
  if (chosen === undefined) return { lines: [...lines], unknown: null }
  const options = new Set(lines.filter((line) => line.optional).map((line) => line.id))
  const unknown = chosen.find((id) => !options.has(id)) ?? null
  const taken = new Set(chosen)
  return {
    lines: lines.map((line) => (line.optional ? { ...line, chosen: taken.has(line.id) } : line)),
    unknown,
  }
}

/**
 * A frozen quote with the options chosen: its lines are those that were frozen, in their order, and
 * its totals follow the choice. Nothing else of it moves.
 */
export function withChoice(
  frozen: FrozenDocument,
  lines: readonly Pick<OfferedLine, 'chosen'>[],
): FrozenDocument {
  const isOther = (line: FrozenDocument['lines'][number], rank: number) =>
    line.kind === 'item' && line.optional && lines[rank] && line.chosen !== lines[rank].chosen
  if (!frozen.lines.some(isOther)) return frozen
  const chosen = frozen.lines.map((line, rank) =>
    isOther(line, rank) && line.kind === 'item' ? { ...line, chosen: !line.chosen } : line,
  )
  return freeze({ ...frozen, lines: chosen })
}

/** Why a choice may not be signed, or null: something is bought, and it is not the seller who pays. */
export function whyNotChoice(
  lines: readonly AnyLine[],
  discount: Bps,
): 'nothing_chosen' | 'negative_total' | null {
  if (countedOf(lines).length === 0) return 'nothing_chosen'
  return documentTotals(lines, discount).gross < 0 ? 'negative_total' : null
}

/** A revision and a seal as they are stored, with what was told of them to the journal. */
export type StoredRevision = {
  readonly revision: number
  readonly day: Day
  readonly valid_until: Day | null
  readonly language: string
  readonly frozen: FrozenDocument
  readonly hash: string
  readonly net: Cents
  readonly tax: Cents
  readonly gross: Cents
}
export type StoredSeal = {
  readonly revision: number
  readonly frozen: FrozenDocument
  readonly evidence: Evidence
  readonly hash: string
  /** SHA-256 of the drawn signature as it is kept, or null. */
  readonly drawing: string | null
}
/** The columns of a quote that say what the client saw. */
export type SeenColumns = {
  readonly state: string
  readonly customer_id: string
  readonly revision: number
  readonly number: string | null
  readonly day: Day
  readonly valid_until: Day | null
  readonly subject: string
  readonly customer_reference: string
  readonly terms_days: number
  readonly terms_end_of_month: boolean
  readonly payment_method: string
  readonly discount: Bps
  readonly currency: string
  readonly language: string
  readonly note: string
  readonly net: Cents
  readonly tax: Cents
  readonly gross: Cents
  readonly frozen: unknown
  readonly signed_day: Day | null
  readonly signer_name: string
}
export type ToVerify = {
  readonly quote: SeenColumns
  readonly lines: readonly OfferedLine[]
  readonly revisions: readonly StoredRevision[]
  readonly seal: StoredSeal | null
  /** The hashes that the journal was told, in its own chain: of each revision, and of the signature. */
  readonly told: { readonly sent: ReadonlyMap<number, string>; readonly signed: string | null }
}

/** What no longer says what it said: where, what is stored, what was sealed. */
export type Fault = { readonly at: string; readonly stored: string; readonly sealed: string }

/** What the hash of a revision is taken of: what was shown, in the language in which it was. */
export const seenOf = ({ language, frozen }: Pick<StoredRevision, 'language' | 'frozen'>) => ({
  language,
  document: frozen,
})
/** What the hash of a signature is taken of. */
export const sealedOf = ({ frozen, evidence }: Pick<StoredSeal, 'frozen' | 'evidence'>) => ({
  document: frozen,
  evidence,
})

/**
 * Everything of a quote that has left that is not as it was sent or signed; empty when nothing was
 * touched. `hash` gives the SHA-256 of the canonical JSON of a value.
 */
export function faultsOf(record: ToVerify, hash: (value: unknown) => string): Fault[] {
  const { quote, lines, revisions, seal, told } = record
  const faults: Fault[] = []
  const compare = (at: string, stored: unknown, sealed: unknown) => {
    const [is, was] = [written(stored), written(sealed)]
    if (is !== was) faults.push({ at, stored: is, sealed: was })
  }
  for (const one of revisions) {
    const at = `revisions.${one.revision}`
    compare(`${at}.hash`, hash(seenOf(one)), one.hash)
    if (told.sent.has(one.revision)) compare(`${at}.journal`, one.hash, told.sent.get(one.revision))
    compare(`${at}.day`, one.day, one.frozen.day)
    compare(`${at}.validUntil`, one.valid_until, one.frozen.validUntil)
    for (const sum of sums) compare(`${at}.${sum}`, one[sum], one.frozen.totals[sum])
  }
  if (seal) {
    compare('seal.hash', hash(sealedOf(seal)), seal.hash)
    compare('seal.journal', seal.hash, told.signed)
    compare('seal.drawing', seal.drawing, seal.evidence.drawing)
    compare('seal.revision', seal.revision, seal.evidence.revision)
    const seen = revisions.find(({ revision }) => revision === seal.evidence.revision)
    compare('seal.seen', seen?.hash ?? null, seal.evidence.seen)
    compare('quote.customer', quote.customer_id, seal.evidence.customer)
    compare('quote.signer', quote.signer_name, seal.evidence.signer)
    compare('quote.signedDay', quote.signed_day, seal.evidence.day)
  }
  const states = seal ? ['signed', 'cancelled'] : ['draft', 'sent', 'refused', 'cancelled']
  if (!states.includes(quote.state)) compare('quote.state', quote.state, states.join(' | '))
  // A draft is being written: what left of it is in its revisions.
  if (quote.state === 'draft') return faults
  const last = revisions.find(({ revision }) => revision === quote.revision)
  const sealed = seal?.frozen ?? last?.frozen ?? null
  if (sealed === null) return [...faults, { at: 'quote.frozen', stored: 'null', sealed: 'sent' }]
  compare('quote.frozen', hash(quote.frozen), hash(sealed))
  columns(quote, sealed, last?.language ?? quote.language, compare)
  linesOf(lines, sealed, compare)
  return faults
}

const sums = ['net', 'tax', 'gross'] as const

type Compare = (at: string, stored: unknown, sealed: unknown) => void

function columns(
  quote: SeenColumns,
  sealed: FrozenDocument,
  language: string,
  compare: Compare,
): void {
  compare('quote.number', printedNumber(quote.number, quote.revision), sealed.number)
  compare('quote.day', quote.day, sealed.day)
  compare('quote.validUntil', quote.valid_until, sealed.validUntil)
  compare('quote.subject', quote.subject, sealed.subject)
  compare('quote.customerReference', quote.customer_reference, sealed.customerReference)
  compare('quote.terms.days', quote.terms_days, sealed.terms.days)
  compare('quote.terms.endOfMonth', quote.terms_end_of_month, sealed.terms.endOfMonth)
  compare('quote.paymentMethod', quote.payment_method, sealed.paymentMethod)
  compare('quote.discount', quote.discount, sealed.discount)
  compare('quote.currency', quote.currency, sealed.currency)
  compare('quote.language', quote.language, language)
  compare('quote.note', quote.note, sealed.closing)
  for (const sum of sums) compare(`quote.${sum}`, quote[sum], sealed.totals[sum])
}

function linesOf(lines: readonly OfferedLine[], sealed: FrozenDocument, compare: Compare): void {
  compare('lines', lines.length, sealed.lines.length)
  for (const [rank, line] of lines.entries()) {
    const was = sealed.lines[rank]
    if (was === undefined) continue
    const is: Record<string, unknown> = { ...printedLine(line) }
    if (line.kind === 'item') is['net'] = line.net
    const before = was as unknown as Record<string, unknown>
    for (const field of new Set([...Object.keys(is), ...Object.keys(before)])) {
      // The amount of a subtotal and the photo of an item are not the line's own: the hash keeps them.
      if ((field === 'net' && was.kind === 'subtotal') || field === 'photo') continue
      compare(`lines.${rank}.${field}`, is[field], before[field])
    }
  }
}

/** The number as it is printed: that of the quote, and its version from the second on. */
export const printedNumber = (number: string | null, revision: number): string | null =>
  number === null || revision === 1 ? number : `${number} v${revision}`

const written = (value: unknown): string => JSON.stringify(value ?? null)
