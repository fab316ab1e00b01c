import { AlarmClock, CalendarClock } from 'lucide-react'
import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { classes } from '#web/ui/classes.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Tile } from '#web/ui/Tile.tsx'
import { useWords } from '#web/words.ts'
import { behind } from '../rules.ts'
import { both, type HomeFigures } from './words.ts'

/** What waits: late invoices and quotes about to expire, the most pressing first, and the counts. */
export function Todo({ figures: { invoices, quotes } }: { figures: HomeFigures }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <section aria-label={words.today} className="flex flex-col gap-3">
      <h2 className="text-16 font-semibold">{words.today}</h2>
      <div className="grid grid-cols-1 gap-3 lg:grid-cols-2">
        {invoices && (
          <Pressing
            icon={AlarmClock}
            hue="text-red"
            title={words.late}
            amount={formats.amount(invoices.late.amount)}
            note={words.lateNote(invoices.late.count)}
            href={to('/factures', {}, behind.late())}
            empty={words.noLate}
            rows={invoices.oldest.map((invoice) => ({
              key: invoice.id,
              href: to('/factures/:id', { id: invoice.id }),
              name: invoice.customer,
              about: invoice.number,
              when: <span className="text-red">{words.daysLate(invoice.lateDays)}</span>,
              amount: formats.bare(invoice.outstanding),
            }))}
          />
        )}
        {quotes && (
          <Pressing
            icon={CalendarClock}
            hue="text-orange"
            title={words.expiring}
            amount={formats.amount(quotes.expiring.amount)}
            note={words.expiringNote(quotes.expiring.count)}
            href={to('/devis', {}, behind.expiring())}
            empty={words.noExpiring}
            rows={quotes.soonest.map((quote) => ({
              key: quote.id,
              href: to('/devis/:id', { id: quote.id }),
              name: quote.customer,
              about: quote.number,
              when: <span className="text-orange">{words.daysLeft(quote.daysLeft)}</span>,
              amount: formats.bare(quote.gross),
            }))}
          />
        )}
      </div>
      <div className="grid grid-cols-2 gap-3 lg:grid-cols-3">
        {invoices && (
          <>
            <Count
              label={words.unpaid}
              figure={invoices.unpaid}
              href={to('/factures', {}, behind.unpaid())}
            />
            <Count
              label={words.partial}
              figure={invoices.partial}
              href={to('/factures', {}, behind.partial())}
            />
            <Count
              label={words.drafts}
              figure={invoices.drafts}
              href={to('/factures', {}, behind.invoiceDrafts())}
            />
          </>
        )}
        {quotes && (
          <>
            <Count
              label={words.pending}
              figure={quotes.pending}
              href={to('/devis', {}, behind.pending())}
            />
            <Count
              label={words.expired}
              figure={quotes.expired}
              href={to('/devis', {}, behind.expired())}
            />
            <Count
              label={words.quoteDrafts}
              figure={quotes.drafts}
              href={to('/devis', {}, behind.quoteDrafts())}
            />
          </>
        )}
      </div>
    </section>
  )
}

function Count({
  label,
  figure,
  href,
}: {
  label: string
  figure: { count: number; amount: Parameters<ReturnType<typeof useFormats>['amount']>[0] }
  href: string
}) {
  const formats = useFormats()
  return (
    <Tile
      label={label}
      value={formats.integer(figure.count)}
      note={formats.amount(figure.amount)}
      href={href}
    />
  )
}

type Row = {
  key: string
  href: string
  name: string
  about: string
  when: ReactNode
  amount: string
}

function Pressing({
  icon: Icon,
  hue,
  title,
  amount,
  note,
  href,
  empty,
  rows,
}: {
  icon: LucideIcon
  hue: string
  title: string
  amount: string
  note: string
  href: string
  empty: string
  rows: readonly Row[]
}) {
  const words = useWords(both)
  return (
    <div className="min-w-0 rounded-lg border border-line bg-surface">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1 px-4 pt-3 pb-2">
        <h3 className="flex items-center gap-2 self-center text-14 font-semibold">
          <Icon aria-hidden size={16} className={hue} />
          {title}
        </h3>
        {rows.length > 0 && (
          <>
            <span className="figures text-16 font-semibold">{amount}</span>
            <span className="text-13 text-faint">{note}</span>
            <Anchor
              href={href}
              className="ml-auto rounded-sm text-13 text-accent hover:underline"
              label={words.allOf(title)}
            >
              {words.all}
            </Anchor>
          </>
        )}
      </div>
      {rows.length === 0 ? (
        <p className="px-4 pb-4 text-14 text-soft">{empty}</p>
      ) : (
        <ul className="border-t border-line">
          {rows.map((row) => (
            <li key={row.key} className="border-b border-line last:border-b-0">
              <Anchor
                href={row.href}
                className={classes(
                  'grid min-h-10 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-1.5 text-13',
                  'hover:bg-hover sm:grid-cols-[minmax(0,1fr)_9rem_7rem]',
                )}
              >
                <span className="min-w-0 truncate">
                  <span className="font-medium">{row.name}</span>{' '}
                  <span className="text-faint">{row.about}</span>
                </span>
                <span className="max-sm:order-3 max-sm:col-span-2">{row.when}</span>
                <span className="figures text-right font-medium">{row.amount}</span>
              </Anchor>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
