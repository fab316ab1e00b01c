// An answer as a table: sorted by any column, with shares, sums and what it was before; each figure leads
// to what it adds up.
import { ArrowDown, ArrowUp } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '#web/words.ts'
import { Button } from '#web/ui/Button.tsx'
import { classes } from '#web/ui/classes.ts'
import { Anchor, Link } from '#web/ui/Link.tsx'
import { changeOf, shareOf } from '#web/ui/charts/layout.ts'
import { useWriting, type Writing } from '#web/ui/charts/look.ts'
import { useFormats } from '#web/formats.ts'
import { columnKey, type Pivot, type PivotRow, type Sort, sorted } from '../rules/pivot.ts'
import type { Question } from '../rules/question.ts'
import { both } from './both.ts'
import type { HrefOf } from './Drawing.tsx'
import { kindOf, useNaming } from './naming.ts'

const shownAtFirst = 100

type Props = {
  readonly question: Question
  readonly pivot: Pivot
  readonly hrefOf: HrefOf
  readonly sort: Sort | null
  readonly onSort: (sort: Sort | null) => void
  readonly nowLabel: string
  readonly beforeLabel: string
}

type Column = {
  readonly key: string
  readonly label: string
  readonly figures?: boolean
  readonly cell: (row: PivotRow) => React.ReactNode
  readonly foot: string
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
        <table className="w-full border-collapse text-13" aria-label={title}>
          <thead>
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
                      className="sticky left-0 max-w-72 bg-surface px-4 text-left font-normal max-sm:max-w-40 max-sm:min-w-32 max-sm:px-3"
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
          <tfoot>
            <tr className="h-(--row) border-t border-line font-semibold">
              {columns.map((column, at) => (
                <td
                  key={column.key}
                  className={at === 0 ? 'sticky left-0 bg-surface px-4' : side(column)}
                >
                  {column.foot}
                </td>
              ))}
            </tr>
          </tfoot>
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

const side = (column: Column) => classes('px-4', column.figures && 'figures text-right')

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
        'h-9 px-4 font-medium whitespace-nowrap',
        first && 'sticky left-0 bg-surface',
        column.figures ? 'text-right' : 'text-left',
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
    </th>
  )
}

function useColumns(props: Props, writing: Writing): readonly Column[] {
  const { pivot, hrefOf } = props
  const words = useWords(both)
  const naming = useNaming()
  const [first, second] = pivot.by
  const { written } = writing
  const isPaired = second !== undefined && pivot.columns.length === 0
  const figure = (row: PivotRow, value: number, column?: string) => {
    const href = value === 0 ? undefined : hrefOf(row, column)
    const text = value === 0 ? '–' : written(value)
    if (!href) return text
    const what = first ? naming.whole(first, row.name) : words.total
    return (
      <Anchor
        href={href}
        label={words.drill(what, text)}
        className="rounded-sm underline-offset-2 hover:text-accent hover:underline"
      >
        {text}
      </Anchor>
    )
  }
  const name: Column = {
    key: 'name',
    label: first ? words.dimensions[first] : '',
    cell: (row) => {
      const said = first ? naming.whole(first, row.name) : words.total
      const href = hrefOf(row)
      return href ? (
        <Link href={href} quiet>
          {said}
        </Link>
      ) : (
        said
      )
    },
    foot: words.total,
  }
  const inner: Column = {
    key: 'inner',
    label: second ? words.dimensions[second] : '',
    cell: (row) => (second && row.inner ? naming.whole(second, row.inner) : ''),
    foot: '',
  }
  const value: Column = {
    key: 'value',
    label: pivot.columns.length > 0 ? words.total : props.nowLabel,
    figures: true,
    cell: (row) => figure(row, row.value),
    foot: written(pivot.total),
  }
  const share: Column = {
    key: 'share',
    label: words.share,
    figures: true,
    cell: (row) => {
      const part = shareOf(row.value, pivot.total)
      return <span className="text-soft">{part === null ? '–' : writing.percent(part)}</span>
    },
    foot: '',
  }
  const compared: readonly Column[] =
    pivot.before === null || second !== undefined
      ? []
      : [
          {
            key: 'before',
            label: props.beforeLabel,
            figures: true,
            cell: (row) => (row.before ? written(row.before) : '–'),
            foot: written(pivot.before),
          },
          {
            key: 'change',
            label: words.change,
            figures: true,
            cell: (row) => <Change row={row} writing={writing} />,
            foot: writing.change(changeOf(pivot.total, pivot.before)),
          },
        ]
  const across = pivot.columns.map((column): Column => {
    const key = columnKey(column)
    return {
      key,
      label: second ? naming.short(second, column) : '',
      figures: true,
      cell: (row) => figure(row, row.cells.get(key) ?? 0, key),
      foot: pivot.adds
        ? written(pivot.rows.reduce((sum, row) => sum + (row.cells.get(key) ?? 0), 0))
        : '',
    }
  })
  return [
    name,
    ...(isPaired ? [inner] : []),
    ...across,
    // Rates of parts are no rate of the whole: only what is added up has a column of its own.
    ...(across.length > 0 && !pivot.adds ? [] : [value]),
    ...(pivot.adds ? [share] : []),
    ...compared,
  ]
}

/** A change, with an arrow beside its sign: whether it is good is not said by colour alone. */
function Change({ row, writing }: { row: PivotRow; writing: Writing }) {
  const change = changeOf(row.value, row.before ?? 0)
  if (change === null || row.before === null) return '–'
  const Arrow = change > 0 ? ArrowUp : ArrowDown
  return (
    <span className="inline-flex items-center gap-1">
      {change !== 0 && <Arrow aria-hidden size={12} className="text-faint" />}
      {writing.change(change)}
    </span>
  )
}
