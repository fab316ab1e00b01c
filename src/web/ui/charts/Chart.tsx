// The frame of a chart: its title, its unit and its legend above, the drawing or the same as a table.
import { ChartColumn, Table2 } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useWords } from '../../words.ts'
import { classes } from '../classes.ts'
import { IconButton } from '../IconButton.tsx'
import { Link } from '../Link.tsx'
import { Table } from '../Table.tsx'
import { chartWords } from './words.ts'

export type TableRow = {
  readonly key: string
  readonly label: string
  readonly href?: string | undefined
  /** As many as there are heads after the first. */
  readonly cells: readonly string[]
}

export type AsTable = {
  readonly heads: readonly string[]
  readonly rows: readonly TableRow[]
  readonly foot?: readonly string[] | undefined
}

export function Chart({
  title,
  unit,
  quiet = false,
  legend,
  table,
  height,
  empty,
  children,
}: {
  title: string
  unit?: string | undefined
  quiet?: boolean | undefined
  legend?: ReactNode
  table: AsTable
  /** Of the drawing; the table is as tall as it must be. */
  height?: number
  empty?: string | undefined
  /** Draws, once the room is known. */
  children: (width: number) => ReactNode
}) {
  const words = useWords(chartWords)
  const [tabular, setTabular] = useState(false)
  const nothing = table.rows.length === 0
  return (
    <figure className="relative flex min-w-0 flex-col gap-2" aria-label={title}>
      <figcaption className="flex min-h-7 items-start justify-between gap-3">
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-3 gap-y-1 pt-1">
          <span className={quiet ? 'unseen' : 'text-13 font-semibold text-text'}>{title}</span>
          {unit && <span className="text-12 text-faint">{unit}</span>}
          {!nothing && legend}
        </span>
        {!nothing && (
          <span className="shrink-0 print:hidden">
            <IconButton
              icon={tabular ? ChartColumn : Table2}
              label={tabular ? words.asChart : words.asTable}
              size="small"
              onPress={() => setTabular(!tabular)}
            />
          </span>
        )}
      </figcaption>
      {nothing ? (
        <p
          className="grid place-items-center rounded-md border border-dashed border-line px-4 text-center text-13 text-soft"
          style={{ minHeight: Math.min(height ?? 120, 160) }}
        >
          {empty ?? words.empty}
        </p>
      ) : tabular ? (
        <Tabular title={title} table={table} />
      ) : (
        <Room height={height}>{children}</Room>
      )}
    </figure>
  )
}

/** Draws nothing before it knows how wide it may be, and keeps its height meanwhile. */
function Room({
  height,
  children,
}: {
  height: number | undefined
  children: (width: number) => ReactNode
}) {
  const box = useRef<HTMLDivElement>(null)
  const [width, setWidth] = useState(0)
  useLayoutEffect(() => {
    const element = box.current
    if (!element) return
    const measure = () => setWidth(Math.floor(element.getBoundingClientRect().width))
    measure()
    const watch = new ResizeObserver(measure)
    watch.observe(element)
    return () => watch.disconnect()
  }, [])
  return (
    <div ref={box} className="relative w-full min-w-0 print:min-h-0!" style={{ minHeight: height }}>
      {width > 0 && children(width)}
    </div>
  )
}

const Tabular = ({ title, table }: { title: string; table: AsTable }) => (
  <div className="max-h-96 overflow-y-auto rounded-md border border-line-soft print:max-h-none">
    <Table<TableRow>
      label={title}
      rows={table.rows}
      keyOf={(row) => row.key}
      columns={table.heads.map((label, at) => ({
        key: String(at),
        label,
        heads: at === 0,
        figures: at > 0,
        cell: (row) =>
          at > 0 ? (
            row.cells[at - 1]
          ) : row.href ? (
            <Link href={row.href} quiet>
              {row.label}
            </Link>
          ) : (
            row.label
          ),
      }))}
      {...(table.foot && {
        foot: Object.fromEntries(table.foot.map((cell, at) => [String(at), cell])),
      })}
    />
  </div>
)

/** A square of what a colour and a pattern stand for. */
export const Key = ({ swatch, children }: { swatch: ReactNode; children: string }) => (
  <span className="inline-flex items-center gap-1.5 text-12 whitespace-nowrap text-soft">
    <svg aria-hidden width={12} height={12} viewBox="0 0 12 12" className="shrink-0">
      {swatch}
    </svg>
    {children}
  </span>
)

export const Keys = ({ children, wide }: { children: ReactNode; wide?: boolean }) => (
  <span className={classes('flex flex-wrap gap-x-3 gap-y-1', wide && 'w-full')}>{children}</span>
)
