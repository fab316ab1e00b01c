// The steps of a billing plan with their invoices, and since when the next is due.
import { Bell } from 'lucide-react'
import type { ReactNode } from 'react'
import type { BillingPlan } from '#features/sales/billing/contract.ts'
import { planned } from '#features/sales/billing/rules/plan.ts'
import { bps, type Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Link } from '#web/ui/Link.tsx'
import { Badge, PaymentIcon } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import { agreedPage } from './agreed-page.ts'
import { planWords } from './plan-words.ts'

type Step = BillingPlan['steps'][number]

/** The steps in their order, then the invoices that are of none. */
export function PlanSteps({ plan }: { plan: BillingPlan }) {
  const words = useWords(planWords)
  const formats = useFormats()
  const { steps } = planned(
    plan.deal,
    plan.steps.map((step) => ({ ...step, billed: step.invoice?.state === 'issued' })),
    { recovery: plan.recovery, retention: plan.bond === '' ? plan.retention : bps(0) },
  )
  return (
    <ul className="border-t border-line">
      {plan.steps.map((step, at) => (
        <Line
          key={step.id}
          title={step.label || words.kinds[step.kind]}
          detail={[
            words.kinds[step.kind],
            step.kind === 'situation' && step.percent !== null
              ? words.progress(formats.percent(step.percent))
              : step.kind === 'deposit' && step.percent !== null && step.amount === null
                ? formats.percent(step.percent)
                : '',
            step.trigger === 'date' && step.day
              ? formats.day(step.day)
              : step.trigger === 'hand'
                ? ''
                : triggerText(step.trigger, plan.of, words),
          ]}
          amount={step.invoice ? step.invoice.gross : (steps[at]?.gross ?? null)}
          held={step.invoice ? step.invoice.held : (steps[at]?.retention ?? null)}
        >
          {step.invoice ? (
            <InvoiceState invoice={step.invoice} />
          ) : step.dueSince ? (
            <Badge icon={Bell} hue="orange">
              {words.dueSince(formats.day(step.dueSince))}
            </Badge>
          ) : null}
        </Line>
      ))}
      {plan.others.map((invoice) => (
        <Line
          key={invoice.id}
          title={words.invoices[invoice.kind]}
          detail={[formats.day(invoice.day)]}
          amount={invoice.gross}
          held={invoice.held}
        >
          <InvoiceState invoice={invoice} />
        </Line>
      ))}
      {plan.amendments.map((one) => (
        <Line
          key={one.id}
          title={<Link href={agreedPage(one)}>{words.amendment(one.number)}</Link>}
          detail={[formats.day(one.day)]}
          amount={one.gross}
          held={null}
        />
      ))}
    </ul>
  )
}

/** What makes a step due; an order is confirmed as a quote is signed. */
export const triggerText = (
  trigger: Step['trigger'],
  of: BillingPlan['of'],
  { triggers, onOrder }: typeof planWords.fr,
): string => (of === 'order' && trigger === 'signature' ? onOrder : triggers[trigger])

function Line({
  title,
  detail,
  amount,
  held,
  children,
}: {
  title: ReactNode
  detail: readonly string[]
  amount: Cents | null
  held: Cents | null
  children?: ReactNode
}) {
  const words = useWords(planWords)
  const formats = useFormats()
  return (
    <li className="grid min-h-12 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 border-b border-line-soft px-4 py-2 last:border-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,auto)_10rem]">
      <div className="min-w-0">
        <p className="truncate font-medium">{title}</p>
        <p className="truncate text-12 text-faint">{detail.filter(Boolean).join(' · ')}</p>
      </div>
      <div className="flex flex-wrap items-center gap-3 max-sm:order-last max-sm:col-span-2">
        {children}
      </div>
      <div className="text-right">
        <p className="figures">{amount === null ? '' : formats.amount(amount)}</p>
        {held !== null && held > 0 && (
          <p className="figures text-12 text-faint">{words.heldPart(formats.amount(held))}</p>
        )}
      </div>
    </li>
  )
}

function InvoiceState({ invoice }: { invoice: NonNullable<Step['invoice']> }) {
  const words = useWords(planWords)
  const { id, kind, number, outstanding, settled } = invoice
  const href = kind === 'credit_note' ? to('/avoirs/:id', { id }) : to('/factures/:id', { id })
  return (
    <span className="inline-flex items-center gap-2">
      {number !== null && (
        // What is held back is owed as well, though not yet: the card is the one of the list.
        <PaymentIcon
          state={outstanding === 0 ? 'paid' : settled === 0 ? 'unpaid' : 'partly'}
          words={false}
        />
      )}
      <Link href={href}>{number ?? words.draft}</Link>
    </span>
  )
}
