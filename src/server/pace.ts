// How often one address may come, counted in this process: what stands open to everyone is not to be
// emptied by one of them. Attempts on accounts are counted in the database instead (limits.ts).

/** Counts a visit, and says how many seconds to wait where there were too many (0: go on). */
export type Pace = (who: string, now: Date) => number

const remembered = 10_000

export function pace({ max, seconds }: { max: number; seconds: number }): Pace {
  const visits = new Map<string, { start: number; count: number }>()
  return (who, now) => {
    const at = now.getTime()
    const visit = visits.get(who)
    if (!visit || at - visit.start >= seconds * 1000 || at < visit.start) {
      // The oldest is forgotten first: a map keeps the order in which keys came.
      visits.delete(who)
      if (visits.size >= remembered) visits.delete(visits.keys().next().value as string)
      visits.set(who, { start: at, count: 1 })
      return 0
    }
    visit.count += 1
    return visit.count <= max ? 0 : Math.ceil((visit.start + seconds * 1000 - at) / 1000)
  }
}
