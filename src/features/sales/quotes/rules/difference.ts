// What differs between two versions of a quote, for whoever asks what has changed since the last one.
import type { FrozenDocument, FrozenLine } from '#features/sales/documents/rules/frozen.ts'
import { text } from '#kernel/money.ts'

export const headFields = [
  'buyer',
  'contact',
  'address',
  'subject',
  'customerReference',
  'validUntil',
  'termsDays',
  'endOfMonth',
  'paymentMethod',
  'discount',
  'note',
] as const
export const lineFields = [
  'name',
  'description',
  'reference',
  'quantity',
  'unit',
  'price',
  'discount',
  'vat',
  'optional',
  'chosen',
  'net',
] as const
export const totalFields = ['lines', 'discount', 'net', 'tax', 'gross'] as const

export type Changed<F extends string> = {
  readonly field: F
  readonly before: string
  readonly after: string
}
export type LineChange = {
  readonly change: 'added' | 'removed' | 'changed' | 'moved'
  readonly kind: FrozenLine['kind']
  readonly name: string
  readonly fields: Changed<(typeof lineFields)[number]>[]
}
export type Difference = {
  readonly head: Changed<(typeof headFields)[number]>[]
  readonly lines: LineChange[]
  readonly totals: Changed<(typeof totalFields)[number]>[]
}

/** A version: what it says, and the identifiers of its lines, in their order. */
export type Version = { readonly frozen: FrozenDocument; readonly ids: readonly string[] }

/** What differs from one version to another: the head, line by line (removed ones last), the totals. */
export const differenceOf = (before: Version, after: Version): Difference => ({
  head: changes(headFields, headOf(before.frozen), headOf(after.frozen)),
  lines: lineChanges(before, after),
  totals: changes(totalFields, totalsOf(before.frozen), totalsOf(after.frozen)),
})

function lineChanges(before: Version, after: Version): LineChange[] {
  const [was, is] = [linesById(before), linesById(after)]
  const stayed = inOrder(
    after.ids.filter((id) => was.has(id)),
    before.ids.filter((id) => is.has(id)),
  )
  const found: LineChange[] = []
  for (const [id, line] of is) {
    const old = was.get(id)
    if (!old) {
      found.push({ ...named(line), change: 'added', fields: changes(lineFields, {}, said(line)) })
      continue
    }
    const fields = changes(lineFields, said(old), said(line))
    if (fields.length > 0) found.push({ ...named(line), change: 'changed', fields })
    else if (!stayed.has(id)) found.push({ ...named(line), change: 'moved', fields })
  }
  for (const [id, line] of was) {
    if (is.has(id)) continue
    found.push({ ...named(line), change: 'removed', fields: changes(lineFields, said(line), {}) })
  }
  return found
}

const linesById = ({ frozen, ids }: Version): ReadonlyMap<string, FrozenLine> =>
  new Map(ids.flatMap((id, rank) => (frozen.lines[rank] ? [[id, frozen.lines[rank]]] : [])))

const named = (line: FrozenLine) => ({
  kind: line.kind,
  name: line.kind === 'page_break' ? '' : line.name,
})

/**
 * The most lines that kept their order: all others were moved among them (a longest common
 * subsequence of two orders of the same lines).
 */
function inOrder(now: readonly string[], once: readonly string[]): ReadonlySet<string> {
  const rank = new Map(once.map((id, at) => [id, at]))
  const ranks = now.map((id) => rank.get(id) ?? -1)
  const length = ranks.map(() => 1)
  const previous = ranks.map(() => -1)
  let last = ranks.length > 0 ? 0 : -1
  for (const [at, own] of ranks.entries()) {
    for (let before = 0; before < at; before += 1) {
      const longer = (length[before] ?? 0) + 1
      if ((ranks[before] ?? 0) < own && longer > (length[at] ?? 0)) {
        length[at] = longer
        previous[at] = before
      }
    }
    if ((length[at] ?? 0) > (length[last] ?? 0)) last = at
  }
  const kept = new Set<string>()
  for (let at = last; at >= 0; at = previous[at] ?? -1) kept.add(now[at] as string)
  return kept
}

/** The fields that differ, in their order. */
function changes<F extends string>(
  fields: readonly F[],
  before: Partial<Record<F, string>>,
  after: Partial<Record<F, string>>,
): Changed<F>[] {
  return fields
    .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }))
    .filter((one) => one.before !== one.after)
}

function headOf(document: FrozenDocument): Record<(typeof headFields)[number], string> {
  const { street, street2, postalCode, city, country } = document.buyer.address
  return {
    buyer: document.buyer.name,
    contact: document.buyer.contact,
    address: [street, street2, `${postalCode} ${city}`.trim(), country].filter(Boolean).join(', '),
    subject: document.subject,
    customerReference: document.customerReference,
    validUntil: document.validUntil ?? '',
    termsDays: String(document.terms.days),
    endOfMonth: String(document.terms.endOfMonth),
    paymentMethod: document.paymentMethod,
    discount: text(document.discount, 'bps'),
    note: document.closing,
  }
}

function said(line: FrozenLine): Partial<Record<(typeof lineFields)[number], string>> {
  if (line.kind === 'page_break') return {}
  // The amount of a subtotal follows from its lines, which tell what has changed.
  if (line.kind !== 'item') return { name: line.name }
  return {
    name: line.name,
    description: line.description,
    reference: line.reference,
    quantity: text(line.quantity, 'quantity'),
    unit: line.unit,
    price: text(line.price, 'price'),
    discount: text(line.discount, 'bps'),
    vat: `${line.category} ${text(line.rate, 'bps')}`,
    optional: String(line.optional),
    chosen: String(line.chosen),
    net: text(line.net, 'cents'),
  }
}

const totalsOf = ({ totals }: FrozenDocument) => ({
  lines: text(totals.lines, 'cents'),
  discount: text(totals.discount, 'cents'),
  net: text(totals.net, 'cents'),
  tax: text(totals.tax, 'cents'),
  gross: text(totals.gross, 'cents'),
})
