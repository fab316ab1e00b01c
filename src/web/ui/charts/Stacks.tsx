import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { useId } from 'react'
import { useWords } from '../../words.ts'
import { above, Axes, below, leftOf } from './Axes.tsx'
import { Chart, Key, Keys } from './Chart.tsx'
import { beginning, shareOf, stacked, ticks } from './layout.ts'
import { type ChartLook, useWriting, type Writing } from './look.ts'
import { type Mark, Marks, TipLines } from './Marks.tsx'
import { fillOf, inkOf, type Paint, type Pattern, Patterns } from './patterns.tsx'
import { chartWords } from './words.ts'

export type StackPart = {
  readonly key: string
  readonly label: string
  readonly hue: Paint
  readonly pattern: Pattern
}

export type StackRow = {
  readonly key: string
  readonly label: string
  readonly short?: string | undefined
  /** By part; a part that is missing is nothing. */
  readonly values: Readonly<Record<string, number>>
  readonly href?: ((part: string) => string | undefined) | undefined
  readonly note?: string | undefined
}

export type StacksProps = ChartLook & {
  readonly parts: readonly StackPart[]
  readonly rows: readonly StackRow[]
  readonly things?: boolean
}

/** Columns made of parts, told apart by colour and by drawing. */
export function Stacks(props: StacksProps) {
  const { title, unit, kind = 'amount', parts, quiet, empty, height = 220 } = props
  const words = useWords(chartWords)
  const writing = useWriting(kind, props.written)
  const scope = useId()
  const nothing = props.rows.every(({ values }) => parts.every(({ key }) => !values[key]))
  const rows = nothing ? [] : props.rows
  const totalOf = (row: StackRow) => parts.reduce((sum, { key }) => sum + (row.values[key] ?? 0), 0)
  const table = {
    heads: ['', ...parts.map(({ label }) => label), words.total],
    rows: rows.map((row) => ({
      key: row.key,
      label: row.label,
      cells: [
        ...parts.map(({ key }) => writing.written(row.values[key] ?? 0)),
        writing.written(totalOf(row)),
      ],
    })),
    foot: [
      words.total,
      ...parts.map(({ key }) =>
        writing.written(rows.reduce((sum, { values }) => sum + (values[key] ?? 0), 0)),
      ),
      writing.written(rows.reduce((sum, row) => sum + totalOf(row), 0)),
    ],
  }
  const legend = (
    <Keys>
      {parts.map((part) => (
        <Key key={part.key} swatch={<Swatch part={part} scope={`${scope}k${part.key}`} />}>
          {part.label}
        </Key>
      ))}
    </Keys>
  )
  return (
    <Chart {...{ title, unit, quiet, empty, table, height, legend }}>
      {(width) => (
        <Drawing
          {...{ title, parts, rows, width, height, kind, writing, totalOf, scope }}
          inTime={!props.things}
          saidAs={words.said}
        />
      )}
    </Chart>
  )
}

/** A pattern lives in the drawing that uses it: a legend that stays while the drawing goes has its own. */
const Swatch = ({ part, scope }: { part: StackPart; scope: string }) => (
  <>
    <Patterns scope={scope} parts={[part]} />
    <rect
      x={0.5}
      y={0.5}
      width={11}
      height={11}
      rx={2}
      fill={fillOf(scope, part.hue, part.pattern)}
      stroke={inkOf(part.hue)}
    />
  </>
)

type DrawingProps = {
  readonly title: string
  readonly parts: readonly StackPart[]
  readonly rows: readonly StackRow[]
  readonly width: number
  readonly height: number
  readonly kind: NonNullable<ChartLook['kind']>
  readonly writing: Writing
  readonly saidAs: (what: string, values: string) => string
  readonly totalOf: (row: StackRow) => number
  readonly scope: string
  readonly inTime: boolean
}

function Drawing(props: DrawingProps) {
  const { title, parts, rows, width, height, writing, scope, inTime } = props
  const pieces = new Map(rows.map((row) => [row.key, stacked(parts, row.values)]))
  const ends = [...pieces.values()].flat().flatMap(({ from, to }) => [from, to])
  const { low, tickValues } = beginning(ends, ticks(ends, props.kind, height < 160 ? 2 : 4))
  const largest = Math.max(...tickValues.map(Math.abs))
  const short = (value: number) => writing.short(value, largest)
  const left = leftOf(tickValues.map(short))
  const across = scaleBand<string>({
    domain: rows.map(({ key }) => key),
    range: [left, width],
    paddingInner: 0.32,
    paddingOuter: 0.16,
  })
  const upward = scaleLinear<number>({
    domain: [low, tickValues.at(-1) ?? 1],
    range: [height - below, above],
  })
  const band = Math.min(across.bandwidth(), 48)
  const labels = new Map(rows.map((row) => [row.key, row.short ?? row.label]))
  const boxes = rows.map((row) =>
    (pieces.get(row.key) ?? []).map((piece) => ({
      ...piece,
      row,
      x: (across(row.key) ?? 0) + (across.bandwidth() - band) / 2,
      y: Math.min(upward(piece.from), upward(piece.to)),
      // One pixel apart, so that neighbours are told apart whatever their colour.
      tall: Math.max(1, Math.abs(upward(piece.from) - upward(piece.to)) - 1),
      of: parts.find(({ key }) => key === piece.part),
    })),
  )
  const marks = boxes.map((column) =>
    column.map((box): Mark => {
      const total = props.totalOf(box.row)
      const share = shareOf(box.to - box.from, total)
      const value = `${writing.written(box.to - box.from)}${share === null ? '' : ` (${writing.percent(share)})`}`
      return {
        key: `${box.row.key} ${box.part}`,
        name: props.saidAs(`${box.row.label}, ${box.of?.label ?? ''}`, value),
        href: box.row.href?.(box.part),
        left: box.x,
        top: box.y,
        width: band,
        height: box.tall,
        tip: (
          <TipLines
            title={box.row.label}
            note={box.row.note}
            lines={parts.map((part) => ({
              label: part.label,
              value: writing.written(box.row.values[part.key] ?? 0),
              swatch: <Swatch part={part} scope={`${scope}t${part.key}`} />,
              strong: part.key === box.part,
            }))}
          />
        ),
      }
    }),
  )
  return (
    <>
      <svg
        aria-hidden
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        style={{ height: 'auto' }}
        className="block"
      >
        <Patterns scope={scope} parts={parts} />
        <Axes {...{ across, upward, labels, tickValues, short, left, width, height, inTime }} />
        {boxes
          .flat()
          .map(
            (box) =>
              box.of && (
                <Bar
                  key={`${box.row.key} ${box.part}`}
                  x={box.x + 0.5}
                  y={box.y + 0.5}
                  width={Math.max(1, band - 1)}
                  height={Math.max(0.5, box.tall - 1)}
                  rx={1}
                  fill={fillOf(scope, box.of.hue, box.of.pattern)}
                  stroke={inkOf(box.of.hue)}
                />
              ),
          )}
      </svg>
      <Marks title={title} columns={marks} />
    </>
  )
}
