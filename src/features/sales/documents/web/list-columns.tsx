// The columns that every list of documents has.
import type { Cents } from '#kernel/money.ts'
import type { Column } from '#web/ui/list/definition.ts'

type Said<W> = (words: W) => string

/** An amount of a document, with its sum over all results; nothing is a dash. */
export const amountColumn = <const K extends string, W>(
  key: K,
  label: Said<W>,
): Column<Readonly<Record<K, Cents>>, W, K> => ({
  key,
  label,
  cell: (row, { formats }) => (row[key] === 0 ? '–' : formats.bare(row[key])),
  sort: key,
  figures: true,
  width: 114,
  sum: key,
})

/** The margin, empty for a role that does not see costs. */
export const marginColumn = <W,>(
  label: Said<W>,
): Column<{ readonly margin: Cents | null }, W, never> => ({
  key: 'margin',
  label,
  cell: (row, { formats }) => (row.margin === null ? '' : formats.bare(row.margin)),
  figures: true,
  width: 110,
  extra: true,
})

/** Who follows it, or where: shown when it is chosen. */
export const peopleColumn = <const K extends 'seller' | 'store', W>(
  key: K,
  label: Said<W>,
): Column<Readonly<Record<K, { readonly name: string } | null>>, W, never> => ({
  key,
  label,
  cell: (row) => row[key]?.name ?? '',
  width: 130,
  extra: true,
})
