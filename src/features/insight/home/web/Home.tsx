import { useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useSession, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Page } from '#web/ui/Page.tsx'
import { Tile } from '#web/ui/Tile.tsx'
import { useWords } from '#web/words.ts'
import { home } from '../contract.ts'
import { behind } from '../rules.ts'
import { DayAhead } from './Day.tsx'
import { FirstSteps } from './FirstSteps.tsx'
import { Todo } from './Todo.tsx'
import { both } from './words.ts'

/** The first page of the day: what to do, then how the month goes. Each figure opens its list. */
export function Home() {
  const words = useWords(both)
  const formats = useFormats()
  const { account } = useSession()
  const today = useToday()
  const figures = useReady(home, {})
  const { there, invoices, quotes, payments } = figures
  const begun = there.invoices > 0 && there.quotes > 0
  return (
    <Page
      title={words.title(account.name.split(' ')[0] ?? account.name)}
      subtitle={formats.longDay(today)}
    >
      {!begun && <FirstSteps there={there} />}
      {!invoices && !quotes && <p className="text-soft">{words.nothing}</p>}
      {begun && <DayAhead />}
      {begun && <Todo figures={figures} />}
      {begun && (invoices || payments || quotes) && (
        <section aria-label={words.month} className="flex flex-col gap-3">
          <h2 className="text-16 font-semibold">{words.month}</h2>
          <div className="grid grid-cols-1 gap-3 sm:grid-cols-2 lg:grid-cols-3">
            {invoices && (
              <Tile
                label={words.sales}
                value={formats.amount(invoices.sales.amount)}
                note={
                  invoices.salesBefore.amount === 0
                    ? words.noSalesBefore
                    : words.salesBefore(formats.amount(invoices.salesBefore.amount))
                }
                href={to('/factures', {}, behind.sales(today))}
              />
            )}
            {payments && (
              <Tile
                label={words.collected}
                value={formats.amount(payments.collected.amount)}
                note={words.payments(payments.collected.count)}
                href={to('/reglements', {}, behind.collected(today))}
              />
            )}
            {quotes && (
              <Tile
                label={words.signed}
                value={formats.amount(quotes.signed.amount)}
                note={words.quotes(quotes.signed.count)}
                href={to('/devis', {}, behind.signed(today))}
              />
            )}
          </div>
        </section>
      )}
    </Page>
  )
}
