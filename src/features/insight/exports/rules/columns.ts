// The columns of a file: what each is called, what it holds, and how a spreadsheet shows it.
import type { Locale } from '#kernel/refusal.ts'

export type CellKind = 'text' | 'day' | 'moment' | 'amount' | 'price' | 'integer' | 'percent'

/** A cell as a file takes it: cents and millionths still scaled, days and instants still text. */
export type Cell = string | number | null

export type Column<R> = {
  readonly fr: string
  readonly en: string
  readonly kind: CellKind
  readonly of: (row: R, locale: Locale) => Cell
  /** Added up on the last line. */
  readonly total?: true
}

/** Columns by the keys that the screen gives them. */
export type Columns<R> = Readonly<Record<string, Column<R>>>

type Words<S extends string> = Readonly<Record<Locale, Readonly<Record<S, string>>>>
type Named = { readonly name: string } | null

export const text = <R>(
  fr: string,
  en: string,
  of: (row: R, locale: Locale) => string | null,
): Column<R> => ({ fr, en, kind: 'text', of })
export const word = <R, S extends string>(
  fr: string,
  en: string,
  words: Words<S>,
  of: (row: R) => S,
): Column<R> => ({ fr, en, kind: 'text', of: (row, locale) => words[locale][of(row)] ?? of(row) })
export const day = <R>(fr: string, en: string, of: (row: R) => string | null): Column<R> => ({
  fr,
  en,
  kind: 'day',
  of,
})
export const moment = <R>(fr: string, en: string, of: (row: R) => string): Column<R> => ({
  fr,
  en,
  kind: 'moment',
  of,
})
export const amount = <R>(
  fr: string,
  en: string,
  of: (row: R) => number | null,
  adds = true,
): Column<R> => ({ fr, en, kind: 'amount', of, ...(adds ? { total: true } : {}) })
export const price = <R>(fr: string, en: string, of: (row: R) => number | null): Column<R> => ({
  fr,
  en,
  kind: 'price',
  of,
})
export const integer = <R>(fr: string, en: string, of: (row: R) => number | null): Column<R> => ({
  fr,
  en,
  kind: 'integer',
  of,
})
export const percent = <R>(fr: string, en: string, of: (row: R) => number | null): Column<R> => ({
  fr,
  en,
  kind: 'percent',
  of,
})

/** The columns that every list of documents has. */
export const dealt = <
  R extends { readonly seller: Named; readonly store: Named; readonly tags?: readonly string[] },
>(): Columns<R> => ({
  seller: text('Commercial', 'Salesperson', (row) => row.seller?.name ?? ''),
  store: text('Magasin', 'Store', (row) => row.store?.name ?? ''),
  tags: text('Étiquettes', 'Tags', (row) => (row.tags ?? []).join(', ')),
})
