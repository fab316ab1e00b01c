// What every row of the grid works with: one object, made once, so that a row is drawn again only when
// its own line changes.
import type { Regimes } from '#features/sales/quotes/rules/vat.ts'
import type { Formats } from '#kernel/format.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Vat } from '#kernel/vat.ts'
import type { Place } from './caret.ts'
import type { Editor } from './editor.ts'
import type { CatalogItem, Cell } from './line.ts'
import type { DocumentWords } from './words.ts'

export type FoundItem = CatalogItem

export type RowTools = {
  readonly editor: Editor
  readonly words: DocumentWords
  readonly formats: Formats
  readonly locale: Locale
  readonly regimes: Regimes
  /** The treatments to choose from; empty where a rate is typed. */
  readonly vat: readonly Vat[]
  readonly search: (typed: string, signal?: AbortSignal) => Promise<readonly FoundItem[]>
  /** Null for a role that makes no items. */
  readonly createItem: ((key: string, name: string) => void) | null
  /** Whether lines may be options: on a quote. */
  readonly offersOptions: boolean
  readonly goTo: (key: string, cell: Cell) => void
  readonly openMenu: (key: string, from: HTMLElement) => void
}

/** The acts on a line, which keys and the menu share. */
export type Acts = {
  readonly move: (key: string, step: 1 | -1) => void
  readonly duplicate: (place: Place) => void
  readonly remove: (key: string) => void
  readonly insertAbove: (key: string) => void
  /** Offers the line beside the rest, or puts it back among what is sold. */
  readonly offer: (key: string) => void
}
