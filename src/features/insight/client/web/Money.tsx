// What they owe, and how they pay.
import { BellRing, Timer, Wallet } from 'lucide-react'
import { useState } from 'react'
import { customerHistory } from '#features/relation/customers/contract/papers.ts'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { showCustomerCredit } from '#features/sales/orders/contract/control.ts'
import { mailReminder, proposeReminder } from '#features/sales/reminders/contract.ts'
import { type Cents, minus, subtract } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { classes } from '#web/ui/classes.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type Dashboard, useClient, usePart } from './client.ts'
import { useWriting } from './writing.ts'

type Owed = NonNullable<Dashboard['due']>

export function Due() {
  const words = useWords(both)
  const formats = useFormats()
  const { href, client, narrowed } = useClient()
  const { data, state } = usePart('due')
  // An account is of the client as a whole.
  const balance = Object.keys(narrowed).length === 1 ? (client.figures?.balance ?? null) : null
  return (
    <Widget
      title={words.names.due}
      said={words.said.due}
      icon={Wallet}
      hue={data && data.overdue > 0 ? 'red' : 'grey'}
      href={href('outstanding')}
      state={state}
      actions={data && data.overdue > 0 && <Remind />}
    >
      {data && (
        <div className="flex flex-col gap-3 text-13">
          <div className="flex flex-wrap items-baseline gap-x-4 gap-y-1">
            <p className="figures text-28 leading-9 font-semibold tracking-tight">
              {formats.amount(data.outstanding)}
            </p>
            {data.overdue > 0 && (
              <Anchor
                href={href('overdue')}
                className="figures rounded-sm font-medium text-red hover:underline"
              >
                {words.overdue} {formats.amount(data.overdue)}
              </Anchor>
            )}
          </div>
          <Ages due={data} />
          {data.oldest && (
            <p className="text-soft">
              <Anchor
                href={to('/factures/:id', { id: data.oldest.id })}
                className="rounded-sm hover:underline"
              >
                {words.oldest(data.oldest.number, formats.day(data.oldest.due))}
              </Anchor>
            </p>
          )}
          {data && balance !== null && balance < data.outstanding && (
            <p className="text-soft">
              <Anchor
                href={to('/clients/:id', { id: client.id }, { onglet: 'compte' })}
                className="rounded-sm hover:underline"
              >
                {words.onAccount(
                  formats.amount(subtract(data.outstanding, balance)),
                  formats.amount(balance),
                )}
              </Anchor>
            </p>
          )}
          <Credit />
        </div>
      )}
    </Widget>
  )
}

const hues = ['bg-blue', 'bg-orange', 'bg-orange', 'bg-red', 'bg-red'] as const
const strengths = ['opacity-60', 'opacity-50', 'opacity-80', 'opacity-70', ''] as const

/** By how late it is: a bar, and each part in figures that open it. */
function Ages({ due }: { due: Owed }) {
  const words = useWords(both)
  const formats = useFormats()
  const { href } = useClient()
  const parts = [
    { key: 'toCome', label: words.toCome, amount: due.toCome, href: href('toCome') },
    ...due.ages.map(({ key, amount, from, to: until }) => ({
      key,
      label: words.ages[key],
      amount,
      href: href('dueIn', { from: from ?? ('1900-01-01' as typeof until), to: until }),
    })),
  ]
  const whole = parts.reduce((all, { amount }) => all + Math.max(0, amount), 0)
  return (
    <div className="flex flex-col gap-2">
      <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken">
        {parts.map(({ key, amount }, at) =>
          amount > 0 ? (
            <span
              key={key}
              className={classes(hues[at], strengths[at])}
              style={{ width: `${(amount / Math.max(1, whole)) * 100}%` }}
            />
          ) : null,
        )}
      </div>
      <ul className="flex flex-col">
        {parts
          .filter(({ amount }) => amount !== 0)
          .map((part) => (
            <li key={part.key}>
              <Anchor
                href={part.href}
                className="-mx-2 flex justify-between gap-3 rounded-md px-2 py-0.5 hover:bg-hover"
              >
                <span className="text-soft">{part.label}</span>
                <span className="figures">{formats.amount(part.amount)}</span>
              </Anchor>
            </li>
          ))}
      </ul>
    </div>
  )
}

function Credit() {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const { client } = useClient()
  const { data } = useRead(
    showCustomerCredit,
    { id: client.id },
    { enabled: can('orders.read') && can('invoices.read') },
  )
  const limit = data?.creditLimit ?? data?.companyLimit ?? null
  if (!data || limit === null) return null
  const left: Cents = subtract(limit, data.exposure)
  return (
    <p className={left < 0 ? 'font-medium text-red' : 'text-soft'}>
      {left < 0
        ? words.creditOver(formats.amount(minus(left)))
        : words.credit(formats.amount(left))}
    </p>
  )
}

function Remind() {
  const words = useWords(both)
  const { can } = useRights()
  const { client } = useClient()
  const [open, setOpen] = useState(false)
  if (!can('payments.write')) return null
  return (
    <>
      <Button size="small" icon={BellRing} onPress={() => setOpen(true)}>
        {words.remind}
      </Button>
      <SendSheet
        propose={proposeReminder}
        send={mailReminder}
        input={{ id: client.id }}
        refresh={[customerHistory]}
        open={open}
        onClose={() => setOpen(false)}
      />
    </>
  )
}

export function Paying() {
  const words = useWords(both)
  const { href } = useClient()
  const { data, state } = usePart('paying')
  const { percent } = useWriting()
  return (
    <Widget
      title={words.names.paying}
      said={words.said.paying}
      icon={Timer}
      href={data ? href('paid', data) : undefined}
      state={state}
    >
      {data && (
        <div className="flex flex-col gap-3 text-13">
          <div className="flex flex-wrap items-baseline gap-x-3">
            <p className="figures text-28 leading-9 font-semibold tracking-tight">
              {words.paysIn(data.days)}
            </p>
            {data.terms !== null && (
              <p
                className={classes('figures', data.days > data.terms ? 'text-orange' : 'text-soft')}
              >
                {words.agreed(data.terms)}
              </p>
            )}
          </div>
          {data.terms !== null && <Against days={data.days} terms={data.terms} />}
          <div className="flex flex-col gap-0.5 text-soft">
            <p>
              {data.late === 0 ? words.neverLate : words.lateShare(percent(data.late))}{' '}
              {words.paidOf(data.count)}
            </p>
            {data.drift !== null && (
              <p className={data.drift >= drifting ? 'font-medium text-orange' : ''}>
                {data.drift >= drifting
                  ? words.slower(data.drift)
                  : data.drift <= -drifting
                    ? words.faster(-data.drift)
                    : words.steady}
              </p>
            )}
          </div>
        </div>
      )}
    </Widget>
  )
}

/** Days by which a delay must have changed to be told. */
const drifting = 5

/** What is taken, against what was agreed. */
function Against({ days, terms }: { days: number; terms: number }) {
  const most = Math.max(days, terms, 1) * 1.1
  return (
    <div aria-hidden className="relative h-3">
      <span className="absolute inset-x-0 top-1 h-1.5 rounded-full bg-sunken" />
      <span
        className={classes(
          'absolute top-1 left-0 h-1.5 rounded-full',
          days > terms ? 'bg-orange' : 'bg-green',
        )}
        style={{ width: `${(days / most) * 100}%` }}
      />
      <span
        className="absolute top-0 h-3.5 w-0.5 bg-text"
        style={{ left: `${(terms / most) * 100}%` }}
      />
    </div>
  )
}
