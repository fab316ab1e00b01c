// Whom to call today: one line a client, the telephone at hand, and what came of it told on the spot.
import {
  CircleCheck,
  FileText,
  HandCoins,
  type LucideIcon,
  MailCheck,
  Phone,
  PhoneMissed,
  Scale,
} from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import type { Day } from '#kernel/day.ts'
import { formatPhone } from '#kernel/identifiers.ts'
import type { Cents } from '#kernel/money.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { Link, LinkButton } from '#web/ui/Link.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Badge, type Hue } from '#web/ui/Status.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  customerReminders,
  invoiceReminders,
  quoteReminders,
  reminderLetterPdf,
} from '../contract.ts'
import { type CallRow, listCalls, listPromises, recordCall } from '../contract/calls.ts'
import type { CallCause, CallOutcome } from '../rules/call.ts'
import { Telling } from './Telling.tsx'
import { both } from './words.ts'

export function Calls() {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const { rows, sums, done } = useReady(listCalls, {})
  const [chosen, setChosen] = useState(0)
  const at = Math.min(chosen, Math.max(0, rows.length - 1))
  const move = (by: number) => setChosen(Math.max(0, Math.min(rows.length - 1, at + by)))
  const moves = rows.length > 1
  useShortcut('j', { label: words.calls, run: () => move(1), when: moves })
  useShortcut('k', { label: words.calls, run: () => move(-1), when: moves })
  const told = [
    rows.length > 0 && words.callsText(rows.length, formats.amount(sums.amount)),
    done > 0 && words.doneToday(done),
  ].filter(Boolean)
  return (
    <Page
      title={words.calls}
      subtitle={told.join(' · ')}
      actions={
        <>
          {can('invoices.read') && (
            <LinkButton icon={HandCoins} href={to('/promesses')}>
              {words.promises}
            </LinkButton>
          )}
          <LinkButton href={to('/relances')}>{words.reminders}</LinkButton>
        </>
      }
    >
      {rows.length === 0 ? (
        <EmptyState icon={Phone} title={words.noCalls}>
          {words.noCallsText}
        </EmptyState>
      ) : (
        <ul aria-label={words.calls} className="flex flex-col gap-3">
          {rows.map((row, rank) => (
            <li key={row.customer.id}>
              <Call row={row} chosen={rank === at} onChoose={() => setChosen(rank)} />
            </li>
          ))}
        </ul>
      )}
    </Page>
  )
}

function Call({ row, chosen, onChoose }: { row: CallRow; chosen: boolean; onChoose: () => void }) {
  const words = useWords(both)
  const writes = useRights().can('activities.write')
  const [asking, setAsking] = useState<'promise' | 'dispute' | null>(null)
  const card = useRef<HTMLElement>(null)
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  const recording = useWrite(recordCall, {
    refresh: [listCalls, listPromises, invoiceReminders, quoteReminders, customerReminders],
    onDone: () => setAsking(null),
  })
  const { customer, items } = row
  const tell = async (
    outcome: CallOutcome,
    more: { day?: Day | null; amount?: Cents | null; note?: string } = {},
  ) => {
    const calls = items.map(({ id }) => id)
    const done = await recording.run({ customer: customer.id, calls, outcome, ...more })
    if (done) toast(outcome === 'no_answer' ? words.tomorrow : words.recorded, { tone: 'green' })
  }
  const isPost = items.every(({ letter }) => letter)
  const owes = items.some(({ kind }) => kind === 'invoice')
  return (
    <section
      ref={card}
      aria-current={chosen ? 'true' : undefined}
      aria-label={customer.name}
      onClick={onChoose}
      onFocus={onChoose}
      className={`flex flex-col gap-3 rounded-lg border bg-surface p-4 ${chosen ? 'border-accent shadow-raised' : 'border-line'}`}
    >
      <Who row={row} />
      <About items={items} />
      {writes && (
        <div className="flex flex-wrap gap-2">
          <Outcome
            icon={isPost ? MailCheck : CircleCheck}
            label={isPost ? words.posted : words.reached}
            letter="r"
            on={chosen}
            pending={recording.pending}
            onPress={() => void tell('reached')}
          />
          {owes && !isPost && (
            <Outcome
              icon={HandCoins}
              label={words.promise}
              letter="p"
              on={chosen}
              pressed={asking === 'promise'}
              onPress={() => setAsking(asking === 'promise' ? null : 'promise')}
            />
          )}
          {owes && !isPost && (
            <Outcome
              icon={Scale}
              label={words.dispute}
              letter="l"
              on={chosen}
              pressed={asking === 'dispute'}
              onPress={() => setAsking(asking === 'dispute' ? null : 'dispute')}
            />
          )}
          {!isPost && (
            <Outcome
              icon={PhoneMissed}
              label={words.noAnswer}
              letter="n"
              on={chosen}
              pending={recording.pending}
              onPress={() => void tell('no_answer')}
            />
          )}
        </div>
      )}
      {asking && (
        <Telling
          key={asking}
          outcome={asking}
          owed={owedOf(items)}
          recording={recording}
          onTell={(more) => void tell(asking, more)}
          onClose={() => setAsking(null)}
        />
      )}
    </section>
  )
}

const owedOf = (items: CallRow['items']): Cents =>
  items.reduce((all, { kind, amount }) => all + (kind === 'invoice' ? amount : 0), 0) as Cents

function Outcome({
  icon,
  label,
  letter,
  on,
  pressed,
  pending = false,
  onPress,
}: {
  icon: LucideIcon
  label: string
  letter: string
  /** Whether its key is this line’s: one line at a time. */
  on: boolean
  pressed?: boolean
  pending?: boolean
  onPress: () => void
}) {
  return (
    <Button
      size="small"
      icon={icon}
      pending={pending}
      onPress={onPress}
      {...(on ? { keys: letter } : {})}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {label}
    </Button>
  )
}

function Who({ row }: { row: CallRow }) {
  const words = useWords(both)
  const formats = useFormats()
  const { customer, phones, lastContact, amount, lateDays } = row
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
      <div className="flex min-w-0 flex-col gap-1">
        <h2 className="text-16 font-semibold">
          <Link quiet href={to('/clients/:id', { id: customer.id })}>
            {customer.name}
          </Link>
        </h2>
        <div className="flex flex-wrap gap-x-4 gap-y-1 text-14">
          {phones.length === 0 && <span className="text-faint">{words.noPhone}</span>}
          {phones.slice(0, 3).map(({ name, phone }) => (
            <a
              key={`${name} ${phone}`}
              href={`tel:${phone}`}
              className="inline-flex min-h-7 items-center gap-1.5 font-medium text-accent hover:underline"
            >
              <Phone aria-hidden size={14} className="shrink-0" />
              <span className="figures">{formatPhone(phone)}</span>
              {name && <span className="font-normal text-soft">{name}</span>}
            </a>
          ))}
        </div>
        <p className="text-13 text-soft">
          {words.lastContact}
          {'\u00a0: '}
          {lastContact
            ? `${formats.moment(lastContact.at)} (${words.hows[lastContact.how]})`
            : words.never}
        </p>
      </div>
      <div className="flex flex-col gap-1 sm:items-end">
        <span className="figures text-20 font-semibold">{formats.amount(amount)}</span>
        {lateDays > 0 && (
          <span className="text-13 font-medium text-red">{words.late(lateDays)}</span>
        )}
      </div>
    </div>
  )
}

const causes: Readonly<Record<CallCause, Hue>> = { level: 'grey', broken: 'red', hand: 'blue' }

function About({ items }: { items: CallRow['items'] }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <ul className="flex flex-col gap-1 text-13">
      {items.map((item) => (
        <li key={item.id} className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <Link
            href={to(item.kind === 'quote' ? '/devis/:id' : '/factures/:id', {
              id: item.document.id,
            })}
          >
            {item.document.number}
          </Link>
          <span className="figures">{formats.amount(item.amount)}</span>
          {item.lateDays > 0 && <span className="text-soft">{words.late(item.lateDays)}</span>}
          <Badge hue={causes[item.cause]}>{words.causes[item.cause]}</Badge>
          {item.tries > 0 && <span className="text-faint">{words.tries(item.tries)}</span>}
          {item.letter && (
            <Button
              size="small"
              variant="quiet"
              icon={FileText}
              onPress={() => void openPdf(reminderLetterPdf, { id: item.document.id })}
            >
              {words.letter}
            </Button>
          )}
        </li>
      ))}
    </ul>
  )
}
