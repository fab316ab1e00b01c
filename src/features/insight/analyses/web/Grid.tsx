// An answer as a table: sorted by any column, with shares, sums and what it was before; each figure leads
// to what it adds up.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#web/words.ts'
import { Button } from '#web/ui/Button.tsx'
import { classes } from '#web/ui/classes.ts'
import { useWriting } from '#web/ui/charts/look.ts'
import { useFormats } from '#web/formats.ts'
import { type Sort, sorted } from '../rules/pivot.ts'
import { both } from './both.ts'
import { type Column, type ColumnsProps, useColumns } from './columns.tsx'
import { kindOf, useNaming } from './naming.ts'

const shownAtFirst = 100

type Props = ColumnsProps & {
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
}

export function Grid(props: Props) {
  const { question, pivot, sort, onSort } = props
  const words = useWords(both)
  const naming = useNaming()
  const formats = useFormats()
  const [whole, setWhole] = useState(false)
  const writing = useWriting(kindOf(question.measure))
  const columns = useColumns(props, writing)
  const rows = sorted(pivot.rows, sort)
  const shown = whole ? rows : rows.slice(0, shownAtFirst)
  const title = words.tableOf(naming.title(question.measure, question.by))
  return (
    <div className="flex flex-col gap-2">
      <div
        className="overflow-x-auto rounded-lg border border-line bg-surface print:overflow-visible"
        tabIndex={0}
        role="region"
        aria-label={title}
      >
        <table
          className={classes(
            'w-full border-collapse text-13',
            // Twelve months beside each other are as wide as a sheet of paper.
            pivot.columns.length > 6 && 'print:[zoom:0.58]',
          )}
          aria-label={title}
        >
          <thead className="print:[&_th]:static">
            <tr className="border-b border-line text-12 text-faint">
              {columns.map((column, at) => (
                <Head
                  key={column.key}
                  column={column}
                  first={at === 0}
                  sort={sort}
                  onSort={onSort}
                  label={words.sorted(column.label)}
                />
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row) => (
              <tr key={row.key} className="h-(--row) border-b border-line-soft hover:bg-hover">
                {columns.map((column, at) =>
                  at === 0 ? (
                    <th
                      key={column.key}
                      scope="row"
                      className="sticky left-0 z-1 max-w-72 min-w-36 bg-surface px-4 text-left font-normal max-sm:max-w-40 max-sm:min-w-32 max-sm:px-3"
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
          {columns.some(({ key, foot }) => key !== 'name' && foot !== '') && (
            <tfoot className="print:table-row-group">
              <tr className="h-(--row) border-t border-line font-semibold">
                {columns.map((column, at) => (
                  <td
                    key={column.key}
                    className={at === 0 ? 'sticky left-0 bg-surface px-4' : side(column, true)}
                  >
                    {column.foot}
                  </td>
                ))}
              </tr>
            </tfoot>
          )}
        </table>
      </div>
      {rows.length > shown.length && (
        <span className="print:hidden">
          <Button size="small" variant="quiet" onPress={() => setWhole(true)}>
            {words.showAll(formats.integer(rows.length))}
          </Button>
        </span>
      )}
      {pivot.left > 0 && (
        <p className="text-13 text-soft">{words.left(formats.integer(pivot.left))}</p>
      )}
    </div>
  )
}

const side = ({ key, figures, across }: Column, isFoot = false) =>
  classes(
    across ? 'px-1.5 text-12 last:pr-3' : 'px-4',
    figures && 'figures text-right whitespace-nowrap',
    // What all of them come to stays in sight, however many there are.
    key === 'value' && across && 'sm:sticky sm:right-0 bg-surface',
    key === 'value' && across && !isFoot && 'font-medium',
  )

function Head({
  column,
  first,
  sort,
  onSort,
  label,
}: {
  column: Column
  first: boolean
  sort: Sort | null
  onSort: (sort: Sort | null) => void
  label: string
}) {
  const on = sort?.by === column.key ? sort.direction : null
  const Arrow = on === 'asc' ? ArrowUp : ArrowDown
  const start = first ? 'asc' : 'desc'
  // A third press gives back the order of the answer itself.
  const next = on === null ? start : on === start ? (start === 'asc' ? 'desc' : 'asc') : null
  const isSortable = column.key !== 'share' && column.key !== 'inner'
  return (
    <th
      scope="col"
      aria-sort={on === null ? undefined : on === 'asc' ? 'ascending' : 'descending'}
      className={classes(
        'h-9 font-medium whitespace-nowrap',
        first ? 'sticky left-0 bg-surface px-4 text-left' : side(column),
        !column.figures && 'text-left',
      )}
    >
      {isSortable ? (
        <button
          type="button"
          aria-label={label}
          onClick={() => onSort(next && { by: column.key, direction: next })}
          className="inline-flex min-h-6 items-center gap-1 rounded-sm hover:text-text"
        >
          {column.label}
          {on && <Arrow aria-hidden size={12} />}
        </button>
      ) : (
        column.label
      )}
      {column.unit && <span className="ml-1.5 font-normal">{column.unit}</span>}
    </th>
  )
}
