// The documents of one deal, in the order in which they follow: devis, facture, règlement.
import type { LucideIcon } from 'lucide-react'
import {
  ChartNoAxesColumnIncreasing,
  ClipboardCheck,
  Coins,
  FileDown,
  FileInput,
  FileText,
  PackageCheck,
  Receipt,
  ReceiptEuro,
  ReceiptText,
  ShoppingCart,
  Truck,
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
import { DeliveryStanding, type DeliveryState } from './DeliveryStanding.tsx'
import { documentWords } from './words.ts'

type Linked = OutputOf<typeof showInvoice>['documents'][number]
type Settlement = OutputOf<typeof showInvoice>['settlements'][number]

export type Step = {
  readonly key: string
  readonly kind:
    | 'quote'
    | 'order'
    | 'purchase_order'
    | 'receipt'
    | 'supplier_invoice'
    | 'delivery'
    | 'invoice'
    | 'deposit'
    | 'situation'
    | 'final'
    | 'credit_note'
    | 'payment'
    | 'reversal'
  readonly label: string
  readonly day: Day
  /** Null for what asks for nothing. */
  readonly amount: Cents | null
  /** Null for the document on screen. */
  readonly href: string | null
  readonly state?: ReactNode
}

const icons: Readonly<Record<Step['kind'], LucideIcon>> = {
  quote: FileText,
  order: ClipboardCheck,
  purchase_order: ShoppingCart,
  receipt: PackageCheck,
  supplier_invoice: FileDown,
  delivery: Truck,
  invoice: Receipt,
  deposit: ReceiptEuro,
  situation: ChartNoAxesColumnIncreasing,
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
          const caption = captionOf(steps, rank)
          const Icon = icons[step.kind]
          const isHere = step.href === null
          const body = (
            <>
              <span className="flex min-w-0 flex-1 flex-col gap-0.5">
                <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <span
                    className={`sm:whitespace-nowrap ${isHere ? 'font-semibold' : 'font-medium'}`}
                  >
                    {step.label}
                  </span>
                  <span className="text-12 text-faint">{step.state}</span>
                </span>
                <span className="flex flex-wrap items-baseline justify-between gap-x-3">
                  <span className="figures text-12 text-faint">{formats.day(step.day)}</span>
                  {step.amount !== null && (
                    <span className="figures text-13">{formats.amount(step.amount)}</span>
                  )}
                </span>
              </span>
            </>
          )
          return (
            <li key={step.key} className="relative flex flex-wrap gap-x-3 pb-3 last:pb-0">
              {caption && (
                <span className="mb-1.5 w-full text-12 font-medium text-faint">
                  {words[caption]}
                </span>
              )}
              {rank < steps.length - 1 && (
                <span
                  aria-hidden
                  className={`absolute bottom-0 left-3.5 w-px bg-line ${caption ? 'top-14' : 'top-8'}`}
                />
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

/** What is said above the first document that this one takes up, and the first that takes it up. */
function captionOf(steps: readonly Step[], rank: number): 'takesUp' | 'takenUpBy' | null {
  const here = steps.findIndex(({ href }) => href === null)
  if (here < 0) return null
  if (rank === 0 && here > 0) return 'takesUp'
  return rank === here + 1 ? 'takenUpBy' : null
}

/** The other documents of the deal as steps of the chain. */
export function useLinkedSteps(documents: readonly Linked[]): Step[] {
  const words = useWords(documentWords)
  const names = {
    quote: words.quote,
    order: words.order,
    purchase_order: words.purchaseOrder,
    supplier_invoice: words.supplierInvoice,
    delivery: words.delivery,
    invoice: words.invoice,
    deposit: words.deposit,
    situation: words.situation,
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
  if (kind === 'delivery') return <DeliveryStanding state={state as DeliveryState} />
  if (state === 'draft') return <Badge>{words.draft}</Badge>
  if (state === 'cancelled' || state === 'reversed') return <Badge>{words.cancelled}</Badge>
  if (kind === 'quote' || kind === 'credit_note' || outstanding === null) return null
  const card = outstanding === 0 ? 'paid' : outstanding === gross ? 'unpaid' : 'partly'
  return <PaymentIcon state={card} />
}

type Came = {
  readonly id: string
  readonly day: Day
  readonly deliveryNote: string
  readonly reversed: boolean
  readonly href: string
}

/** What came of a purchase. */
export function useReceiptSteps(receipts: readonly Came[]): Step[] {
  const words = useWords(documentWords)
  return receipts.map(({ id, day, deliveryNote, reversed, href }) => ({
    key: id,
    kind: 'receipt',
    label: `${words.receipt} ${deliveryNote}`.trim(),
    day,
    amount: null,
    href,
    state: reversed ? <Badge>{words.cancelled}</Badge> : null,
  }))
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
  if (kind === 'purchase_order') return to('/commandes-achat/:id', { id })
  if (kind === 'supplier_invoice') return to('/factures-fournisseurs/:id', { id })
  if (kind === 'delivery') return to('/bons-de-livraison/:id', { id })
  return kind === 'credit_note' ? to('/avoirs/:id', { id }) : to('/factures/:id', { id })
}
