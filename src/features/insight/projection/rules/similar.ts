import { type OpenDays, pacesOf } from './methods.ts'
import type { Situation } from './situation.ts'

// What customers who buy alike bought in the rest of a month, and what this one did: a distribution,
// whose middle is the projection and whose ends are its range. The middle is the median, since half of
// what happens lies on each side of it and no other figure is less far from what happens on average.

/** Situations of the past, ready to be compared with. */
export type Past = {
  readonly traits: Float64Array
  /** What came after, by selling day and in parts of what the customer buys in a month, in order. */
  readonly paces: Float64Array
  readonly count: number
}

const width = 5
/** How near two customers have to be to tell of each other. */
const nearness = 0.35
/** How many months of their own count as much as all that others tell. */
const trust = 6
/** The most situations that are compared with: the latest ones. */
const most = 20_000

/** Gathers what is known of the months before one. */
export function pastOf(situations: readonly Situation[], open: OpenDays): Past {
  const told = situations
    .filter(({ index }) => (open.before[index]?.rest ?? 0) > 0)
    .slice(-most)
    .map((one) => ({
      traits: one.traits,
      pace: one.rest / one.scale / (open.before[one.index]?.rest ?? 1),
    }))
    .toSorted((a, b) => a.pace - b.pace)
  const past = {
    traits: new Float64Array(told.length * width),
    paces: new Float64Array(told.length),
    count: told.length,
  }
  for (const [at, { traits, pace }] of told.entries()) {
    past.traits.set(traits, at * width)
    past.paces[at] = pace
  }
  return past
}

/** What may still be bought, at the asked levels (0.5 is the median): cents, never less than nothing. */
export function similarRest(
  situation: Situation,
  past: Past,
  open: OpenDays,
  levels: readonly number[],
): number[] {
  const own = pacesOf(situation, open)
    .map((pace) => pace / situation.scale)
    .toSorted((a, b) => a - b)
  const weights = weightsOf(situation.traits, past)
  let others = 0
  for (const one of weights) others += one
  const share = others > 0 ? own.length / (own.length + trust) : 1
  const each = own.length > 0 ? share / own.length : 0
  const scale = others > 0 ? (own.length > 0 ? 1 - share : 1) / others : 0
  return quantiles(past.paces, weights, scale, own, each, levels).map(
    (pace) => Math.max(0, pace) * situation.scale * open.rest,
  )
}

function weightsOf(traits: readonly number[], past: Past): Float64Array {
  const weights = new Float64Array(past.count)
  for (let at = 0; at < past.count; at++) {
    let apart = 0
    for (let k = 0; k < width; k++) {
      const step = (past.traits[at * width + k] as number) - (traits[k] as number)
      apart += step * step
    }
    weights[at] = Math.exp(-apart / 2 / nearness ** 2) + 1e-12
  }
  return weights
}

/** The paces below which the asked parts of all weight lie: two ordered lists, walked together. */
function quantiles(
  paces: Float64Array,
  weights: Float64Array,
  scale: number,
  own: readonly number[],
  each: number,
  levels: readonly number[],
): number[] {
  const found: number[] = []
  let [at, mine, reached, pace] = [0, 0, 0, 0]
  for (const level of levels) {
    while (reached < level - 1e-9 && (at < paces.length || mine < own.length)) {
      const [theirs, ours] = [paces[at] ?? Infinity, own[mine] ?? Infinity]
      if (theirs <= ours) {
        pace = theirs
        reached += (weights[at] as number) * scale
        at++
      } else {
        pace = ours
        reached += each
        mine++
      }
    }
    found.push(pace)
  }
  return found
}
