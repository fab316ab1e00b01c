// Where appointments are drawn in a column: beside each other where they are at the same time.
import type { Day } from '#kernel/day.ts'
import { minutesAt } from '../rules/clock.ts'

/** A day, or a person on a day. */
export type Column = {
  readonly key: string
  readonly day: Day
  readonly person: { readonly id: string; readonly name: string } | null
  readonly label: string
  /** Said in full. */
  readonly said: string
}

export type Timed = { readonly id: string; readonly startsAt: string; readonly endsAt: string }
export type Segment<A extends Timed> = {
  readonly of: A
  /** Minutes since midnight, on the clocks of the company. */
  readonly from: number
  readonly to: number
  /** It began on a day before, or goes on after this one. */
  readonly goesOn: boolean
}
export type Placed<A extends Timed> = Segment<A> & { readonly lane: number; readonly lanes: number }

/** The parts of appointments that fall on a day. */
export function segmentsOf<A extends Timed>(
  all: readonly A[],
  day: Day,
  timeZone: string,
): Segment<A>[] {
  return all.flatMap((of) => {
    const [start, end] = [minutesAt(of.startsAt, timeZone), minutesAt(of.endsAt, timeZone)]
    const from = start.day < day ? 0 : start.day === day ? start.minutes : null
    const to = end.day > day ? 1440 : end.day === day ? end.minutes : null
    if (from === null || to === null || to <= from) return []
    return [{ of, from, to, goesOn: start.day < day || end.day > day }]
  })
}

/** Gives each a lane, so that none covers another; those that touch share the width. */
export function placed<A extends Timed>(segments: readonly Segment<A>[]): Placed<A>[] {
  const sorted = segments.toSorted((a, b) => a.from - b.from || b.to - a.to)
  const done: Placed<A>[] = []
  let cluster: (Segment<A> & { lane: number })[] = []
  const flush = () => {
    const lanes = Math.max(0, ...cluster.map(({ lane }) => lane + 1))
    done.push(...cluster.map((one) => ({ ...one, lanes })))
    cluster = []
  }
  for (const segment of sorted) {
    if (cluster.every(({ to }) => to <= segment.from)) flush()
    const taken = new Set(cluster.filter(({ to }) => to > segment.from).map(({ lane }) => lane))
    let lane = 0
    while (taken.has(lane)) lane += 1
    cluster.push({ ...segment, lane })
  }
  flush()
  return done
}
