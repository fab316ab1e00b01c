// The documents of one deal, in the order in which they follow: devis, facture, règlement.
import type { LucideIcon } from 'lucide-react'
import {
  ClipboardCheck,
  Coins,
  FileInput,
  FileText,
  Receipt,
  ReceiptEuro,
  ReceiptText,
  Undo2,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { showInvoice } from '#features/sales/invoices/contract.ts'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Badge, PaymentIcon } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import { documentWords } from './words.ts'

type Linked = OutputOf<typeof showInvoice>['documents'][number]
type Settlement = OutputOf<typeof showInvoice>['settlements'][number]

export type Step = {
  readonly key: string
  readonly kind:
    | 'quote'
    | 'order'
    | 'invoice'
    | 'deposit'
    | 'final'
    | 'credit_note'
    | 'payment'
    | 'reversal'
  readonly label: string
  readonly day: Day
  readonly amount: Cents
  /** Null for the document on screen. */
  readonly href: string | null
  readonly state?: ReactNode
}

const icons: Readonly<Record<Step['kind'], LucideIcon>> = {
  quote: FileText,
  order: ClipboardCheck,
  invoice: Receipt,
  deposit: ReceiptEuro,
  final: ReceiptText,
  credit_note: FileInput,
  payment: Coins,
  reversal: Undo2,
}

export function Chain({ steps }: { steps: readonly Step[] }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  // A document alone is tied to nothing yet.
  if (steps.length < 2) return null
  return (
    <Section title={words.chain}>
      <ol className="flex flex-col">
        {steps.map((step, rank) => {
          const Icon = icons[step.kind]
          const isHere = step.href === null
          const body = (
            <>
              <span className="flex min-w-0 flex-1 flex-col gap-0.5">
                <span className="flex items-baseline justify-between gap-3">
                  <span className={isHere ? 'font-semibold' : 'font-medium'}>{step.label}</span>
                  <span className="figures text-13">{formats.amount(step.amount)}</span>
                </span>
                <span className="flex flex-wrap items-center justify-between gap-x-3 text-12 text-faint">
                  <span className="figures">{formats.day(step.day)}</span>
                  {step.state}
                </span>
              </span>
            </>
          )
          return (
            <li key={step.key} className="relative flex gap-3 pb-3 last:pb-0">
              {rank < steps.length - 1 && (
                <span aria-hidden className="absolute top-8 bottom-0 left-3.5 w-px bg-line" />
              )}
              <span
                className={`mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full border ${isHere ? 'border-accent bg-accent-soft text-accent' : 'border-line bg-surface text-soft'}`}
              >
                <Icon aria-hidden size={14} />
              </span>
              {step.href === null ? (
                <div aria-current="true" className="flex min-w-0 flex-1 py-0.5">
                  {body}
                </div>
              ) : (
                <Anchor
                  href={step.href}
                  className="-mx-1.5 flex min-w-0 flex-1 rounded-md px-1.5 py-0.5 hover:bg-hover"
                >
                  {body}
                </Anchor>
              )}
            </li>
          )
        })}
      </ol>
    </Section>
  )
}

/** The other documents of the deal as steps of the chain. */
export function useLinkedSteps(documents: readonly Linked[]): Step[] {
  const words = useWords(documentWords)
  const names = {
    quote: words.quote,
    order: words.order,
    invoice: words.invoice,
    deposit: words.deposit,
    final: words.finalInvoice,
    credit_note: words.creditNote,
  }
  return documents.map((one) => ({
    key: one.id,
    kind: one.kind,
    label: `${names[one.kind]} ${one.number ?? ''}`.trim(),
    day: one.day,
    amount: one.gross,
    href: hrefOf(one),
    state: <LinkedState linked={one} />,
  }))
}

function LinkedState({ linked }: { linked: Linked }) {
  const words = useWords(documentWords)
  const { state, outstanding, gross, kind } = linked
  if (state === 'draft') return <Badge>{words.draft}</Badge>
  if (kind === 'order' && state === 'cancelled') return <Badge>{words.cancelled}</Badge>
  if (kind === 'quote' || kind === 'credit_note' || outstanding === null) return null
  const card = outstanding === 0 ? 'paid' : outstanding === gross ? 'unpaid' : 'partly'
  return <PaymentIcon state={card} />
}

/** What has settled an invoice: payments, and credit notes applied to it. */
export function useSettlementSteps(settlements: readonly Settlement[]): Step[] {
  const words = useWords(documentWords)
  return settlements
    .filter(({ kind }) => kind === 'payment')
    .map((one, rank) => ({
      key: `${one.id}-${rank}`,
      kind: one.amount < 0 ? 'reversal' : 'payment',
      label: settlementLabel(one, words),
      day: one.day,
      amount: one.amount,
      href: to('/reglements/:id', { id: one.id }),
    }))
}

export const settlementLabel = (
  { kind, label }: Settlement,
  words: { methods: Readonly<Record<string, string>>; creditNote: string; payment: string },
): string =>
  kind === 'payment'
    ? `${words.payment} · ${words.methods[label] ?? label}`
    : `${words.creditNote} ${label}`

const hrefOf = ({ kind, id }: Linked): string => {
  if (kind === 'quote') return to('/devis/:id', { id })
  if (kind === 'order') return to('/commandes/:id', { id })
  return kind === 'credit_note' ? to('/avoirs/:id', { id }) : to('/factures/:id', { id })
}
