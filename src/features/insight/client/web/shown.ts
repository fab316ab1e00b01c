// What is known of a client, as far as it decides which widgets their dashboard has.
import { countOf } from '../rules/mix.ts'
import type { Known } from '../rules/shown.ts'
import type { Dashboard } from './client.ts'

/** A part that could not be read is shown: it says so alone. */
export function knownOf(told: Dashboard): Known {
  const { failed, sales, deals, brands, due, paying, items, mix, open, walkIn } = told
  const missing = (part: (typeof failed)[number]): boolean => failed.includes(part)
  const plenty = 1000
  const thirteen = sales && [sales.net, sales.before, sales.trend.lastYearMonth.net]
  return {
    walkIn,
    sales: missing('sales')
      ? { ever: true, recent: true }
      : sales && { ever: sales.ever, recent: thirteen!.some((net) => net !== 0) },
    quotes: missing('deals')
      ? { sent: plenty, answered: plenty, orders: plenty }
      : deals &&
        (deals.quotes || deals.orders
          ? {
              sent: deals.quotes?.sent.count ?? 0,
              answered: deals.quotes
                ? deals.quotes.signed.count +
                  deals.quotes.refused.count +
                  deals.quotes.expired.count
                : 0,
              orders: deals.orders?.count ?? 0,
            }
          : null),
    brands: missing('brands') ? plenty : brands && brands.rows.length,
    due: missing('due') ? true : due && due.count > 0,
    paid: missing('paying') ? plenty : paying && paying.count,
    items: missing('items') ? plenty : items && items.count,
    activities: missing('mix') ? plenty : mix && countOf(mix.counts),
    open: missing('open')
      ? plenty
      : open && Object.values(open).reduce((all, one) => all + (one?.count ?? 0), 0),
  }
}
