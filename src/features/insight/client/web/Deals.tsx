// What becomes of quotes, what orders are, and what of it all still waits.
import { Handshake, Hourglass } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ClientFigure } from '#features/insight/figures/rules/client.ts'
import type { Days } from '#kernel/period.ts'
import { useFormats } from '#web/formats.ts'
import { classes } from '#web/ui/classes.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type Dashboard, useClient, usePart } from './client.ts'
import { useWriting } from './writing.ts'

type Deals = NonNullable<Dashboard['deals']>

export function Ratios() {
  const words = useWords(both)
  const { href } = useClient()
  const { data, state } = usePart('deals')
  return (
    <Widget
      title={words.names.ratios}
      said={words.said.ratios}
      icon={Handshake}
      href={data ? href(data.quotes ? 'quotesSent' : 'ordered', data) : undefined}
      state={state}
    >
      {data && (
        <div className="flex flex-col gap-3 text-13">
          {data.quotes && <Conversion quotes={data.quotes} days={data} />}
          {data.orders && data.orders.count > 0 && <Orders orders={data.orders} days={data} />}
          {data.quotes?.days != null && !data.orders?.days && (
            <Line label={words.delaySigned}>{words.days(data.quotes.days)}</Line>
          )}
        </div>
      )}
    </Widget>
  )
}

function Conversion({ quotes, days }: { quotes: NonNullable<Deals['quotes']>; days: Days }) {
  const words = useWords(both)
  const formats = useFormats()
  const { href } = useClient()
  const { percent } = useWriting()
  const { byCount, byAmount, signed, refused, expired } = quotes
  const outcomes = [
    { key: 'signed', figure: 'quotesSigned', label: words.signed, of: signed, ink: 'bg-green' },
    {
      key: 'refused',
      figure: 'quotesRefused',
      label: words.refused,
      of: refused,
      ink: 'bg-red',
    },
    {
      key: 'expired',
      figure: 'quotesLapsed',
      label: words.expired,
      of: expired,
      ink: 'bg-grey opacity-50',
    },
  ] as const
  const all = signed.count + refused.count + expired.count
  return (
    <div className="flex flex-col gap-2">
      {byCount === null ? (
        <p className="text-soft">{words.tooFewQuotes}</p>
      ) : (
        <div className="flex flex-wrap items-baseline gap-x-3">
          <p className="figures text-28 leading-9 font-semibold tracking-tight">
            {percent(byCount)}
          </p>
          <p className="figures text-soft">
            {words.byCount}
            {byAmount !== null && ` · ${percent(byAmount)} ${words.byAmount}`}
          </p>
        </div>
      )}
      {all > 0 && (
        <div aria-hidden className="flex h-2 gap-0.5 overflow-hidden rounded-full bg-sunken">
          {outcomes.map(({ key, of, ink }) => (
            <span key={key} className={ink} style={{ width: `${(of.count / all) * 100}%` }} />
          ))}
        </div>
      )}
      <ul className="flex flex-col">
        {outcomes.map(({ key, figure, label, of }) => (
          <li key={key}>
            <Figure figure={figure} days={days} label={label}>
              <span className="text-soft">{of.count}</span>
              <span className="w-28 text-right">{formats.amount(of.net)}</span>
            </Figure>
          </li>
        ))}
      </ul>
      <p className="text-faint">
        <Anchor href={href('quotesSent', days)} className="rounded-sm hover:underline">
          {words.sent(quotes.sent.count)}
        </Anchor>
      </p>
    </div>
  )
}

function Orders({ orders, days }: { orders: NonNullable<Deals['orders']>; days: Days }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <div className="flex flex-col border-t border-line-soft pt-2">
      <Figure figure="ordered" days={days} label={words.orders(orders.count)}>
        <span>{formats.amount(orders.net)}</span>
      </Figure>
      {orders.mean !== null && <Line label={words.meanOrder}>{formats.amount(orders.mean)}</Line>}
      {orders.median !== null && (
        <Line label={words.medianOrder}>{formats.amount(orders.median)}</Line>
      )}
      {orders.days !== null && <Line label={words.delay}>{words.days(orders.days)}</Line>}
    </div>
  )
}

/** A figure that opens its list. */
function Figure({
  figure,
  days,
  label,
  strong = false,
  children,
}: {
  figure: ClientFigure
  days?: Days
  label: string
  strong?: boolean
  children: ReactNode
}) {
  const { href } = useClient()
  return (
    <Anchor
      href={href(figure, days)}
      className="-mx-2 flex items-baseline justify-between gap-3 rounded-md px-2 py-0.5 hover:bg-hover"
    >
      <span className={strong ? 'font-medium' : 'text-soft'}>{label}</span>
      <span className="figures flex gap-3">{children}</span>
    </Anchor>
  )
}

const Line = ({ label, children }: { label: string; children: ReactNode }) => (
  <p className="flex items-baseline justify-between gap-3 py-0.5">
    <span className="text-soft">{label}</span>
    <span className="figures">{children}</span>
  </p>
)

const waiting = [
  ['quotes', 'quotesOpen'],
  ['toDeliver', 'toDeliver'],
  ['toInvoice', 'toInvoice'],
  ['quoteDrafts', 'quoteDrafts'],
  ['orderDrafts', 'orderDrafts'],
  ['invoiceDrafts', 'invoiceDrafts'],
] as const

export function Open() {
  const words = useWords(both)
  const formats = useFormats()
  const { data, state } = usePart('open')
  return (
    <Widget title={words.names.open} said={words.said.open} icon={Hourglass} state={state}>
      {data && (
        <ul className="flex flex-col text-13">
          {waiting.map(([key, figure]) => {
            const told = data[key]
            if (!told || told.count === 0) return null
            const isDraft = key.endsWith('Drafts')
            return (
              <li key={key} className={classes(isDraft && 'text-faint')}>
                <Figure figure={figure} label={words.openRows[key]} strong={!isDraft}>
                  <span className="text-soft">{told.count}</span>
                  <span className="w-28 text-right">{formats.amount(told.amount)}</span>
                </Figure>
              </li>
            )
          })}
        </ul>
      )}
    </Widget>
  )
}
