/** Whether more of a figure is better, or less. */
export type Better = 'more' | 'less'

/**
 * Which of some figures are the best: none where fewer than two are known, or where they are all alike.
 * Several that are equal are all the best.
 */
export function bestOf(values: readonly (number | null)[], better: Better): readonly boolean[] {
  const known = values.filter((value) => value !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const best = better === 'more' ? most : least
  const tells = known.length >= 2 && least !== most
  return values.map((value) => tells && value === best)
}
