import { ArrowDown, ArrowUp } from 'lucide-react'
import type { Cents } from '#kernel/money.ts'
import { useWords } from '../../words.ts'
import { Checkbox } from '../Checkbox.tsx'
import { classes } from '../classes.ts'
import { tooltip } from '../tooltip.tsx'
import { useColumnDrag } from './column-drag.ts'
import type { Column } from './definition.ts'
import { resized } from './layout.ts'
import type { GridProps } from './grid-props.ts'
import { frozen, templateOf, tracks } from './tracks.ts'
import type { ListState } from './state.ts'
import { listWords } from './words.ts'

/** The sums over all results, at the foot of the columns that have one. */
export function Foot<R, W>({ columns, rows, tools, entries }: GridProps<R, W>) {
  const words = useWords(listWords)
  return (
    <div role="rowgroup" className="sticky bottom-0 z-10 bg-surface print:static">
      <div
        role="row"
        aria-rowindex={entries.count + 2}
        className="grid h-9 border-t border-line pr-3 text-13 font-semibold"
        style={tracks}
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
                column.leads && `${frozen} bg-surface`,
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
  layout,
  scroller,
  actionCount,
}: GridProps<R, W> & { actionCount: number }) {
  const words = useWords(listWords)
  const { selection } = picking
  const dragging = useColumnDrag(layout, scroller, (wider) => templateOf(wider, actionCount))
  const last = columns.at(-1)?.key
  return (
    <div
      role="rowgroup"
      className="sticky top-0 z-10 bg-surface print:static print:table-header-group print:break-inside-avoid"
    >
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-8 border-b border-line pr-3 text-12 text-faint"
        style={tracks}
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
            dragging={dragging}
            drop={
              dragging.drop === null
                ? null
                : dragging.drop.before === column.key
                  ? 'before'
                  : dragging.drop.before === null && column.key === last
                    ? 'after'
                    : null
            }
            onOwnWidth={() => layout.change(resized(layout.layout, column.key, null))}
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
  dragging,
  drop,
  onOwnWidth,
}: {
  column: Column<R, W>
  state: ListState
  label: string
  dragging: ReturnType<typeof useColumnDrag>
  drop: 'before' | 'after' | null
  onOwnWidth: () => void
}) {
  const sorted = column.sort !== undefined && column.sort === state.sort.by
  const ascending = state.sort.direction === 'asc'
  return (
    <div
      role="columnheader"
      aria-sort={sorted ? (ascending ? 'ascending' : 'descending') : undefined}
      data-column={column.key}
      data-moves={column.leads ? undefined : ''}
      onPointerDown={column.leads ? undefined : (event) => dragging.drag(event, column.key)}
      className={classes(
        'group/head relative flex h-full min-w-0 items-center gap-1 px-3 font-medium whitespace-nowrap select-none',
        column.figures && 'justify-end',
        column.leads && `${frozen} z-10 bg-surface`,
        drop === 'before' && 'shadow-[inset_2px_0_0_var(--color-accent)]',
        drop === 'after' && 'shadow-[inset_-2px_0_0_var(--color-accent)]',
      )}
    >
      {column.sort === undefined ? (
        <span className="truncate">{label}</span>
      ) : (
        <SortButton
          column={column}
          state={state}
          label={label}
          sorted={sorted}
          ascending={ascending}
          swallow={dragging.swallow}
        />
      )}
      <span
        aria-hidden
        onPointerDown={(event) => dragging.resize(event, column.key)}
        onDoubleClick={onOwnWidth}
        className="absolute inset-y-0 -right-1 z-10 w-2.5 cursor-col-resize touch-none after:absolute after:inset-y-1.5 after:left-1 after:w-px after:bg-line group-hover/head:after:bg-edge-soft hover:after:w-0.5 hover:after:bg-accent print:hidden"
      />
    </div>
  )
}

function SortButton<R, W>({
  column,
  state,
  label,
  sorted,
  ascending,
  swallow,
}: {
  column: Column<R, W>
  state: ListState
  label: string
  sorted: boolean
  ascending: boolean
  swallow: () => boolean
}) {
  const words = useWords(listWords)
  const Arrow = ascending ? ArrowUp : ArrowDown
  return (
    <>
      {/* A button is not painted again at the head of the next printed page; a text is. */}
      <span className="print-only">{label}</span>
      <button
        type="button"
        tabIndex={-1}
        {...tooltip(words.sortBy(label))}
        onClick={() => {
          if (swallow()) return
          const way = sorted && ascending ? 'desc' : sorted ? 'asc' : firstWay(column)
          state.setSort(column.sort!, way)
        }}
        className={classes(
          'flex h-6 min-w-0 items-center gap-1 rounded-sm hover:text-text print:hidden',
          sorted && 'font-semibold text-text',
        )}
      >
        <span className="truncate">{label}</span>
        {sorted && <Arrow aria-hidden size={12} className="shrink-0" />}
      </button>
    </>
  )
}

// Figures and dates are looked for from the largest; names from A.
const firstWay = <R, W>({ figures }: Column<R, W>): 'asc' | 'desc' => (figures ? 'desc' : 'asc')
