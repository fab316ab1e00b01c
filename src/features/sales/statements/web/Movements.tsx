import type { ReactNode } from 'react'
import { cents, minus } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { hrefOf, type Row, type Statement } from './statement.ts'
import { statementWords } from './words.ts'

/** A movement, or one of the two balances around them. */
type Line =
  | { readonly key: string; readonly row: Row }
  | { readonly key: 'opening' | 'closing'; readonly said: string; readonly balance: string }

export function Movements({ statement }: { statement: Statement }) {
  const words = useWords(statementWords)
  const formats = useFormats()
  const { from, to, opening, closing, rows, sums } = statement
  const edge = (key: 'opening' | 'closing', said: string, balance: typeof opening): Line => ({
    key,
    said,
    balance: formats.bare(balance),
  })
  const lines: Line[] = [
    edge('opening', words.opening(formats.day(from)), opening),
    ...rows.map((row) => ({ key: row.id, row })),
  ]
  const cell = (of: (row: Row) => ReactNode) => (line: Line) => 'row' in line && of(line.row)
  const columns: TableColumn<Line>[] = [
    {
      key: 'day',
      label: words.day,
      width: '7rem',
      cell: cell((row) => <span className="figures">{formats.day(row.day)}</span>),
    },
    {
      key: 'what',
      label: words.what,
      heads: true,
      cell: (line) =>
        'row' in line ? <What row={line.row} /> : <span className="font-medium">{line.said}</span>,
    },
    {
      key: 'debit',
      label: words.debit,
      figures: true,
      cell: cell((row) => (row.amount > 0 ? formats.bare(row.amount) : '')),
    },
    {
      key: 'credit',
      label: words.credit,
      figures: true,
      cell: cell((row) => (row.amount < 0 ? formats.bare(minus(row.amount)) : '')),
    },
    {
      key: 'balance',
      label: words.balance,
      figures: true,
      cell: (line) => (
        <span className="font-medium">
          {'row' in line ? formats.bare(line.row.balance) : line.balance}
        </span>
      ),
    },
  ]
  return (
    <Section title={words.movements} flush>
      <Table
        label={words.movements}
        columns={columns}
        rows={lines}
        keyOf={(line) => line.key}
        foot={{
          what: words.closing(formats.day(to)),
          debit: sums.debit === 0 ? '' : formats.bare(sums.debit),
          credit: sums.credit === 0 ? '' : formats.bare(cents(sums.credit)),
          balance: formats.bare(closing),
        }}
      />
      {rows.length === 0 && <p className="px-4 pt-2 pb-4 text-14 text-soft">{words.none}</p>}
    </Section>
  )
}

function What({ row }: { row: Row }) {
  const words = useWords(statementWords)
  const formats = useFormats()
  const isDocument = row.kind === 'invoice' || row.kind === 'credit_note'
  const hint = isDocument
    ? row.kind === 'invoice' && row.dueDay
      ? words.dueOn(formats.day(row.dueDay))
      : ''
    : row.label
  return (
    <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
      <Link quiet href={hrefOf(row)}>
        {isDocument
          ? `${words.kinds[row.kind]} ${row.label}`
          : [words.kinds[row.kind], row.method ? words.by[row.method] : '']
              .filter(Boolean)
              .join(' ')}
      </Link>
      {hint && <span className="text-12 text-faint">{hint}</span>}
    </span>
  )
}
