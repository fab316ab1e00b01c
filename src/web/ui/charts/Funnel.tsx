import { useWords } from '../../words.ts'
import { classes } from '../classes.ts'
import { Anchor } from '../Link.tsx'
import { Chart } from './Chart.tsx'
import { shareOf } from './layout.ts'
import { useListKeys } from './list-keys.ts'
import { type ChartLook, useWriting } from './look.ts'
import { chartWords } from './words.ts'

export type FunnelStep = {
  readonly key: string
  readonly label: string
  readonly count: number
  /** In the chart's kind: cents where nothing is said; null where a step is only counted. */
  readonly amount: number | null
  /** Of the step before, in hundredths of a percent; by count where nothing is said; null where it has none. */
  readonly rate?: number | null | undefined
  /** How long half of them took from the step before, in words. */
  readonly took?: string | undefined
  readonly href?: string | undefined
}

export type FunnelProps = ChartLook & { readonly steps: readonly FunnelStep[] }

/** What is left from step to step: how many, how much, and which part went on. */
export function Funnel({ title, unit, kind, quiet, empty, height, ...props }: FunnelProps) {
  const words = useWords(chartWords)
  const amounts = useWriting(kind, props.written)
  const counts = useWriting('count')
  const steps = props.steps.every(({ count }) => count === 0) ? [] : props.steps
  const widest = Math.max(...steps.map(({ count }) => count), 1)
  const rateOf = (at: number): string | null => {
    const before = steps[at - 1]
    const step = steps[at]
    if (!before || !step) return null
    const rate = step.rate === undefined ? shareOf(step.count, before.count) : step.rate
    // What came by another way as well is no part of the step before.
    return rate === null || rate > 100_00 ? null : amounts.percent(rate)
  }
  const { box, onKeyDown, reached, onFocus } = useListKeys(steps.length)
  const amountOf = ({ amount }: FunnelStep) => (amount === null ? '–' : amounts.written(amount))
  const isTimed = steps.some(({ took }) => took !== undefined)
  const table = {
    heads: ['', words.count, words.amount, words.rate, ...(isTimed ? [words.took] : [])],
    rows: steps.map((step, at) => ({
      key: step.key,
      label: step.label,
      href: step.href,
      cells: [
        ...[counts.written(step.count), amountOf(step), rateOf(at) ?? '–'],
        ...(isTimed ? [step.took ?? '–'] : []),
      ],
    })),
  }
  return (
    <Chart {...{ title, unit, quiet, empty, table, height: height ?? steps.length * 68 }}>
      {() => (
        <ol ref={box} onKeyDown={onKeyDown} aria-label={title} className="flex flex-col gap-1">
          {steps.map((step, at) => {
            const rate = rateOf(at)
            const inside = (
              <>
                <span className="flex items-baseline justify-between gap-3 text-13">
                  <span className="min-w-0">{step.label}</span>
                  <span className="flex shrink-0 items-baseline gap-2">
                    <span className="figures font-medium">{counts.written(step.count)}</span>
                    <span className="figures text-12 text-soft">{amountOf(step)}</span>
                  </span>
                </span>
                <span
                  aria-hidden
                  className="mt-1 block h-4 min-w-0.5 rounded-sm bg-fill [print-color-adjust:exact]"
                  style={{ width: `${(step.count / widest) * 100}%` }}
                />
                {rate && (
                  <span className="figures mt-1 block text-12 text-soft">
                    {words.ofBefore(rate)}
                    {step.took && <> · {words.median(step.took)}</>}
                  </span>
                )}
              </>
            )
            const look = 'block rounded-md px-1 py-1.5'
            return (
              <li key={step.key} onFocus={() => onFocus(at)}>
                {step.href ? (
                  <Anchor
                    href={step.href}
                    tabIndex={at === reached ? 0 : -1}
                    className={classes(look, 'transition-colors duration-100 hover:bg-hover')}
                  >
                    {inside}
                  </Anchor>
                ) : (
                  <span className={look}>{inside}</span>
                )}
              </li>
            )
          })}
        </ol>
      )}
    </Chart>
  )
}
