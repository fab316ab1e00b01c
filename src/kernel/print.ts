// What a printed document shows, ready to lay out: every text is already in the reader's language and
// every amount already written. The PDF template and the HTML preview place these texts and decide
// nothing else, so that neither can show an amount, a label or a mention that the other does not.
import type { Day } from './day.ts'
import type { Locale } from './refusal.ts'

/** A label and its value: "Date d’échéance", "30/04/2026". */
export type Fact = { readonly label: string; readonly value: string }

/** An image in its bytes. No other format: an SVG can run scripts and name other files. */
export type Picture = {
  readonly type: 'image/png' | 'image/jpeg'
  readonly base64: string
}

/** What every printed sheet says: who writes to whom, of what, and what stands at its head and foot. */
export type SheetView = {
  readonly language: Locale
  /** The day written in the file as its creation, so that the same view always gives the same bytes. */
  readonly created: Day
  /** The title of the file: "Facture FA-2026-00042 – Boulangerie Martin". */
  readonly name: string
  /** The word that the law wants on it: "Devis", "Facture", "Avoir". */
  readonly title: string
  /** Null while it is a draft. */
  readonly number: string | null
  /** Written across each page of what is not (or no longer) to be relied upon: "Brouillon". */
  readonly watermark: string | null
  /** "#rrggbb", dark enough to be read on white. */
  readonly accent: string
  readonly seller: SellerView
  readonly buyer: PartyView
  /** Where it is delivered, when that is not where it is sent. */
  readonly delivery: PartyView | null
  /** Dates, references and identities, in the order of reading. */
  readonly facts: readonly Fact[]
  readonly subject: Fact | null
  /** A word to the client, above the lines. */
  readonly opening: string | null
  readonly totals: readonly TotalView[]
  readonly payment: { readonly title: string; readonly facts: readonly Fact[] } | null
  /** A word to the client, below the totals. */
  readonly closing: string | null
  readonly mentions: readonly string[]
  /** The legal identity of the seller, at the foot of each page. */
  readonly footer: string
  /** The word before the page number. */
  readonly page: string
}

/** A quote, an invoice, a credit note: what is sold, line by line. */
export type DocumentView = SheetView & {
  readonly columns: ColumnsView
  readonly lines: readonly LineView[]
  /** VAT rate by rate; null where the totals already say it all. */
  readonly vat: VatTableView | null
  readonly signature: SignatureView | null
  /** The terms of sale, after all the rest, on pages of their own. */
  readonly conditions: { readonly title: string; readonly text: string } | null
}

/** A statement, a reminder: a letter about other documents, with a table of them. */
export type LetterView = SheetView & {
  readonly table: TableView
  /** A few amounts side by side below the table, as those of each age of a debt; or none. */
  readonly summary: { readonly title: string; readonly cells: readonly Fact[] } | null
}

/** Whatever is printed. */
export type PrintedView = DocumentView | LetterView

export type TableView = {
  readonly columns: readonly {
    readonly title: string
    readonly align: 'left' | 'right'
    /** Takes the room that the others leave: one column of the table, at least. */
    readonly wide: boolean
  }[]
  /** As many cells as there are columns. A strong row opens, closes or sums up. */
  readonly rows: readonly {
    readonly cells: readonly string[]
    readonly weight: 'plain' | 'strong'
  }[]
}

export type SellerView = {
  readonly logo: Picture | null
  /** What is written in its place, and read aloud for it. */
  readonly name: string
  /** Legal name and form, address, telephone, e-mail, site: one text a line. */
  readonly lines: readonly string[]
}

/** A postal block: label above, name first, then the address, as on an envelope. */
export type PartyView = {
  readonly label: string
  readonly name: string
  readonly lines: readonly string[]
  /** Numbers that identify it, apart from the address: SIREN, VAT number. */
  readonly identity: string | null
}

/** Headings of the table; a column that no line needs is null. */
export type ColumnsView = {
  readonly title: string
  readonly quantity: string
  readonly price: string | null
  readonly discount: string | null
  /** On a situation, what was invoiced before; left out elsewhere. */
  readonly earlier?: string
  readonly vat: string | null
  readonly net: string | null
}

export type ItemView = {
  readonly kind: 'item'
  readonly reference: string | null
  readonly title: string
  readonly description: string | null
  /** With its unit: "2,5 h". */
  readonly quantity: string
  readonly price: string
  readonly discount: string
  readonly earlier?: string
  readonly vat: string
  readonly net: string
  /** "Option", on a line that may be taken or left; else null. */
  readonly option: string | null
  /** False on an option that the totals leave out. */
  readonly counted: boolean
  readonly photo: Picture | null
}

export type LineView =
  | ItemView
  | { readonly kind: 'section'; readonly title: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'subtotal'; readonly label: string; readonly net: string }
  | { readonly kind: 'page_break' }

export type TotalView = {
  readonly label: string
  readonly amount: string
  /** What the amount is made of, in small: the net and the VAT of a deposit. */
  readonly detail: string | null
  /** `due` is the one amount that the reader looks for; there is at most one. */
  readonly weight: 'plain' | 'strong' | 'due'
}

export type VatTableView = {
  readonly title: string
  readonly columns: { readonly rate: string; readonly base: string; readonly tax: string }
  readonly rows: readonly {
    readonly rate: string
    readonly base: string
    readonly tax: string
    /** Why no VAT is charged on this base, by its article. */
    readonly mention: string | null
  }[]
}

export type SignatureView = {
  /** "Bon pour accord". */
  readonly title: string
  /** What to write by hand. */
  readonly request: string
  readonly labels: { readonly day: string; readonly name: string; readonly signature: string }
  /** Who signed, when, and the drawing if there is one; null while nobody has. */
  readonly signed: { readonly text: string; readonly drawing: Picture | null } | null
}
