import { addDays, addMonths, type Day, day, daysBetween, endOfMonth, monthOf } from '#kernel/day.ts'
import { publicHolidays } from '#kernel/holidays.ts'

// What a customer bought, day by day, as a projection reads it: each month cut in two at the same day.
// Amounts are cents, as numbers: they are weighed and averaged here, and become money again at the end.

/** What one customer bought, net of credit notes: one row a day, in the order of the days. */
export type Ledger = {
  readonly customer: string
  readonly sales: readonly { readonly day: Day; readonly net: number }[]
}

/** A ledger as it travels: days and cents, apart by a space, which weigh little and need no reading on the way. */
export type WrittenLedger = {
  readonly customer: string
  readonly days: string
  readonly nets: string
}

export function readLedger({ customer, days, nets }: WrittenLedger): Ledger {
  const amounts = nets.split(' ')
  const sales = days.split(' ').map((on, at) => ({ day: on as Day, net: Number(amounts[at]) }))
  return { customer, sales }
}

/** A month of a customer, seen from a day of it: what was bought until then, and what came after. */
export type Halves = { readonly soFar: number; readonly rest: number }

/** The months from the first to the last, both included ("2026-03"). */
export function monthsBetween(first: string, last: string): string[] {
  const months: string[] = []
  for (let on = day(`${first}-01`); monthOf(on) <= last; on = addMonths(on, 1))
    months.push(monthOf(on))
  return months
}

/** The day from whose evening a month is seen: the asked date, or the last of a shorter month. */
export function cutOf(month: string, date: number): Day {
  const last = endOfMonth(day(`${month}-01`))
  const asked = `${month}-${String(date).padStart(2, '0')}`
  return asked > last ? last : day(asked)
}

/** Each month of a ledger, cut at a date. */
export function halvesOf(ledger: Ledger, months: readonly string[], date: number): Halves[] {
  const at = new Map(months.map((month, index) => [month, index]))
  const cuts = months.map((month) => cutOf(month, date))
  const halves = months.map(() => ({ soFar: 0, rest: 0 }))
  for (const { day: on, net } of ledger.sales) {
    const index = at.get(monthOf(on))
    if (index === undefined) continue
    const half = halves[index] as { soFar: number; rest: number }
    if (on <= (cuts[index] as Day)) half.soFar += net
    else half.rest += net
  }
  return halves
}

/** The weekdays (0 is Sunday) on which a company sells: those with a real part of its selling days. */
export function openWeekdays(ledgers: readonly Ledger[], before: Day): ReadonlySet<number> {
  const counts = new Map<number, number>()
  let all = 0
  for (const { sales } of ledgers)
    for (const { day: on } of sales) {
      if (on >= before) break
      const weekday = weekdayOf(on)
      counts.set(weekday, (counts.get(weekday) ?? 0) + 1)
      all++
    }
  if (all === 0) return new Set([1, 2, 3, 4, 5])
  return new Set([...counts].filter(([, count]) => count / all >= 0.03).map(([weekday]) => weekday))
}

/** How many days of a month after a day, and until it, a company sells on. */
export function openDays(
  cut: Day,
  open: ReadonlySet<number>,
  country: string,
): { soFar: number; rest: number } {
  const holidays = publicHolidays(Number(cut.slice(0, 4)), country)
  const last = endOfMonth(cut)
  const found = { soFar: 0, rest: 0 }
  for (let on = day(`${monthOf(cut)}-01`); on <= last; on = addDays(on, 1)) {
    if (!open.has(weekdayOf(on)) || holidays.has(on)) continue
    if (on <= cut) found.soFar++
    else found.rest++
  }
  return found
}

/** The days on which a customer bought, until a day. */
export const buyingDays = (ledger: Ledger, until: Day): Day[] =>
  ledger.sales.filter(({ day: on, net }) => on <= until && net > 0).map(({ day: on }) => on)

const monday = day('2024-01-01')
const weekdayOf = (on: Day): number => (((daysBetween(monday, on) + 1) % 7) + 7) % 7
