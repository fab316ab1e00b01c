import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Cents } from '#kernel/money.ts'
import { useWords } from '../../words.ts'
import { Checkbox } from '../Checkbox.tsx'
import { classes } from '../classes.ts'
import { tooltip } from '../tooltip.tsx'
import type { Column } from './definition.ts'
import type { GridProps } from './Grid.tsx'
import type { ListState } from './state.ts'
import { listWords } from './words.ts'

/** The sums over all results, at the foot of the columns that have one. */
export function Foot<R, W>({
  columns,
  rows,
  tools,
  template,
}: GridProps<R, W> & { template: string }) {
  const words = useWords(listWords)
  return (
    <div role="rowgroup" className="sticky bottom-0 z-10 bg-surface print:static">
      <div
        role="row"
        aria-rowindex={rows.total + 2}
        className="grid h-9 border-t border-line pr-3 text-13 font-semibold"
        style={{ gridTemplateColumns: template }}
      >
        <div role="gridcell" className="sticky left-0 bg-surface" />
        {columns.map((column) => {
          const sum = column.sum && rows.answer?.sums[column.sum]
          return (
            <div
              key={column.key}
              role={column.leads ? 'rowheader' : 'gridcell'}
              className={classes(
                'flex items-center px-3',
                column.leads && 'sticky left-13 bg-surface',
                column.figures && 'figures justify-end',
              )}
            >
              {column.leads
                ? words.total
                : typeof sum === 'number' && tools.formats.bare(sum as Cents)}
            </div>
          )
        })}
      </div>
    </div>
  )
}

/** The names of the columns, and the order they may be sorted in. */
export function Head<R, W>({
  columns,
  state,
  tools,
  picking,
  rows,
  template,
}: GridProps<R, W> & { template: string }) {
  const words = useWords(listWords)
  const { selection } = picking
  return (
    <div
      role="rowgroup"
      className="sticky top-0 z-10 bg-surface print:static print:table-header-group print:break-inside-avoid"
    >
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-8 border-b border-line pr-3 text-12 text-faint"
        style={{ gridTemplateColumns: template }}
      >
        <div
          role="columnheader"
          className="sticky left-0 z-10 flex items-center bg-surface pl-6 print:invisible"
        >
          <Checkbox
            label={words.selectAll}
            hideLabel
            tabIndex={-1}
            checked={selection.count > 0 && selection.count === rows.total}
            some={selection.count > 0}
            onChange={(checked) => (checked ? picking.pickAll() : picking.clear())}
          />
        </div>
        {columns.map((column) => (
          <HeadCell
            key={column.key}
            column={column}
            state={state}
            label={column.label(tools.words)}
          />
        ))}
      </div>
    </div>
  )
}

function HeadCell<R, W>({
  column,
  state,
  label,
}: {
  column: Column<R, W>
  state: ListState
  label: string
}) {
  const words = useWords(listWords)
  const sorted = column.sort !== undefined && column.sort === state.sort.by
  const ascending = state.sort.direction === 'asc'
  const Arrow = ascending ? ArrowUp : ArrowDown
  const look = classes(
    'flex h-full min-w-0 items-center gap-1 px-3 font-medium whitespace-nowrap',
    column.figures && 'justify-end',
    column.leads && 'sticky left-13 z-10 bg-surface',
  )
  if (column.sort === undefined) {
    return (
      <div role="columnheader" className={look}>
        <span className="truncate">{label}</span>
      </div>
    )
  }
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? (ascending ? 'ascending' : 'descending') : undefined}
      className={look}
    >
      {/* A button is not painted again at the head of the next printed page; a text is. */}
      <span className="print-only">{label}</span>
      <button
        type="button"
        tabIndex={-1}
        {...tooltip(words.sortBy(label))}
        onClick={() =>
          state.setSort(
            column.sort!,
            sorted && ascending ? 'desc' : sorted ? 'asc' : firstWay(column),
          )
        }
        className={classes(
          'flex h-6 min-w-0 items-center gap-1 rounded-sm hover:text-text print:hidden',
          sorted && 'font-semibold text-text',
        )}
      >
        <span className="truncate">{label}</span>
        {sorted && <Arrow aria-hidden size={12} className="shrink-0" />}
      </button>
    </div>
  )
}

// Figures and dates are looked for from the largest; names from A.
const firstWay = <R, W>({ figures }: Column<R, W>): 'asc' | 'desc' => (figures ? 'desc' : 'asc')
