import type { ReactNode } from 'react'
import { classes } from './classes.ts'

export type TableColumn<R> = {
  readonly key: string
  readonly label: string
  readonly cell: (row: R) => ReactNode
  /** Figures: aligned right, of one width. */
  readonly figures?: boolean
  readonly width?: string
  /** The cell that names the row for a screen reader. */
  readonly heads?: boolean
  /** Left out on a phone. */
  readonly minor?: boolean
}

/** A short, whole table (up to a hundred rows): lines of a document, VAT, payments. */
export function Table<R>({
  label,
  columns,
  rows,
  keyOf,
  foot,
  empty,
}: {
  /** What the table is, said. */
  label: string
  columns: readonly TableColumn<R>[]
  rows: readonly R[]
  keyOf: (row: R) => string
  /** The sum row: one cell a column, by key. */
  foot?: Readonly<Record<string, ReactNode>>
  empty?: ReactNode
}) {
  if (rows.length === 0 && empty !== undefined) return <>{empty}</>
  const side = (column: TableColumn<R>) =>
    classes(
      'px-4 print:px-2',
      column.figures && 'figures text-right',
      column.minor && 'max-sm:hidden',
    )
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={label}>
      <table className="w-full border-collapse text-13" aria-label={label}>
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            {columns.map((column) => (
              <th
                key={column.key}
                scope="col"
                style={column.width ? { width: column.width } : undefined}
                className={classes('h-8 text-left font-medium whitespace-nowrap', side(column))}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr
              key={keyOf(row)}
              className="h-(--row) border-b border-line-soft last:border-0 hover:bg-hover"
            >
              {columns.map((column) =>
                column.heads ? (
                  <th
                    key={column.key}
                    scope="row"
                    className={classes('text-left font-normal', side(column))}
                  >
                    {column.cell(row)}
                  </th>
                ) : (
                  <td key={column.key} className={side(column)}>
                    {column.cell(row)}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
        {foot && (
          <tfoot>
            <tr className="h-(--row) border-t border-line font-semibold">
              {columns.map((column) => (
                <td key={column.key} className={side(column)}>
                  {foot[column.key]}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
    </div>
  )
}
