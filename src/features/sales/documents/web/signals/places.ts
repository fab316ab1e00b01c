// Which list each figure of a reason sums, and what one does about it.
import type { customerSignal } from '#features/insight/portfolio/contract.ts'
import { quoteDays } from '#features/insight/portfolio/rules/reach.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { addDays, addMonths, type Day } from '#kernel/day.ts'
import { to } from '#web/site.ts'

export type Signal = OutputOf<typeof customerSignal>
export type Reason = Signal['reasons'][number]
export type SignalKind = Signal['kinds'][number]
export type ProposedAct = NonNullable<Signal['act']>

/** The controls of orders that are confirmed. */
const open = 'blocked,on_hold,unreviewed,incomplete,purchasable,purchased,nothing_to_buy'

const invoices = (customer: string, filters: Record<string, string> = {}) =>
  to('/factures', {}, { customer, ...filters })
const quotes = (customer: string, today: Day, validity: string) =>
  to('/devis', {}, { customer, validity, from: addDays(today, -quoteDays) })
const lastDays = (end: Day) => ({ from: addDays(end, -89), to: end })

/** The lists behind the figures of a reason, by the names that its sentence has between braces. */
export function listsOf(
  { code }: Pick<Reason, 'code'>,
  customer: string,
  today: Day,
): Readonly<Record<string, string>> {
  const yearAgo = addMonths(today, -12)
  switch (code) {
    case 'silence':
    case 'reorder':
      return { days: invoices(customer) }
    case 'fall':
    case 'growth':
      return {
        amount: invoices(customer, lastDays(today)),
        before: invoices(customer, lastDays(yearAgo)),
      }
    case 'season':
      return {
        amount: invoices(customer, { from: addDays(yearAgo, 1), to: addDays(yearAgo, 30) }),
      }
    case 'slower':
      return { days: invoices(customer, { payment: 'settled' }) }
    case 'overdue':
      return { amount: invoices(customer, { late: 'true' }) }
    case 'late_orders': {
      const late = to('/commandes', {}, { customer, control: open, deliveryTo: addDays(today, -1) })
      return { count: late, amount: late }
    }
    case 'late_tasks':
      return { count: tasksOf(customer) }
    case 'expiring':
    case 'expired': {
      const list = quotes(customer, today, code)
      return { count: list, amount: list }
    }
    case 'waiting': {
      const list = quotes(customer, today, 'valid,pending')
      return { count: list, amount: list }
    }
  }
}

const tasksOf = (id: string) => to('/clients/:id', { id }, { onglet: 'historique' })

/** Where one does what is proposed; null for what is done where one is. */
export function placeOfAct(act: ProposedAct, customer: string, today: Day): string | null {
  switch (act) {
    case 'call':
      return null
    case 'meet':
      return to('/clients/:id/rendez-vous', { id: customer })
    case 'remind_invoices':
      return invoices(customer, { late: 'true' })
    case 'remind_quotes':
      return quotes(customer, today, 'expiring,expired,valid,pending')
    case 'quote':
      return to('/devis/nouveau', {}, { client: customer })
    case 'open_orders':
      return to('/commandes', {}, { customer, control: open, deliveryTo: addDays(today, -1) })
    case 'open_tasks':
      return tasksOf(customer)
  }
}
