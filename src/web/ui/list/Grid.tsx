import type { CSSProperties } from 'react'
import { classes } from '../classes.ts'
import type { GridProps } from './grid-props.ts'
import { Foot, Head } from './GridHead.tsx'
import { GroupLine } from './GroupLine.tsx'
import { Line } from './GridLine.tsx'
import { isEmpty } from './selection.ts'
import { templateOf } from './tracks.ts'

/** The table of a list: an ARIA grid whose rows exist only where they are seen. */
export function Grid<R, W>(props: GridProps<R, W>) {
  const { columns, rows, slots, height, active, scroller, label, id, inside } = props
  const actionCount = actionsIn(props)
  const summed = rows.answer !== null && columns.some((column) => column.sum)
  return (
    <div
      ref={scroller}
      role="grid"
      id={id}
      aria-label={label}
      aria-rowcount={props.entries.count + (summed ? 2 : 1)}
      aria-colcount={columns.length + (actionCount > 0 ? 2 : 1)}
      aria-multiselectable="true"
      aria-activedescendant={active >= 0 ? `${id}-${active}` : undefined}
      aria-busy={rows.stale || undefined}
      tabIndex={0}
      onKeyDown={props.onKeyDown}
      style={{ '--columns': templateOf(columns, actionCount) } as CSSProperties}
      onScroll={({ currentTarget }) => {
        currentTarget.dataset['aside'] = String(currentTarget.scrollLeft > 0)
      }}
      className={classes(
        'group/grid relative overflow-auto overscroll-contain border-t border-line bg-surface outline-offset-[-2px] print:max-h-none print:overflow-visible',
        inside ? 'max-h-[70dvh]' : 'min-h-0 flex-1',
      )}
    >
      {/* Printed as a table, so that its head comes back on each page. */}
      <div className="w-max min-w-full print:table print:w-full">
        <Head {...props} actionCount={actionCount} />
        <div
          role="rowgroup"
          className={classes('print:table-row-group print:h-auto!', rows.stale && 'opacity-60')}
          // The bar of the selection hides no row at the end.
          style={{
            height: height + (isEmpty(props.picking.selection) ? 0 : 52),
            position: 'relative',
          }}
        >
          {slots.map(({ index, place, head, start, size }) => {
            if (head) {
              return (
                <GroupLine
                  key={`head ${place}`}
                  {...props}
                  head={head}
                  place={place}
                  start={start}
                  size={size}
                />
              )
            }
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
                index={index}
                place={place}
                start={start}
                size={size}
                row={row}
                picked={row !== undefined && props.picking.has(props.definition.idOf(row))}
                pointed={index === active}
              />
            )
          })}
        </div>
        {summed && <Foot {...props} />}
      </div>
    </div>
  )
}

/** How many small buttons a row has: they have a column of their own, and hide no figure. */
function actionsIn<R, W>({ rowActions, rows, slots }: GridProps<R, W>): number {
  const row = slots.map(({ index }) => rows.at(index)).find((one) => one !== undefined)
  return row === undefined || !rowActions ? 0 : Math.min(3, rowActions(row).length)
}
