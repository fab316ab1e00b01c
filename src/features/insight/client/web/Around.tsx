// What is to come with a client, what has passed lately, and how one meets them.
import {
  BadgeCheck,
  CalendarClock,
  CalendarDays,
  ClipboardCheck,
  Coins,
  FileText,
  FileX2,
  Footprints,
  History,
  ListTodo,
  type LucideIcon,
  Mail,
  MessagesSquare,
  Phone,
  ReceiptEuro,
  StickyNote,
  Undo2,
} from 'lucide-react'
import { useFormats } from '#web/formats.ts'
import { useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { classes } from '#web/ui/classes.ts'
import { Anchor, LinkButton } from '#web/ui/Link.tsx'
import { type Hue, inks } from '#web/ui/Status.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { activityKinds, countOf } from '../rules/mix.ts'
import { both } from './both.ts'
import { type Dashboard, useClient, usePart } from './client.ts'
import { useWriting } from './writing.ts'

type AheadRow = NonNullable<Dashboard['ahead']>['rows'][number]
type EventRow = NonNullable<Dashboard['events']>['rows'][number]

const historyOf = (id: string) => to('/clients/:id', { id }, { onglet: 'historique' })

const aheadLooks: Readonly<Record<AheadRow['kind'], LucideIcon>> = {
  task: ListTodo,
  appointment: CalendarDays,
  quote: FileText,
  invoice: ReceiptEuro,
}

const aheadHref = ({ kind, id }: AheadRow): string =>
  ({
    task: to('/mes-taches', {}, { tache: id }),
    appointment: to('/agenda/:id', { id }),
    quote: to('/devis/:id', { id }),
    invoice: to('/factures/:id', { id }),
  })[kind]

export function Ahead() {
  const words = useWords(both)
  const { client } = useClient()
  const { data, state } = usePart('ahead')
  return (
    <Widget
      title={words.names.ahead}
      said={words.said.ahead}
      icon={CalendarClock}
      flush
      state={{
        ...state,
        empty: data?.rows.length === 0 && (
          <span className="flex flex-wrap items-center gap-3">
            {words.nothingAhead}
            <LinkButton size="small" href={historyOf(client.id)}>
              {words.plan}
            </LinkButton>
          </span>
        ),
      }}
    >
      {data && (
        <>
          <ul className="border-t border-line-soft">
            {data.rows.map((row) => (
              <AheadLine key={`${row.kind} ${row.id}`} row={row} />
            ))}
          </ul>
          {data.more > 0 && (
            <p className="px-4 py-2 text-13 text-faint">{words.moreAhead(data.more)}</p>
          )}
        </>
      )}
    </Widget>
  )
}

function AheadLine({ row }: { row: AheadRow }) {
  const words = useWords(both)
  const formats = useFormats()
  const today = useToday()
  const Icon = aheadLooks[row.kind]
  const isLate = row.day !== null && row.day < today
  return (
    <li className="border-b border-line-soft last:border-b-0">
      <Anchor
        href={aheadHref(row)}
        className="grid min-h-10 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1.5 text-13 hover:bg-hover"
      >
        <Icon aria-hidden size={16} className="text-faint" />
        <span className="min-w-0">
          <span className="block truncate">
            {row.kind === 'task' || row.kind === 'appointment'
              ? row.label
              : `${words.aheadKinds[row.kind]} ${row.label}`}
          </span>
          {row.who && <span className="block truncate text-12 text-faint">{row.who}</span>}
        </span>
        <span className="figures text-right">
          <span className={classes('block', isLate ? 'font-medium text-red' : 'text-soft')}>
            {row.at
              ? formats.moment(row.at)
              : row.day
                ? `${formats.day(row.day)}${isLate ? ` · ${words.late}` : ''}`
                : words.noDay}
          </span>
          {row.amount !== null && <span className="block">{formats.amount(row.amount)}</span>}
        </span>
      </Anchor>
    </li>
  )
}

const eventLooks: Readonly<Record<EventRow['kind'], readonly [LucideIcon, Hue]>> = {
  quote_sent: [FileText, 'blue'],
  quote_signed: [BadgeCheck, 'green'],
  quote_refused: [FileX2, 'red'],
  order_confirmed: [ClipboardCheck, 'green'],
  invoice_issued: [ReceiptEuro, 'blue'],
  credit_note_issued: [Undo2, 'orange'],
  payment: [Coins, 'green'],
  refund: [Coins, 'orange'],
  email: [Mail, 'grey'],
  note: [StickyNote, 'grey'],
  call: [Phone, 'grey'],
  visit: [Footprints, 'grey'],
  appointment: [CalendarDays, 'grey'],
  task: [ListTodo, 'grey'],
}

/** What an event opens; what was said is told in the history. */
function eventHref({ kind, id }: EventRow, client: string): string {
  if (kind.startsWith('quote')) return to('/devis/:id', { id })
  if (kind === 'order_confirmed') return to('/commandes/:id', { id })
  if (kind === 'invoice_issued') return to('/factures/:id', { id })
  if (kind === 'credit_note_issued') return to('/avoirs/:id', { id })
  if (kind === 'payment' || kind === 'refund') return to('/reglements/:id', { id })
  if (kind === 'appointment') return to('/agenda/:id', { id })
  return historyOf(client)
}

export function Events() {
  const words = useWords(both)
  const formats = useFormats()
  const { client } = useClient()
  const { data, state } = usePart('events')
  return (
    <Widget
      title={words.names.events}
      said={words.said.events}
      icon={History}
      href={historyOf(client.id)}
      hrefLabel={words.history}
      flush
      state={{
        ...state,
        empty: data?.rows.length === 0 && (
          <span className="flex flex-wrap items-center gap-3">
            {words.noEvent}
            <LinkButton size="small" href={historyOf(client.id)}>
              {words.logOne}
            </LinkButton>
          </span>
        ),
      }}
    >
      {data && (
        <ol className="border-t border-line-soft">
          {data.rows.map((row) => {
            const [Icon, hue] = eventLooks[row.kind]
            return (
              <li
                key={`${row.kind} ${row.id}`}
                className="border-b border-line-soft last:border-b-0"
              >
                <Anchor
                  href={eventHref(row, client.id)}
                  className="grid min-h-10 grid-cols-[auto_minmax(0,1fr)_auto] items-center gap-x-3 px-4 py-1.5 text-13 hover:bg-hover"
                >
                  <Icon aria-hidden size={16} className={inks[hue]} />
                  <span className="min-w-0">
                    <span className="block truncate">
                      <span className="font-medium">{words.eventKinds[row.kind]}</span>{' '}
                      <span className="text-soft">{row.label}</span>
                    </span>
                    <span className="block truncate text-12 text-faint">
                      <time dateTime={row.at}>{formats.moment(row.at)}</time>
                      {row.who && ` · ${row.who}`}
                    </span>
                  </span>
                  <span className="figures text-right">
                    {row.amount !== null && formats.amount(row.amount)}
                  </span>
                </Anchor>
              </li>
            )
          })}
        </ol>
      )}
    </Widget>
  )
}

export function Mix() {
  const words = useWords(both)
  const formats = useFormats()
  const { client } = useClient()
  const { data, state } = usePart('mix')
  const { percent } = useWriting()
  const all = data ? countOf(data.counts) : 0
  const kinds = data ? activityKinds.filter((kind) => data.counts[kind] > 0) : []
  return (
    <Widget
      title={words.names.mix}
      said={words.said.mix}
      icon={MessagesSquare}
      href={historyOf(client.id)}
      state={state}
    >
      {data && (
        <div className="flex flex-col gap-3 text-13">
          <ul className="flex flex-col gap-2">
            {kinds.map((kind) => (
              <li
                key={kind}
                className="grid grid-cols-[6rem_minmax(0,1fr)_auto] items-center gap-3"
              >
                <span className="text-soft">{words.kinds[kind]}</span>
                <span aria-hidden className="h-2 rounded-full bg-sunken">
                  <span
                    className="block h-2 rounded-full bg-accent"
                    style={{ width: `${(data.counts[kind] / Math.max(1, all)) * 100}%` }}
                  />
                </span>
                <span className="figures w-20 text-right">
                  {formats.integer(data.counts[kind])}{' '}
                  <span className="text-faint">
                    {percent(Math.round((data.counts[kind] / Math.max(1, all)) * 10_000))}
                  </span>
                </span>
              </li>
            ))}
          </ul>
          {data.hint && (
            <p className="flex flex-wrap items-center justify-between gap-2 rounded-md bg-orange-soft px-3 py-2 text-orange">
              <span>{words.hint(data.hint.calls, data.hint.visits)}</span>
              <LinkButton size="small" href={historyOf(client.id)}>
                {words.planVisit}
              </LinkButton>
            </p>
          )}
        </div>
      )}
    </Widget>
  )
}
