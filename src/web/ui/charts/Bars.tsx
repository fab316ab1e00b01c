import { scaleBand, scaleLinear } from '@visx/scale'
import { Bar } from '@visx/shape'
import { useId } from 'react'
import { useWords } from '../../words.ts'
import { above, Axes, below, leftOf } from './Axes.tsx'
import { type AsTable, Chart, Key, Keys } from './Chart.tsx'
import { beginning, ticks } from './layout.ts'
import { type ChartLook, useWriting, type Writing } from './look.ts'
import { type Mark, Marks, TipLines } from './Marks.tsx'
import { fillOf, inkOf, Patterns } from './patterns.tsx'
import { chartWords } from './words.ts'

export type BarRow = {
  readonly key: string
  /** In full: "mars 2026". */
  readonly label: string
  /** Below the bar: "mars"; the label where nothing is said. */
  readonly short?: string | undefined
  readonly value: number
  /** The same a year or a period before. */
  readonly before?: number | undefined
  /** What the bar opens. */
  readonly href?: string | undefined
  /** A sentence said with the value. */
  readonly note?: string | undefined
  /** Not over yet, like the month that runs: drawn striped. */
  readonly open?: boolean | undefined
}

export type BarsProps = ChartLook & {
  readonly rows: readonly BarRow[]
  /** What the two bars are: "2026", "2025". */
  readonly nowLabel?: string
  readonly beforeLabel?: string
  /** A word about what stands out ("pic", "creux"): a mark above the bar, said and in the table. */
  readonly mark?: (row: BarRow) => string | undefined
  /** Each column is a thing of its own rather than a moment: its label is shortened, none is left out. */
  readonly things?: boolean
}

/** Upright bars, each beside what it was before. */
export function Bars(props: BarsProps) {
  const { title, unit, kind, rows, quiet, empty, height = 220 } = props
  const words = useWords(chartWords)
  const writing = useWriting(kind, props.written)
  const compared = rows.some(({ before }) => before !== undefined)
  const nowLabel = props.nowLabel ?? (compared ? words.now : words.amountOf(kind ?? 'amount'))
  const beforeLabel = props.beforeLabel ?? words.before
  const nothing = rows.every(({ value, before = 0 }) => value === 0 && before === 0)
  const noteOf = (row: BarRow) => [props.mark?.(row), row.note].filter(Boolean).join(' · ')
  const noted = rows.some((row) => noteOf(row) !== '')
  const sum = (of: (row: BarRow) => number) => rows.reduce((all, row) => all + of(row), 0)
  const adds = kind !== 'rate' && kind !== 'days'
  const cellsOf = (value: number, before: number | undefined): readonly string[] => [
    writing.written(value),
    ...(compared
      ? [before === undefined ? '–' : writing.written(before), writing.changed(value, before)]
      : []),
  ]
  const table: AsTable = {
    heads: [
      '',
      nowLabel,
      ...(compared ? [beforeLabel, words.change] : []),
      ...(noted ? [words.note] : []),
    ],
    rows: nothing
      ? []
      : rows.map((row) => ({
          key: row.key,
          label: row.label,
          href: row.href,
          cells: [...cellsOf(row.value, row.before), ...(noted ? [noteOf(row)] : [])],
        })),
    ...(adds && {
      foot: [
        words.total,
        ...cellsOf(
          sum(({ value }) => value),
          sum(({ before = 0 }) => before),
        ),
      ],
    }),
  }
  const legend = compared && (
    <Keys>
      <Key swatch={<rect width={12} height={12} rx={2} fill={inkOf('accent')} />}>{nowLabel}</Key>
      <Key swatch={beforeSwatch}>{beforeLabel}</Key>
    </Keys>
  )
  return (
    <Chart {...{ title, unit, quiet, empty, table, height, legend }}>
      {(width) => (
        <Drawing
          {...{ title, rows, width, height, compared, writing, noteOf, nowLabel, beforeLabel }}
          kind={kind ?? 'amount'}
          changeLabel={words.change}
          saidAs={words.said}
          marked={(row) => props.mark?.(row) !== undefined}
          inTime={!props.things}
        />
      )}
    </Chart>
  )
}

const beforeSwatch = (
  <rect
    x={0.5}
    y={0.5}
    width={11}
    height={11}
    rx={2}
    fill="var(--color-sunken)"
    stroke="var(--color-edge)"
  />
)

type DrawingProps = {
  readonly title: string
  readonly rows: readonly BarRow[]
  readonly width: number
  readonly height: number
  readonly compared: boolean
  readonly writing: Writing
  readonly saidAs: (what: string, values: string) => string
  readonly kind: NonNullable<ChartLook['kind']>
  readonly noteOf: (row: BarRow) => string
  readonly marked: (row: BarRow) => boolean
  readonly nowLabel: string
  readonly beforeLabel: string
  readonly changeLabel: string
  readonly inTime: boolean
}

function Drawing(props: DrawingProps) {
  const { title, rows, width, height, compared, writing, inTime } = props
  const scope = useId()
  const values = rows.flatMap(({ value, before = 0 }) => [value, before])
  const { low, tickValues } = beginning(values, ticks(values, props.kind, height < 160 ? 2 : 4))
  const largest = Math.max(...tickValues.map(Math.abs))
  const short = (value: number) => writing.short(value, largest)
  const left = leftOf(tickValues.map(short))
  const across = scaleBand<string>({
    domain: rows.map(({ key }) => key),
    range: [left, width],
    paddingInner: 0.28,
    paddingOuter: 0.14,
  })
  const upward = scaleLinear<number>({
    domain: [low, tickValues.at(-1) ?? 1],
    range: [height - below, above],
  })
  const band = Math.min(across.bandwidth(), compared ? 56 : 40)
  const each = compared ? Math.max(1, (band - 2) / 2) : band
  const labels = new Map(rows.map((row) => [row.key, row.short ?? row.label]))
  return (
    <>
      <svg
        aria-hidden
        viewBox={`0 0 ${width} ${height}`}
        width="100%"
        style={{ maxWidth: '100%', height: 'auto' }}
        className="block"
      >
        <Patterns scope={scope} parts={[{ hue: 'accent', pattern: 'stripes' }]} />
        <Axes {...{ across, upward, labels, tickValues, short, left, width, height, inTime }} />
        {rows.map((row) => {
          const middle = (across(row.key) ?? 0) + across.bandwidth() / 2
          const start = middle - band / 2
          const top = Math.min(upward(row.value), upward(0))
          return (
            <g key={row.key}>
              {row.before !== undefined && row.before !== 0 && (
                <Upright
                  x={start + each + 2}
                  width={each}
                  {...between(upward(row.before), upward(0))}
                  fill="var(--color-sunken)"
                  stroke="var(--color-edge)"
                />
              )}
              {row.value !== 0 && (
                <Upright
                  x={start}
                  width={each}
                  {...between(upward(row.value), upward(0))}
                  fill={row.open ? fillOf(scope, 'accent', 'stripes') : inkOf('accent')}
                  stroke={row.open ? inkOf('accent') : undefined}
                />
              )}
              {props.marked(row) && (
                <path
                  d={`M${start + each / 2} ${top - 10}l4 4l-4 4l-4 -4z`}
                  fill="var(--color-orange)"
                />
              )}
            </g>
          )
        })}
      </svg>
      <Marks title={title} columns={rows.map((row) => [markOf(row, props, across, upward)])} />
    </>
  )
}

const between = (a: number, b: number) => ({ y: Math.min(a, b), height: Math.abs(a - b) })

function Upright({
  stroke,
  ...box
}: {
  x: number
  y: number
  width: number
  height: number
  fill: string
  stroke?: string | undefined
}) {
  // A stroke is drawn half outside: what is outlined is as wide as what is not.
  const inset = stroke ? 0.5 : 0
  return (
    <Bar
      x={box.x + inset}
      y={box.y + inset}
      width={Math.max(0.5, box.width - 2 * inset)}
      height={Math.max(1, box.height - 2 * inset)}
      rx={Math.min(2, box.width / 4)}
      fill={box.fill}
      stroke={stroke}
    />
  )
}

function markOf(
  row: BarRow,
  { writing, noteOf, nowLabel, beforeLabel, changeLabel, height, saidAs }: DrawingProps,
  across: ReturnType<typeof scaleBand<string>>,
  upward: ReturnType<typeof scaleLinear<number>>,
): Mark {
  const note = noteOf(row)
  const lines = [
    {
      label: nowLabel,
      value: writing.written(row.value),
      swatch: <rect width={12} height={12} rx={2} fill={inkOf('accent')} />,
      strong: true,
    },
    ...(row.before === undefined
      ? []
      : [
          { label: beforeLabel, value: writing.written(row.before), swatch: beforeSwatch },
          { label: changeLabel, value: writing.changed(row.value, row.before) },
        ]),
  ]
  const said = lines.map(({ label, value }) => [label, value].filter(Boolean).join(' '))
  return {
    key: row.key,
    name: saidAs(row.label, [...said, note].filter(Boolean).join(', ')),
    href: row.href,
    left: (across(row.key) ?? 0) - (across.step() - across.bandwidth()) / 2,
    top: above / 2,
    width: across.step(),
    height: height - below - above / 2,
    peak: Math.min(upward(row.value), upward(row.before ?? 0), upward(0)) - above / 2,
    tip: <TipLines title={row.label} lines={lines} note={note || undefined} />,
  }
}
