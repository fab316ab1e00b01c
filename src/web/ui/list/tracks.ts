// Where the columns of a list stand.
import type { Column } from './definition.ts'

const pickWidth = 52 // pixels: the box to tick and the margin of the page

const pageMargin = 14 // pixels: what ends a row stands under what ends the page

/** The tracks that every row follows: written once, on the table, so that a drag redraws no row. */
export const tracks = { gridTemplateColumns: 'var(--columns)' }

/** Columns as CSS grid tracks: those that grow share the room left, each by its own width. */
export const templateOf = <R, W>(columns: readonly Column<R, W>[], actions: number): string =>
  [
    `${pickWidth}px`,
    ...columns.map(({ width, grows }) => (grows ? `minmax(${width}px, ${width}fr)` : `${width}px`)),
    `${actions > 0 ? actions * 30 + 8 : pageMargin}px`,
  ].join(' ')

/** What names the row stays while the rest goes by beneath it. */
export const frozen =
  'sticky left-13 group-data-[aside=true]/grid:border-r group-data-[aside=true]/grid:border-line print:static'
