import { memo, type ReactNode } from 'react'
import { useWords } from '../../words.ts'
import { Checkbox } from '../Checkbox.tsx'
import { classes } from '../classes.ts'
import { Anchor } from '../Link.tsx'
import { Bone } from '../Skeletons.tsx'
import { tooltip } from '../tooltip.tsx'
import type { RowAction } from './definition.ts'
import type { GridProps } from './grid-props.ts'
import { frozen, tracks } from './tracks.ts'
import { listWords } from './words.ts'

type LineProps<R, W> = Pick<
  GridProps<R, W>,
  'definition' | 'columns' | 'tools' | 'rowActions' | 'acts' | 'id'
> & {
  readonly index: number
  /** Where it stands among the heads of groups and the rows. */
  readonly place: number
  readonly start: number
  readonly size: number
  readonly row: R | undefined
  readonly picked: boolean
  readonly pointed: boolean
}

// Scrolling draws only the rows that come into view: what a row is given does not change with it.
export const Line = memo(OneLine) as typeof OneLine

function OneLine<R, W>(props: LineProps<R, W>) {
  const { index, start, size, row, columns, acts, id, picked, pointed } = props
  const shown = {
    position: 'absolute' as const,
    insetInline: 0,
    top: 0,
    height: size,
    transform: `translateY(${start}px)`,
    ...tracks,
  }
  const look = classes(
    'group grid border-b border-line-soft pr-3 text-13 [contain:layout_style] print:static! print:h-auto! print:min-h-7 print:transform-none!',
    picked ? 'bg-accent-soft' : pointed ? 'bg-hover' : 'bg-surface hover:bg-hover',
  )
  if (row === undefined) {
    return (
      <div
        role="row"
        id={`${id}-${index}`}
        aria-rowindex={props.place + 2}
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
      aria-rowindex={props.place + 2}
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

function PickCell<R, W>(props: LineProps<R, W> & { row: R }) {
  const { row, definition, tools, acts, picked, pointed } = props
  const words = useWords(listWords)
  return (
    <div
      role="gridcell"
      className="sticky left-0 z-[1] flex items-center bg-inherit pl-6 print:invisible"
    >
      {pointed && (
        <span
          aria-hidden
          className="absolute inset-y-0 left-0 w-0.5 bg-accent opacity-0 group-focus-visible/grid:opacity-100"
        />
      )}
      <Checkbox
        label={words.select(definition.rowLabel(row, tools))}
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
      column.leads && `${frozen} z-[1] bg-inherit`,
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
      className="flex items-center justify-end gap-0.5 opacity-0 group-hover:opacity-100 print:hidden"
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
