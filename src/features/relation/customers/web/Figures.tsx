import { AlarmClock, CalendarCheck, ChartNoAxesColumn, Wallet } from 'lucide-react'
import { addDays, addMonths, daysBetween } from '#kernel/day.ts'
import { subtract } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Tile } from '#web/ui/Tile.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'

/** Owed, late, sold: each a way to the documents that it sums. */
export function Figures({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const today = useToday()
  const { can } = useRights()
  const { figures, id } = customer
  if (!figures) return null
  const { balance, overdue, overdueDays, turnover, turnoverBefore, lastInvoiceDay } = figures
  function standing(): string {
    if (balance === 0) return words.upToDate
    if (balance < 0) return words.inCredit
    const toCome = subtract(balance, overdue)
    return toCome > 0 ? words.toCome(formats.amount(toCome)) : words.allDue
  }
  return (
    <div className="grid grid-cols-2 gap-2 sm:gap-3 lg:grid-cols-4">
      <Tile
        label={words.columns.balance}
        icon={Wallet}
        hue={balance > 0 ? 'orange' : 'grey'}
        value={formats.amount(balance)}
        note={standing()}
        {...(can('payments.read') ? { href: to('/clients/:id/releve', { id }) } : {})}
      />
      <Tile
        label={words.columns.overdue}
        icon={AlarmClock}
        hue={overdue > 0 ? 'red' : 'grey'}
        value={overdue > 0 ? formats.amount(overdue) : '–'}
        note={overdue > 0 ? words.lateDays(overdueDays) : words.nothingLate}
        href={to('/factures', {}, { customer: id, late: 'true' })}
      />
      <Tile
        label={words.columns.turnover}
        icon={ChartNoAxesColumn}
        value={formats.amount(turnover)}
        note={
          turnoverBefore === 0 ? words.noSaleBefore : words.before(formats.amount(turnoverBefore))
        }
        href={to(
          '/factures',
          {},
          { customer: id, from: addDays(addMonths(today, -12), 1), to: today },
        )}
      />
      <Tile
        label={words.columns.lastInvoice}
        icon={CalendarCheck}
        value={lastInvoiceDay === null ? '–' : formats.day(lastInvoiceDay)}
        note={
          lastInvoiceDay === null
            ? words.neverInvoiced
            : words.ago(daysBetween(lastInvoiceDay, today))
        }
        href={to('/factures', {}, { customer: id })}
      />
    </div>
  )
}
