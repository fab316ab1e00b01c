import { ArrowDown, ArrowUp } from 'lucide-react'
import { type KeyboardEvent, memo, type ReactNode, type RefObject } from 'react'
import { useWords } from '../../words.ts'
import { Checkbox } from '../Checkbox.tsx'
import { classes } from '../classes.ts'
import { Anchor } from '../Link.tsx'
import { Bone } from '../Skeletons.tsx'
import { tooltip } from '../tooltip.tsx'
import type { Column, ListDefinition, RowAction, Tools } from './definition.ts'
import type { Rows } from './rows.ts'
import type { Picking } from './selection.ts'
import type { ListState } from './state.ts'
import { listWords } from './words.ts'

export type Slot = { readonly index: number; readonly start: number; readonly size: number }

export type GridProps<R, W> = {
  readonly definition: ListDefinition<R, W>
  readonly columns: readonly Column<R, W>[]
  readonly rows: Rows<R>
  readonly slots: readonly Slot[]
  readonly height: number
  readonly state: ListState
  readonly tools: Tools<W>
  readonly picking: Picking<R>
  readonly active: number
  readonly acts: RowActs<R>
  readonly onKeyDown: (event: KeyboardEvent) => void
  readonly rowActions: ((row: R) => readonly RowAction[]) | undefined
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly label: string
  readonly id: string
}

/** What a row does; the same object from render to render, so that rows in view are not drawn again. */
export type RowActs<R> = {
  readonly point: (index: number) => void
  readonly open: (index: number, newTab: boolean) => void
  readonly toggle: (row: R) => void
}

const pickWidth = 52 // pixels: the box to tick and the margin of the page

/** The table of a list: an ARIA grid whose rows exist only where they are seen. */
export function Grid<R, W>(props: GridProps<R, W>) {
  const { columns, rows, slots, height, active, scroller, label, id } = props
  const template = templateOf(columns)
  return (
    <div
      ref={scroller}
      role="grid"
      id={id}
      aria-label={label}
      aria-rowcount={rows.total + 1}
      aria-colcount={columns.length + 1}
      aria-multiselectable="true"
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      aria-busy={rows.stale || undefined}
      tabIndex={0}
      onKeyDown={props.onKeyDown}
      className="group/grid relative min-h-0 flex-1 overflow-auto overscroll-contain border-t border-line bg-surface outline-offset-[-2px] print:h-auto"
    >
      <div className="min-w-full" style={{ width: 'max-content' }}>
        <Head {...props} template={template} />
        <div
          role="rowgroup"
          className={rows.stale ? 'opacity-60' : ''}
          style={{ height, position: 'relative' }}
        >
          {slots.map(({ index, start, size }) => {
            const row = rows.at(index)
            return (
              <Line
                key={index}
                definition={props.definition}
                columns={columns}
                tools={props.tools}
                rowActions={props.rowActions}
                acts={props.acts}
                id={id}
                template={template}
                index={index}
                start={start}
                size={size}
                row={row}
                picked={row !== undefined && props.picking.has(props.definition.idOf(row))}
                pointed={index === active}
              />
            )
          })}
        </div>
      </div>
    </div>
  )
}

/** Columns as CSS grid tracks: those that grow share the room left. */
const templateOf = <R, W>(columns: readonly Column<R, W>[]): string =>
  [
    `${pickWidth}px`,
    ...columns.map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`)),
  ].join(' ')

function Head<R, W>({
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
    <div role="rowgroup" className="sticky top-0 z-10 bg-surface">
      <div
        role="row"
        aria-rowindex={1}
        className="grid h-8 border-b border-line pr-3 text-12 text-faint"
        style={{ gridTemplateColumns: template }}
      >
        <div role="columnheader" className="sticky left-0 z-10 flex items-center bg-surface pl-6">
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
          'flex h-6 min-w-0 items-center gap-1 rounded-sm hover:text-text',
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

type LineProps<R, W> = Pick<
  GridProps<R, W>,
  'definition' | 'columns' | 'tools' | 'rowActions' | 'acts' | 'id'
> & {
  readonly template: string
  readonly index: number
  readonly start: number
  readonly size: number
  readonly row: R | undefined
  readonly picked: boolean
  readonly pointed: boolean
}

// Scrolling draws only the rows that come into view: what a row is given does not change with it.
const Line = memo(OneLine) as typeof OneLine

function OneLine<R, W>(props: LineProps<R, W>) {
  const { index, start, size, row, columns, acts, id, template, picked, pointed } = props
  const shown = {
    position: 'absolute' as const,
    insetInline: 0,
    top: 0,
    height: size,
    transform: `translateY(${start}px)`,
    gridTemplateColumns: template,
  }
  const look = classes(
    'group grid border-b border-line-soft pr-3 text-13 [contain:layout_style]',
    picked ? 'bg-accent-soft' : pointed ? 'bg-hover' : 'bg-surface hover:bg-hover',
  )
  if (row === undefined) {
    return (
      <div
        role="row"
        id={`${id}-${index}`}
        aria-rowindex={index + 2}
        className={look}
        style={shown}
      >
        <div role="gridcell" />
        {columns.map((column) => (
          <div key={column.key} role="gridcell" className="flex items-center px-3">
            <Bone className={`h-3.5 ${column.figures ? 'ml-auto w-16' : 'w-3/5'}`} />
          </div>
        ))}
      </div>
    )
  }
  return (
    <div
      role="row"
      id={`${id}-${index}`}
      aria-rowindex={index + 2}
      aria-selected={picked}
      onClick={(event) => {
        acts.point(index)
        if ((event.target as Element).closest('a,button,input,label')) return
        acts.open(index, event.ctrlKey || event.metaKey)
      }}
      className={look}
      style={shown}
    >
      <PickCell {...props} row={row} />
      <Cells {...props} row={row} />
      {props.rowActions && <RowActions actions={props.rowActions(row)} />}
    </div>
  )
}

function PickCell<R, W>({ row, definition, acts, picked, pointed }: LineProps<R, W> & { row: R }) {
  const words = useWords(listWords)
  return (
    <div role="gridcell" className="sticky left-0 z-[1] flex items-center bg-inherit pl-6">
      {pointed && (
        <span
          aria-hidden
          className="absolute inset-y-0 left-0 w-0.5 bg-accent opacity-0 group-focus-visible/grid:opacity-100"
        />
      )}
      <Checkbox
        label={words.select(definition.rowLabel(row))}
        hideLabel
        tabIndex={-1}
        checked={picked}
        onChange={() => acts.toggle(row)}
      />
    </div>
  )
}

function Cells<R, W>({ row, columns, definition, tools }: LineProps<R, W> & { row: R }): ReactNode {
  return columns.map((column) => {
    const content = column.cell(row, tools)
    const look = classes(
      'flex min-w-0 items-center px-3',
      column.figures ? 'figures justify-end' : 'truncate',
      // Dates line up; elsewhere a hyphen would take the width of a figure.
      typeof content === 'string' && /^\d/.test(content) && 'tabular-nums',
      column.leads && 'sticky left-13 z-[1] bg-inherit',
    )
    if (!column.leads) {
      return (
        <div key={column.key} role="gridcell" className={look}>
          {typeof content === 'string' ? <Cut text={content} figures={column.figures} /> : content}
        </div>
      )
    }
    return (
      <div key={column.key} role="rowheader" className={look}>
        <Anchor
          href={definition.rowHref(row)}
          tabIndex={-1}
          className="min-w-0 truncate rounded-sm font-medium text-text hover:underline"
        >
          {content}
        </Anchor>
      </div>
    )
  })
}

/** Text may be shortened, a figure never. */
const Cut = ({ text, figures }: { text: string; figures: boolean | undefined }) =>
  figures ? text : <span className="truncate">{text}</span>

const RowActions = memo(function RowActions({ actions }: { actions: readonly RowAction[] }) {
  return (
    <span
      role="gridcell"
      className="pointer-events-none absolute inset-y-0 right-2 hidden items-center gap-0.5 bg-hover pl-2 group-hover:pointer-events-auto group-hover:flex print:hidden"
    >
      {actions.slice(0, 3).map(({ key, label, icon: Icon, onPress }) => (
        <button
          key={key}
          type="button"
          tabIndex={-1}
          aria-label={label}
          {...tooltip(label)}
          onClick={onPress}
          className="inline-flex size-7 items-center justify-center rounded-md text-soft hover:bg-pressed hover:text-text"
        >
          <Icon aria-hidden size={16} />
        </button>
      ))}
    </span>
  )
})
