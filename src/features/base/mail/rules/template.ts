// The texts of messages, with places to fill: `{{numéro}}`. One fixed grammar, read from left to right:
// a place is two braces, a name of the list below, two braces. Nothing else is ever understood.
import type { Locale } from '#kernel/refusal.ts'
import { fold } from '#kernel/search.ts'

export const templateKinds = [
  'quote',
  'order',
  'delivery',
  'invoice',
  'credit_note',
  'reminder',
  'statement',
  'purchase_order',
  'letter',
  'group',
] as const
export type TemplateKind = (typeof templateKinds)[number]

/** The names of the places, in both languages; either is understood, accents or not. */
export const places = {
  company: { fr: 'entreprise', en: 'company' },
  sender: { fr: 'expéditeur', en: 'sender' },
  customer: { fr: 'client', en: 'customer' },
  contact: { fr: 'contact', en: 'contact' },
  number: { fr: 'numéro', en: 'number' },
  subject: { fr: 'objet', en: 'subject' },
  day: { fr: 'date', en: 'date' },
  amount: { fr: 'montant', en: 'amount' },
  due: { fr: 'échéance', en: 'due date' },
  remaining: { fr: 'reste dû', en: 'remaining' },
  late: { fr: 'retard', en: 'days late' },
  link: { fr: 'lien', en: 'link' },
  documents: { fr: 'documents', en: 'documents' },
  // Of reminders: the invoices one by one, and what the law adds to them.
  detail: { fr: 'détail', en: 'detail' },
  penalties: { fr: 'pénalités', en: 'penalties' },
  indemnity: { fr: 'indemnité', en: 'indemnity' },
  total: { fr: 'total à régler', en: 'total due' },
} as const satisfies Record<string, Record<Locale, string>>
export type Place = keyof typeof places

const common = ['company', 'sender', 'customer', 'contact', 'day'] as const
/** What can be filled in each kind of message. */
export const placesOf: Readonly<Record<TemplateKind, readonly Place[]>> = {
  quote: [...common, 'number', 'subject', 'amount', 'due', 'link'],
  order: [...common, 'number', 'subject', 'amount', 'due'],
  delivery: [...common, 'number', 'due'],
  invoice: [...common, 'number', 'subject', 'amount', 'due', 'remaining'],
  credit_note: [...common, 'number', 'subject', 'amount', 'remaining'],
  reminder: [...common, 'number', 'amount', 'due', 'remaining', 'late'],
  statement: [...common, 'amount', 'remaining'],
  purchase_order: [...common, 'number', 'subject', 'amount', 'due'],
  letter: common,
  // Of the documents enclosed for each recipient: their numbers, their sum, each on a line.
  group: [...common, 'number', 'subject', 'amount', 'due', 'documents'],
}

/** A place as one writes it: `{{numéro}}`. */
export const written = (place: Place, locale: Locale): string => `{{${places[place][locale]}}}`

type Piece = { readonly text: string } | { readonly name: string; readonly place: Place | null }

/** A text cut at its places; null where braces are opened and not closed. */
export function cut(text: string): Piece[] | null {
  const pieces: Piece[] = []
  let at = 0
  for (;;) {
    const open = text.indexOf('{{', at)
    if (open === -1) return [...pieces, { text: text.slice(at) }]
    const close = text.indexOf('}}', open + 2)
    if (close === -1) return null
    const name = text.slice(open + 2, close).trim()
    pieces.push({ text: text.slice(at, open) }, { name, place: placeNamed(name) })
    at = close + 2
  }
}

const names: ReadonlyMap<string, Place> = new Map(
  (Object.keys(places) as Place[]).flatMap((place) =>
    Object.values(places[place]).map((name) => [fold(name), place] as const),
  ),
)
const placeNamed = (name: string): Place | null => names.get(fold(name)) ?? null

export type Wrong =
  | { readonly code: 'place_unknown'; readonly values: { name: string } }
  | { readonly code: 'place_not_closed'; readonly values: Record<string, never> }

/** What is wrong with a text whose places must be among these, or null. */
export function whyNotText(text: string, allowed: readonly Place[]): Wrong | null {
  const pieces = cut(text)
  if (!pieces) return { code: 'place_not_closed', values: {} }
  for (const piece of pieces) {
    if (!('name' in piece)) continue
    if (piece.place === null || !allowed.includes(piece.place)) {
      return { code: 'place_unknown', values: { name: piece.name.slice(0, 60) } }
    }
  }
  return null
}

export type Values = Partial<Readonly<Record<Place, string>>>

/**
 * The text with its places filled. A place without a value here stays as it is written, to be filled
 * later; a line that has a place whose value is empty is left out ("Valable jusqu’au {{échéance}}.").
 */
export function fill(text: string, values: Values, locale: Locale): string {
  const lines = text.split('\n').flatMap((line) => {
    const pieces = cut(line)
    if (!pieces) return [line]
    const isEmpty = pieces.some(
      (piece) => 'name' in piece && piece.place !== null && values[piece.place] === '',
    )
    if (isEmpty) return []
    return [pieces.map((piece) => filled(piece, values, locale)).join('')]
  })
  // Where a paragraph went, one empty line is enough.
  return lines
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim()
}

function filled(piece: Piece, values: Values, locale: Locale): string {
  if ('text' in piece) return piece.text
  if (piece.place === null) return `{{${piece.name}}}`
  return values[piece.place] ?? written(piece.place, locale)
}

/** The same on one line: an empty value leaves the rest of the line, and the spaces of French print. */
export const fillLine = (text: string, values: Values, locale: Locale): string =>
  (cut(text) ?? [{ text }])
    .map((piece) => filled(piece, values, locale))
    .join('')
    .replace(/[ \t\r\n]+/g, ' ')
    .trim()

/** Whether a text has a place. */
export const has = (text: string, place: Place): boolean =>
  (cut(text) ?? []).some((piece) => 'name' in piece && piece.place === place)
