import { scalePoint, scaleLinear } from '@visx/scale'
import { Area, LinePath } from '@visx/shape'
import { useWords } from '../../words.ts'
import { above, Axes, below, leftOf } from './Axes.tsx'
import { Chart, Key, Keys } from './Chart.tsx'
import { ticks } from './layout.ts'
import { type ChartLook, useWriting, type Writing } from './look.ts'
import { Marks, TipLines } from './Marks.tsx'
import { inkOf } from './patterns.tsx'
import { chartWords } from './words.ts'

export type LineRow = {
  readonly key: string
  readonly label: string
  readonly short?: string | undefined
  /** null where it is not known (yet): the line stops. */
  readonly value: number | null
  readonly before?: number | null | undefined
  /** Between which it may lie: a shaded range. */
  readonly low?: number | undefined
  readonly high?: number | undefined
  readonly href?: string | undefined
  readonly note?: string | undefined
}

export type LineProps = ChartLook & {
  readonly rows: readonly LineRow[]
  readonly nowLabel?: string
  readonly beforeLabel?: string
}

/** A series in time: a full line, what it was before as a dashed one, and a range where it is guessed. */
export function Line(props: LineProps) {
  const { title, unit, kind = 'amount', quiet, empty, height = 220 } = props
  const words = useWords(chartWords)
  const writing = useWriting(kind, props.written)
  const nowLabel = props.nowLabel ?? words.now
  const beforeLabel = props.beforeLabel ?? words.before
  const known = props.rows.some(({ value, before }) => Boolean(value) || Boolean(before))
  const rows = known ? props.rows : []
  const compared = rows.some(({ before }) => before !== undefined && before !== null)
  const written = (value: number | null | undefined) =>
    value === null || value === undefined ? '–' : writing.written(value)
  const table = {
    heads: ['', nowLabel, ...(compared ? [beforeLabel, words.change] : [])],
    rows: rows.map((row) => ({
      key: row.key,
      label: row.label,
      href: row.href,
      cells: [
        written(row.value),
        ...(compared ? [written(row.before), writing.changed(row.value, row.before)] : []),
      ],
    })),
  }
  const legend = compared && (
    <Keys>
      <Key swatch={<path d="M0 6H12" stroke={inkOf('accent')} strokeWidth={2} />}>{nowLabel}</Key>
      <Key swatch={dashed}>{beforeLabel}</Key>
    </Keys>
  )
  return (
    <Chart {...{ title, unit, quiet, empty, table, height, legend }}>
      {(width) => (
        <Drawing
          {...{ title, rows, width, height, kind, writing, nowLabel, beforeLabel, written }}
          changeLabel={words.change}
          saidAs={words.said}
          rangeLabel={words.likely}
          rangeSaid={words.range}
        />
      )}
    </Chart>
  )
}

const dashed = <path d="M0 6H12" stroke="var(--color-edge)" strokeWidth={2} strokeDasharray="3 2" />

type DrawingProps = {
  readonly title: string
  readonly rows: readonly LineRow[]
  readonly width: number
  readonly height: number
  readonly kind: NonNullable<ChartLook['kind']>
  readonly writing: Writing
  readonly saidAs: (what: string, values: string) => string
  readonly nowLabel: string
  readonly beforeLabel: string
  readonly changeLabel: string
  readonly rangeLabel: string
  readonly rangeSaid: (low: string, high: string) => string
  readonly written: (value: number | null | undefined) => string
}

function Drawing(props: DrawingProps) {
  const { title, rows, width, height, writing, written } = props
  const all = rows.flatMap(({ value, before, low, high }) => [value, before, low, high])
  const tickValues = ticks(
    all.filter((one) => one !== null && one !== undefined),
    props.kind,
    height < 160 ? 2 : 4,
  )
  const largest = Math.max(...tickValues.map(Math.abs))
  const short = (value: number) => writing.short(value, largest)
  const left = leftOf(tickValues.map(short))
  const across = scalePoint<string>({
    domain: rows.map(({ key }) => key),
    range: [left, width],
    padding: 0.5,
  })
  const upward = scaleLinear<number>({
    domain: [tickValues[0] ?? 0, tickValues.at(-1) ?? 1],
    range: [height - below, above],
  })
  const x = (row: LineRow) => across(row.key) ?? 0
  const labels = new Map(rows.map((row) => [row.key, row.short ?? row.label]))
  const ranged = rows.filter(({ low, high }) => low !== undefined && high !== undefined)
  const dots = rows.length <= 40
  return (
    <>
      <svg
        aria-hidden
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        style={{ height: 'auto' }}
        className="block"
      >
        <Axes {...{ across, upward, labels, tickValues, short, left, width, height }} inTime />
        {ranged.length > 0 && (
          <Area
            data={ranged}
            x={x}
            y0={({ low = 0 }) => upward(low)}
            y1={({ high = 0 }) => upward(high)}
            fill={inkOf('accent')}
            fillOpacity={0.14}
          />
        )}
        <LinePath
          data={[...rows]}
          x={x}
          y={({ before }) => upward(before ?? 0)}
          defined={({ before }) => before !== null && before !== undefined}
          stroke="var(--color-edge)"
          strokeWidth={1.5}
          strokeDasharray="4 3"
          fill="none"
        />
        <LinePath
          data={[...rows]}
          x={x}
          y={({ value }) => upward(value ?? 0)}
          defined={({ value }) => value !== null}
          stroke={inkOf('accent')}
          strokeWidth={2}
          strokeLinejoin="round"
          fill="none"
        />
        {dots &&
          rows.map(
            (row) =>
              row.value !== null && (
                <circle
                  key={row.key}
                  cx={x(row)}
                  cy={upward(row.value)}
                  r={3}
                  fill="var(--color-surface)"
                  stroke={inkOf('accent')}
                  strokeWidth={2}
                />
              ),
          )}
      </svg>
      <Marks
        title={title}
        columns={rows.map((row) => {
          const lines = linesOf(row, props)
          const said = lines.map(({ label, value }) => [label, value].filter(Boolean).join(' '))
          return [
            {
              key: row.key,
              name: props.saidAs(row.label, [...said, row.note].filter(Boolean).join(', ')),
              href: row.href,
              left: x(row) - across.step() / 2,
              top: above / 2,
              width: across.step(),
              height: height - below - above / 2,
              peak: upward(Math.max(row.value ?? 0, row.before ?? 0, row.high ?? 0)) - above / 2,
              tip: <TipLines title={row.label} lines={lines} note={row.note} />,
            },
          ]
        })}
      />
    </>
  )

  function linesOf(row: LineRow, { nowLabel, beforeLabel, rangeLabel, rangeSaid }: DrawingProps) {
    return [
      {
        label: nowLabel,
        value: written(row.value),
        swatch: <path d="M0 6H12" stroke={inkOf('accent')} strokeWidth={2} />,
        strong: true,
      },
      ...(row.before === undefined
        ? []
        : [
            { label: beforeLabel, value: written(row.before), swatch: dashed },
            {
              label: props.changeLabel,
              value: writing.changed(row.value, row.before),
            },
          ]),
      ...(row.low === undefined || row.high === undefined
        ? []
        : [{ label: rangeLabel, value: rangeSaid(written(row.low), written(row.high)) }]),
    ]
  }
}
