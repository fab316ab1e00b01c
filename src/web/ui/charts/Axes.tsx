// The two axes of a chart with columns, drawn by visx: hairlines and short round values at the left,
// the names of the columns below.
import { AxisBottom, AxisLeft } from '@visx/axis'
import type { scaleBand, scaleLinear, scalePoint } from '@visx/scale'
import { fitted, widthOf } from './layout.ts'

export type Across = ReturnType<typeof scaleBand<string>> | ReturnType<typeof scalePoint<string>>
export type Upward = ReturnType<typeof scaleLinear<number>>

export const below = 24
export const above = 12

/** The room that the values of the left axis take: figures are wider than the letters of labels. */
export const leftOf = (written: readonly string[]): number =>
  Math.ceil(Math.max(...written.map(widthOf), 8) * 1.2) + 10

export function Axes({
  across,
  upward,
  labels,
  tickValues,
  short,
  left,
  width,
  height,
  inTime,
}: {
  across: Across
  upward: Upward
  /** By key, what is written below each column. */
  labels: ReadonlyMap<string, string>
  tickValues: readonly number[]
  short: (value: number) => string
  left: number
  width: number
  height: number
  inTime: boolean
}) {
  const keys = across.domain()
  const written = fitted(
    keys.map((key) => labels.get(key) ?? key),
    across.step(),
    inTime,
  )
  const shown = new Map(keys.map((key, at) => [key, written[at]]))
  return (
    <>
      {tickValues.map((value) => (
        <line
          key={value}
          x1={left}
          x2={width}
          y1={upward(value)}
          y2={upward(value)}
          stroke={value === 0 ? 'var(--color-edge)' : 'var(--color-line)'}
          shapeRendering="crispEdges"
        />
      ))}
      <AxisLeft
        scale={upward}
        left={left}
        tickValues={[...tickValues]}
        tickFormat={(value) => short(Number(value))}
        hideAxisLine
        hideTicks
        tickLength={8}
        tickComponent={({ y, formattedValue }) => (
          <text x={-8} y={y} dy="0.35em" textAnchor="end" fill="var(--color-faint)" fontSize={12}>
            {formattedValue}
          </text>
        )}
      />
      <AxisBottom
        scale={across}
        top={height - below}
        hideAxisLine
        hideTicks
        tickValues={keys.filter((key) => shown.get(key))}
        tickFormat={(key) => shown.get(key) ?? ''}
        tickComponent={({ x, formattedValue = '' }) => {
          // What would be cut at an edge leans on it instead.
          const half = widthOf(formattedValue) / 2
          const side = x + half > width ? 'end' : x - half < 0 ? 'start' : 'middle'
          const at = side === 'end' ? width : side === 'start' ? 0 : x
          return (
            <text x={at} y={17} textAnchor={side} fill="var(--color-soft)" fontSize={12}>
              {formattedValue}
            </text>
          )
        }}
      />
    </>
  )
}
