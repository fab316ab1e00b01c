// The charts as screens use them: fetched with the first that is shown, a grey box of its height meanwhile.
import { type ComponentType, lazy, Suspense } from 'react'
import { useWords } from '../../words.ts'
import { uiWords } from '../words.ts'
import type { BarsProps } from './Bars.tsx'
import type { FunnelProps } from './Funnel.tsx'
import type { LineProps } from './Line.tsx'
import type { SharesProps } from './Shares.tsx'
import type { StacksProps } from './Stacks.tsx'

const fetched = {
  bars: lazy(() => import('./Bars.tsx').then((m) => ({ default: m.Bars }))),
  stacks: lazy(() => import('./Stacks.tsx').then((m) => ({ default: m.Stacks }))),
  line: lazy(() => import('./Line.tsx').then((m) => ({ default: m.Line }))),
  shares: lazy(() => import('./Shares.tsx').then((m) => ({ default: m.Shares }))),
  funnel: lazy(() => import('./Funnel.tsx').then((m) => ({ default: m.Funnel }))),
}

/** The place of a chart while it, or what it shows, is on its way. */
export function ChartBones({ height = 220 }: { height?: number | undefined }) {
  const words = useWords(uiWords)
  return (
    <div aria-busy="true" style={{ height: height + 36 }} className="flex flex-col gap-2">
      <span className="unseen">{words.loading}</span>
      <span aria-hidden className="skeleton block h-5 w-40" />
      <span aria-hidden className="skeleton block w-full grow" />
    </div>
  )
}

/** Upright bars, each beside what it was before. */
export const Bars = (props: BarsProps) => held(fetched.bars, props, props.height)
/** Columns made of parts, told apart by colour and by drawing. */
export const Stacks = (props: StacksProps) => held(fetched.stacks, props, props.height)
/** A series in time, beside what it was before, with a range where it is guessed. */
export const Line = (props: LineProps) => held(fetched.line, props, props.height)
/** A ranking: amount and part of the whole. */
export const Shares = (props: SharesProps) =>
  held(fetched.shares, props, props.height ?? props.rows.length * 44)
/** What is left from step to step. */
export const Funnel = (props: FunnelProps) =>
  held(fetched.funnel, props, props.height ?? props.steps.length * 68)

function held<P extends object>(Chart: ComponentType<P>, props: P, height: number | undefined) {
  return (
    <Suspense fallback={<ChartBones height={height} />}>
      <Chart {...props} />
    </Suspense>
  )
}
