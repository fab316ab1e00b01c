import { AlarmClock } from 'lucide-react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Cents, cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Link } from '#web/ui/Link.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { useWords } from '#web/words.ts'
import type { customerOutstanding } from '#features/sales/payments/contract.ts'
import { retyped, type Spread, type Typed } from './spread.ts'
import { spreadWords } from './words.ts'

type Due = OutputOf<typeof customerOutstanding>['invoices'][number]

/** Each open invoice with what of the payment goes to it, and what is left on account. */
export function SpreadTable({
  invoices,
  spread,
  typed,
  onType,
}: {
  invoices: readonly Due[]
  spread: Spread
  typed: Typed
  onType: (typed: Typed) => void
}) {
  const words = useWords(spreadWords)
  const formats = useFormats()
  return (
    <div className="flex flex-col">
      <div role="table" aria-label={words.tableOf} className="text-13">
        <div
          role="row"
          className="grid h-8 grid-cols-[minmax(0,1fr)_minmax(6rem,auto)_9rem] items-center gap-3 border-b border-line px-4 text-12 font-medium text-faint"
        >
          <span role="columnheader">{words.invoice}</span>
          <span role="columnheader" className="text-right">
            {words.outstanding}
          </span>
          <span role="columnheader" className="text-right">
            {words.allocated}
          </span>
        </div>
        {invoices.map((invoice) => (
          <div
            key={invoice.id}
            role="row"
            className="grid grid-cols-[minmax(0,1fr)_minmax(6rem,auto)_9rem] items-center gap-3 border-b border-line-soft px-4 py-1.5"
          >
            <span role="cell" className="min-w-0">
              <Link quiet href={to('/factures/:id', { id: invoice.id })}>
                {invoice.number}
              </Link>
              <span className="figures flex flex-wrap items-center gap-x-2 text-12 text-faint">
                {invoice.dueDay && formats.day(invoice.dueDay)}
                {invoice.lateDays !== null && (
                  <span className="inline-flex items-center gap-0.5 font-medium text-red">
                    <AlarmClock aria-hidden size={14} />
                    <span aria-hidden>{words.late(invoice.lateDays)}</span>
                    <span className="unseen">{words.lateSaid(invoice.lateDays)}</span>
                  </span>
                )}
              </span>
            </span>
            <span role="cell" className="figures text-right">
              {formats.amount(invoice.outstanding)}
            </span>
            <span role="cell">
              <AmountField
                label={words.allocatedTo(invoice.number)}
                hideLabel
                value={typed ? (typed[invoice.id] ?? null) : (spread.amounts[invoice.id] ?? null)}
                onChange={(amount) => onType(retyped(spread, typed, invoice.id, amount))}
                error={spread.tooMuch.includes(invoice.id) ? words.tooMuch(invoice.number) : null}
              />
            </span>
          </div>
        ))}
      </div>
      <Foot spread={spread} isTyped={typed !== null} onReset={() => onType(null)} />
    </div>
  )
}

function Foot({
  spread: { total, left },
  isTyped,
  onReset,
}: {
  spread: Spread
  isTyped: boolean
  onReset: () => void
}) {
  const words = useWords(spreadWords)
  const formats = useFormats()
  const beyond = left < 0
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
      <span>
        {isTyped && (
          <Button size="small" onPress={onReset}>
            {words.automatic}
          </Button>
        )}
      </span>
      <dl className="flex flex-wrap gap-x-6 text-14" aria-live="polite">
        <Sum label={words.total} amount={formats.amount(total)} />
        {beyond ? (
          <div className="text-red">
            <dt className="unseen">{words.onAccount}</dt>
            <dd>{words.beyond(formats.amount(cents(-left)))}</dd>
          </div>
        ) : (
          <Sum label={words.onAccount} amount={formats.amount(left as Cents)} />
        )}
      </dl>
    </div>
  )
}

const Sum = ({ label, amount }: { label: string; amount: string }) => (
  <div className="flex items-baseline gap-2">
    <dt className="text-soft">{label}</dt>
    <dd className="figures font-semibold">{amount}</dd>
  </div>
)
