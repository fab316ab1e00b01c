// The figures of the home page, each defined once: a list, and the filters under which its sum or its
// count is the figure. The page shows them, its links open them, and the tests add them up.
import { addDays, addMonths, type Day, startOfMonth } from '#kernel/day.ts'

/** Filters as the address of a list writes them. */
export type Query = Readonly<Record<string, string>>

/** What has been issued and counts: drafts are not sales yet. */
const issued = 'unpaid,partial,settled,imported'

/** The same days of the month before: from its first to today's date, or to its end if it is shorter. */
export const sameDaysBefore = (today: Day): { from: Day; to: Day } => ({
  from: startOfMonth(addMonths(today, -1)),
  to: addMonths(today, -1),
})

/** The filters behind each figure, on a day. */
export const behind = {
  late: (): Query => ({ late: 'true', sort: 'dueDay', direction: 'asc' }),
  unpaid: (): Query => ({ payment: 'unpaid' }),
  partial: (): Query => ({ payment: 'partial' }),
  invoiceDrafts: (): Query => ({ payment: 'draft' }),
  sales: (today: Day): Query => ({ from: startOfMonth(today), to: today, payment: issued }),
  salesBefore: (today: Day): Query => ({ ...sameDaysBefore(today), payment: issued }),
  collected: (today: Day): Query => ({ from: startOfMonth(today), to: today }),
  expiring: (): Query => ({ validity: 'expiring', sort: 'validUntil', direction: 'asc' }),
  expired: (): Query => ({ validity: 'expired' }),
  pending: (): Query => ({ validity: 'pending,valid,expiring' }),
  quoteDrafts: (): Query => ({ validity: 'draft' }),
  signed: (today: Day): Query => ({ validity: 'signed', from: addDays(today, -30), to: today }),
} as const
