// The columns that every list of documents has.
import { TagNames } from '#web/ui/TagNames.tsx'
import type { Cents } from '#kernel/money.ts'
import type { Day } from '#kernel/day.ts'
import type { Column, Measure } from '#web/ui/list/definition.ts'
import { wordsNow } from '#web/words.ts'
import { documentListWords } from './list-words.ts'

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

/** The number, which leads; a draft has none, and says so. */
export const numberColumn = <W extends { readonly draftNumber: string }>(
  label: Said<W>,
  width = 140,
): Column<{ readonly number: string | null }, W, 'number'> => ({
  key: 'number',
  label,
  cell: (row, { words }) => row.number ?? words.draftNumber,
  sort: 'number',
  width,
  leads: true,
})

/** Whom it is for, or from. */
export const partyColumn = <const K extends 'customer' | 'supplier', W>(
  key: K,
  label: Said<W>,
  width = 180,
): Column<Readonly<Record<K, { readonly name: string }>>, W, K> => ({
  key,
  label,
  cell: (row) => row[key].name,
  sort: key,
  width,
  grows: true,
})

export const subjectColumn = <W,>(
  label: Said<W>,
  width = 150,
): Column<{ readonly subject: string }, W, never> => ({
  key: 'subject',
  label,
  cell: (row) => row.subject,
  width,
  grows: true,
})

/** A day of the document, by which it is sorted. */
export const dayColumn = <const K extends string, W>(
  key: K,
  label: Said<W>,
  width = 104,
): Column<Readonly<Record<K, Day | null>>, W, K> => ({
  key,
  label,
  cell: (row, { formats }) => {
    const day = row[key]
    return day && <span className="figures">{formats.day(day)}</span>
  },
  sort: key,
  width,
})

const said = () => wordsNow(documentListWords)

/** What tiles may tell: with taxes, or without. */
export const taxMeasures: readonly Measure<unknown>[] = [
  { sum: 'gross', label: () => said().gross },
  { sum: 'net', label: () => said().net },
]
/** The same of what is to be paid: first what is left of it. */
export const dueMeasures: readonly Measure<unknown>[] = [
  { sum: '', label: () => said().outstanding },
  ...taxMeasures,
]

/** The same of what is to be invoiced: first what is left of it. */
export const leftMeasures: readonly Measure<unknown>[] = [
  { sum: '', label: () => said().left },
  ...taxMeasures.toReversed(),
]

/** The tags that it bears. */
export const tagsColumn = <W,>(): Column<{ readonly tags: readonly string[] }, W, never> => ({
  key: 'tags',
  label: () => said().tags,
  cell: (row) => row.tags.length > 0 && <TagNames names={row.tags} />,
  width: 150,
  extra: true,
})
