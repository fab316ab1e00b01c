// The columns that every list of customers has.
import { formatPhone } from '#kernel/identifiers.ts'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { Column } from '#web/ui/list/definition.ts'

type Said<W> = (words: W) => string

export const phoneColumn = <W,>(label: Said<W>): Column<{ readonly phone: string }, W, never> => ({
  key: 'phone',
  label,
  cell: (row) => <span className="figures">{formatPhone(row.phone)}</span>,
  width: 140,
})

/** Who follows the customer, or which store: shown when it is chosen. */
export const followedColumn = <const K extends 'seller' | 'store', W>(
  key: K,
  label: Said<W>,
): Column<Readonly<Record<K, string | null>>, W, never> => ({
  key,
  label,
  cell: (row) => row[key] ?? '',
  width: 130,
  extra: true,
})

/** The day of the last invoice. */
export const lastInvoiceColumn = <W,>(
  label: Said<W>,
): Column<{ readonly lastInvoiceDay: Day | null }, W, 'lastInvoice'> => ({
  key: 'lastInvoice',
  label,
  cell: (row, { formats }) =>
    row.lastInvoiceDay && <span className="figures">{formats.day(row.lastInvoiceDay)}</span>,
  sort: 'lastInvoice',
  width: 128,
})

/** What was sold or is owed, with its sum over all results; nothing, or what one may not see, is a dash. */
export const moneyColumn = <const K extends 'turnover' | 'balance' | 'overdue', W>(
  key: K,
  label: Said<W>,
): Column<Readonly<Record<K, Cents | null>>, W, K> => ({
  key,
  label,
  cell: (row, { formats }) => {
    const amount = row[key]
    if (!amount) return '–'
    const written = formats.bare(amount)
    return key === 'overdue' ? <span className="text-red">{written}</span> : written
  },
  sort: key,
  figures: true,
  width: 120,
  sum: key,
})
