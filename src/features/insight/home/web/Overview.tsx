// The first tab: what needs one, and how things stand.
import {
  AlarmClock,
  BadgeCheck,
  CalendarCheck,
  CalendarClock,
  CalendarX,
  CirclePause,
  CreditCard,
  FolderKanban,
  Hammer,
  Hourglass,
  ListX,
  OctagonX,
  PackageCheck,
  PencilLine,
  ReceiptText,
  ShieldQuestionMark,
  ShoppingCart,
  Truck,
  Wallet,
} from 'lucide-react'
import { type ComponentType, lazy, Suspense } from 'react'
import type { Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { useInboxCount } from '#web/inbox.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Anchor, LinkButton } from '#web/ui/Link.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import type { WidgetName } from '../rules.ts'
import { useBoard } from './board.ts'
import { Large, type Line, Lines, Split, useCsv } from './Figures.tsx'
import { Appointments, Tasks } from './MyDay.tsx'
import { both } from './words.ts'

const Unread = lazy(() => import('./Unread.tsx').then((m) => ({ default: m.Unread })))

/** The widgets of the first tab. */
export const overview: Readonly<Partial<Record<WidgetName, ComponentType>>> = {
  due: Due,
  tasks: Tasks,
  quotes: Quotes,
  invoices: Invoices,
  orders: Orders,
  appointments: Appointments,
  messages: Messages,
}

function Due() {
  const words = useWords(both)
  const formats = useFormats()
  const { home, told, href, stateOf } = useBoard()
  const [outstanding, late] = [told('outstanding'), told('late')]
  const archived = told('projectsArchivedDue')
  const lines: Line[] = [
    { name: 'ordersToInvoice', label: words.leftToInvoice, icon: ReceiptText, hue: 'blue' },
    { name: 'quotesToBill', label: words.plansToInvoice, icon: BadgeCheck, hue: 'blue' },
    ...(archived?.count
      ? [
          {
            ...{ name: 'projectsArchivedDue' as const, label: words.archivedDue },
            ...{ icon: FolderKanban, hue: 'orange' as const },
          },
        ]
      : []),
  ]
  const csv = useCsv([{ name: 'outstanding', label: words.widgets.due }, ...lines])
  return (
    <Widget
      title={words.widgets.due}
      said={words.said.due}
      icon={Wallet}
      href={outstanding && href('outstanding')}
      csv={csv}
      state={stateOf('due')}
    >
      {outstanding && (
        <div className="mb-3">
          {outstanding.amount === 0 ? (
            <p className="text-14 text-soft">{words.noneDue}</p>
          ) : (
            <Large value={formats.amount(outstanding.amount!)} href={href('outstanding')}>
              {late?.amount ? (
                <Anchor
                  href={href('late')}
                  className="inline-flex min-h-6 items-center rounded-sm text-red hover:underline"
                >
                  {words.overdueOf(formats.amount(late.amount))}
                </Anchor>
              ) : (
                words.noneOverdue
              )}
            </Large>
          )}
        </div>
      )}
      <Lines lines={lines} />
      <Waiting
        rows={home.oldest.map((invoice) => ({
          ...invoice,
          href: to('/factures/:id', { id: invoice.id }),
          when: words.daysLate(invoice.days),
          ink: 'text-red',
        }))}
        title={words.late}
        href={href('late')}
      />
    </Widget>
  )
}

function Quotes() {
  const words = useWords(both)
  const { can } = useRights()
  const { home, told, href, stateOf } = useBoard()
  const lines: Line[] = [
    { name: 'quotesExpiring', label: words.expiring, icon: CalendarClock, hue: 'orange' },
    { name: 'quotesExpired', label: words.expired, icon: CalendarX, hue: 'red' },
    { name: 'quotesValid', label: words.valid, icon: CalendarCheck, hue: 'blue' },
    { name: 'quotesPending', label: words.pending, icon: Hourglass, hue: 'grey' },
    { name: 'quotesSigned', label: words.signed, icon: BadgeCheck, hue: 'green' },
    { name: 'quoteDrafts', label: words.drafts, icon: PencilLine, hue: 'grey' },
  ]
  const csv = useCsv(lines)
  const none = lines.every(({ name }) => !told(name)?.count)
  const waiting = (told('quotesExpiring')?.count ?? 0) + (told('quotesExpired')?.count ?? 0)
  return (
    <Widget
      title={words.widgets.quotes}
      said={words.said.quotes}
      icon={CalendarClock}
      href={to('/devis')}
      csv={csv}
      actions={
        waiting > 0 &&
        can('quotes.write') && (
          <LinkButton size="small" href={to('/devis', {}, { validity: 'expiring,expired' })}>
            {words.remind}
          </LinkButton>
        )
      }
      state={{
        ...stateOf('quotes'),
        empty: none && (
          <span className="flex flex-col items-start gap-3">
            {words.noQuote}
            {can('quotes.write') && (
              <LinkButton size="small" href={to('/devis/nouveau')}>
                {words.createQuote}
              </LinkButton>
            )}
          </span>
        ),
      }}
    >
      <Split
        parts={[
          { name: 'quotesExpiring', hue: 'orange' },
          { name: 'quotesExpired', hue: 'red' },
          { name: 'quotesValid', hue: 'blue' },
          { name: 'quotesPending', hue: 'grey' },
        ]}
      />
      <Lines lines={lines} />
      <Waiting
        rows={home.soonest.map((quote) => ({
          ...quote,
          href: to('/devis/:id', { id: quote.id }),
          when: words.daysLeft(quote.days),
          ink: 'text-orange',
        }))}
        title={words.expiring}
        href={href('quotesExpiring')}
      />
    </Widget>
  )
}

function Invoices() {
  const words = useWords(both)
  const { told, stateOf } = useBoard()
  const lines: Line[] = [
    { name: 'late', label: words.late, icon: AlarmClock, hue: 'red' },
    { name: 'unpaid', label: words.unpaid, icon: CreditCard, hue: 'grey' },
    { name: 'partial', label: words.partial, icon: CreditCard, hue: 'orange' },
    { name: 'settled', label: words.settled, icon: BadgeCheck, hue: 'green' },
    { name: 'invoiceDrafts', label: words.drafts, icon: PencilLine, hue: 'grey' },
  ]
  const csv = useCsv(lines)
  return (
    <Widget
      title={words.widgets.invoices}
      said={words.said.invoices}
      icon={CreditCard}
      href={to('/factures')}
      csv={csv}
      state={{
        ...stateOf('invoices'),
        empty: lines.every(({ name }) => !told(name)?.count) && words.noInvoice,
      }}
    >
      <Split
        parts={[
          { name: 'unpaid', hue: 'grey' },
          { name: 'partial', hue: 'orange' },
        ]}
      />
      <Lines lines={lines} />
    </Widget>
  )
}

function Orders() {
  const words = useWords(both)
  const { told, stateOf } = useBoard()
  const lines: Line[] = [
    { name: 'ordersBlocked', label: words.blocked, icon: OctagonX, hue: 'red' },
    { name: 'ordersOnHold', label: words.onHold, icon: CirclePause, hue: 'orange' },
    { name: 'ordersUnreviewed', label: words.unreviewed, icon: ShieldQuestionMark, hue: 'grey' },
    { name: 'ordersIncomplete', label: words.incomplete, icon: ListX, hue: 'grey' },
    { name: 'ordersPurchasable', label: words.purchasable, icon: ShoppingCart, hue: 'blue' },
    { name: 'ordersPurchased', label: words.purchased, icon: PackageCheck, hue: 'green' },
    { name: 'ordersToDeliver', label: words.toDeliver, icon: Truck, hue: 'blue' },
    { name: 'ordersToFit', label: words.toFit, icon: Hammer, hue: 'blue' },
  ]
  const csv = useCsv(lines)
  // Eight lines are long where most are nothing: those alone are left out, and the list has them all.
  const some = lines.filter(({ name }) => told(name)?.count)
  return (
    <Widget
      title={words.widgets.orders}
      said={words.said.orders}
      icon={PackageCheck}
      href={to('/commandes')}
      csv={csv}
      state={{ ...stateOf('orders'), empty: some.length === 0 && words.noOrder }}
    >
      <Lines lines={some} />
    </Widget>
  )
}

/** Shown where something waits to be read; its sentences are fetched then. */
function Messages() {
  const count = useInboxCount()
  if (count === 0) return null
  return (
    <Suspense fallback={null}>
      <Unread count={count} />
    </Suspense>
  )
}

type Row = {
  readonly id: string
  readonly number: string
  readonly customer: string
  readonly amount: Cents
  readonly href: string
  readonly when: string
  readonly ink: string
}

/** The most pressing of a figure. */
function Waiting({ rows, title, href }: { rows: readonly Row[]; title: string; href: string }) {
  const formats = useFormats()
  if (rows.length === 0) return null
  return (
    <div className="-mx-4 border-t border-line pt-2">
      <p className="px-4 pb-1 text-12 text-faint">
        <Anchor href={href} className="inline-flex min-h-6 items-center rounded-sm hover:underline">
          {title}
        </Anchor>
      </p>
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <Anchor
              href={row.href}
              className="grid min-h-8 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1 text-13 hover:bg-hover sm:grid-cols-[minmax(0,1fr)_auto_6.5rem]"
            >
              <span className="min-w-0 truncate">
                {row.customer} <span className="text-faint max-sm:hidden">{row.number}</span>
              </span>
              <span className="figures text-right sm:order-last">{formats.amount(row.amount)}</span>
              <span className={row.ink}>{row.when}</span>
            </Anchor>
          </li>
        ))}
      </ul>
    </div>
  )
}
