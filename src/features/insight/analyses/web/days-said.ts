import { endOfMonth, startOfMonth } from '#kernel/day.ts'
import type { Formats } from '#kernel/format.ts'
import type { Days } from '#kernel/period.ts'

/** "mars 2026", "31/03/2026", "du 01/03/2026 au 15/03/2026". */
export function daysSaid(
  { from, to }: Days,
  formats: Formats,
  between: (from: string, to: string) => string,
): string {
  if (from === to) return formats.day(from)
  const whole = from === startOfMonth(from) && to === endOfMonth(from)
  return whole ? formats.month(from.slice(0, 7)) : between(formats.day(from), formats.day(to))
}
