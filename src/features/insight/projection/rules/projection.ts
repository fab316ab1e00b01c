import { type Cents, cents } from '#kernel/money.ts'
import {
  intermittent,
  type Method,
  type OpenDays,
  runRate,
  seasonalShare,
  smoothed,
  usualRest,
} from './methods.ts'
import { type Past, similarRest } from './similar.ts'
import type { Kind, Situation } from './situation.ts'

/** Active months before this one, below which nothing is foreseen: it would be a guess. */
export const leastMonths = 4

/** What a customer will have bought when the month is over. */
export type Projection = {
  readonly kind: Kind
  readonly method: MethodName
  readonly soFar: Cents
  /** The most likely total of the month: as many such months end above it as below. */
  readonly likely: Cents
  /** Eight such months in ten end between these. */
  readonly low: Cents
  readonly high: Cents
}

/** The ways of foreseeing that compete, by name; `similar` weighs customers who buy alike. */
export const rivals = {
  runRate,
  seasonalShare,
  usualRest,
  smoothed,
  intermittent,
} satisfies Record<string, Method>

export type MethodName = keyof typeof rivals | 'similar'
export const methodNames: readonly MethodName[] = [
  'similar',
  ...(Object.keys(rivals) as (keyof typeof rivals)[]),
]

/** What each way foresees for the rest of the month, with the range: cents, not rounded. */
export type Foreseen = {
  readonly rest: Readonly<Record<MethodName, number>>
  readonly low: number
  readonly high: number
}

export function foresee(situation: Situation, past: Past, open: OpenDays): Foreseen {
  const [low, middle, high] = similarRest(situation, past, open, [0.1, 0.5, 0.9]) as [
    number,
    number,
    number,
  ]
  const rest = Object.fromEntries(
    Object.entries(rivals).map(([name, method]) => [name, method(situation, open)]),
  ) as Record<keyof typeof rivals, number>
  return { rest: { ...rest, similar: middle }, low, high }
}

/** The projection by one of the ways; its range always holds its most likely value. */
export function projection(
  situation: Situation,
  { rest, low, high }: Foreseen,
  method: MethodName,
): Projection {
  const at = (more: number): Cents => cents(Math.round(situation.soFar + more))
  const likely = rest[method]
  return {
    kind: situation.kind,
    method,
    soFar: at(0),
    likely: at(likely),
    low: at(Math.min(low, likely)),
    high: at(Math.max(high, likely)),
  }
}
