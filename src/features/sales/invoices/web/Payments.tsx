// What has settled an invoice, and the money of the client that could.
import { Coins, FileInput, Undo2 } from 'lucide-react'
import { settlementLabel } from '#features/sales/documents/web/Chain.tsx'
import { OpenCredits } from '#features/sales/documents/web/spread/OpenCredits.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import {
  allocatePayment,
  customerOutstanding,
  listPayments,
} from '#features/sales/payments/contract.ts'
import { cents } from '#kernel/money.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { PaymentIcon } from '#web/ui/Status.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Invoice, listInvoices, showInvoice } from '../contract.ts'
import { ReleaseCredit } from './ReleaseCredit.tsx'
import { invoiceWords } from './words.ts'

const cards = { unpaid: 'unpaid', partial: 'partly', settled: 'paid' } as const

export function Payments({ invoice }: { invoice: Invoice }) {
  const words = useWords(invoiceWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { can } = useRights()
  const { payment, lateDays } = invoice
  const releasable = settledBy(invoice)
  return (
    <Section
      title={words.payments}
      actions={
        payment !== 'draft' && payment !== 'imported' ? (
          <span className="text-13">
            <PaymentIcon state={cards[payment]} lateDays={lateDays ?? 0} />
          </span>
        ) : null
      }
    >
      {invoice.settlements.length === 0 ? (
        <p className="text-13 text-faint">{words.noPayment}</p>
      ) : (
        <ul className="flex flex-col">
          {invoice.settlements.map((one, rank) => {
            const Icon = one.kind === 'credit_note' ? FileInput : one.amount < 0 ? Undo2 : Coins
            const href =
              one.kind === 'payment'
                ? to('/reglements/:id', { id: one.id })
                : one.kind === 'invoice'
                  ? to('/factures/:id', { id: one.id })
                  : to('/avoirs/:id', { id: one.id })
            return (
              <li key={`${one.id}-${rank}`} className="flex items-center gap-1">
                <Anchor
                  href={href}
                  className="-mx-2 flex min-w-0 flex-1 items-center gap-3 rounded-md px-2 py-1.5 text-13 hover:bg-hover"
                >
                  <Icon aria-hidden size={16} className="shrink-0 text-faint" />
                  <span className="min-w-0 flex-1">
                    <span className="block truncate">{settlementLabel(one, shared)}</span>
                    <span className="figures block text-12 text-faint">{formats.day(one.day)}</span>
                  </span>
                  <span className="figures font-medium">{formats.amount(one.amount)}</span>
                </Anchor>
                {one.kind === 'invoice' && releasable.has(one.id) && can('payments.write') && (
                  <ReleaseCredit note={invoice.id} invoice={one.id} number={one.label} />
                )}
              </li>
            )
          })}
        </ul>
      )}
      <OnAccount invoice={invoice} />
      {invoice.outstanding > 0 && (
        <div className="mt-3 empty:hidden">
          <OpenCredits customer={invoice.customer.id} invoice={invoice} />
        </div>
      )}
    </Section>
  )
}

/** The invoices that a credit note still settles: what was taken off since is nothing any more. */
function settledBy(note: Invoice): ReadonlySet<string> {
  const sums = new Map<string, number>()
  for (const { kind, id, amount } of note.settlements) {
    if (kind === 'invoice') sums.set(id, (sums.get(id) ?? 0) + amount)
  }
  return new Set([...sums].flatMap(([id, amount]) => (amount < 0 ? [id] : [])))
}

/** Money that the client has paid ahead: one press uses it. */
function OnAccount({ invoice }: { invoice: Invoice }) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const { can } = useRights()
  const isDue = invoice.outstanding > 0
  const { data } = useRead(customerOutstanding, { id: invoice.customer.id }, { enabled: isDue })
  const allocating = useWrite(allocatePayment, {
    refresh: [showInvoice, listInvoices, listPayments, customerOutstanding],
    onDone: () => toast(words.allocated, { tone: 'green' }),
  })
  const payment = data?.payments.find(({ remaining }) => remaining > 0)
  if (!isDue || !data || data.onAccount <= 0 || !payment) return null
  const amount = cents(Math.min(payment.remaining, invoice.outstanding))
  return (
    <div className="mt-3">
      <Banner
        tone="blue"
        actions={
          can('payments.write') && (
            <Button
              size="small"
              pending={allocating.pending}
              onPress={() =>
                void allocating.run({
                  id: payment.id,
                  version: payment.version,
                  allocations: [{ invoice: invoice.id, amount }],
                })
              }
            >
              {words.allocate(formats.amount(amount))}
            </Button>
          )
        }
      >
        {words.onAccount(formats.amount(data.onAccount))}
        {allocating.problem && <p className="text-13 text-red">{allocating.problem.detail}</p>}
      </Banner>
    </div>
  )
}
