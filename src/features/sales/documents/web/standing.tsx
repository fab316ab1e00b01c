// How quotes, invoices and payments stand, drawn: icon, word and colour, each pair unique in its kind.
import type { LucideIcon } from 'lucide-react'
import {
  BadgeCheck,
  Ban,
  CalendarCheck,
  CalendarClock,
  CalendarX,
  CircleAlert,
  CircleDashed,
  Coins,
  CornerUpLeft,
  FileInput,
  Hourglass,
  Link2,
  PencilLine,
  ReceiptText,
  ThumbsDown,
  Undo2,
} from 'lucide-react'
import type { InvoiceKind } from '#features/sales/invoices/rules/life.ts'
import type { PaymentState } from '#features/sales/invoices/rules/payment.ts'
import type { AllocationState } from '#features/sales/payments/rules/allocate.ts'
import type { Validity } from '#features/sales/quotes/rules/validity.ts'
import { Badge, type Hue, PaymentIcon, Status } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import { type DocumentWords, documentWords } from './words.ts'

export type Look = { readonly icon: LucideIcon; readonly hue: Hue }

export const quoteLooks: Readonly<Record<Validity, Look>> = {
  signed: { icon: BadgeCheck, hue: 'green' },
  expired: { icon: CalendarX, hue: 'red' },
  expiring: { icon: CalendarClock, hue: 'orange' },
  valid: { icon: CalendarCheck, hue: 'blue' },
  pending: { icon: Hourglass, hue: 'grey' },
  draft: { icon: PencilLine, hue: 'grey' },
  refused: { icon: ThumbsDown, hue: 'grey' },
  cancelled: { icon: Ban, hue: 'grey' },
}

export const creditLooks: Readonly<Record<PaymentState, Look>> = {
  unpaid: { icon: ReceiptText, hue: 'blue' },
  partial: { icon: CornerUpLeft, hue: 'orange' },
  settled: { icon: CornerUpLeft, hue: 'green' },
  imported: { icon: FileInput, hue: 'grey' },
  draft: { icon: PencilLine, hue: 'grey' },
}

export const allocationLooks: Readonly<Record<AllocationState, Look>> = {
  unallocated: { icon: Coins, hue: 'grey' },
  partial: { icon: CircleDashed, hue: 'orange' },
  allocated: { icon: Link2, hue: 'green' },
  rejected: { icon: CircleAlert, hue: 'red' },
  reversed: { icon: Undo2, hue: 'grey' },
}

type Standing = { readonly validity: Validity; readonly daysLeft: number | null }

/** "Expire dans 4 j" where days count, else the word of the state. */
export function quoteWord({ validity, daysLeft }: Standing, words: DocumentWords): string {
  if (validity === 'expiring' && daysLeft !== null) return words.expiresIn(daysLeft)
  if (validity === 'expired' && daysLeft !== null) return words.expiredFor(-daysLeft)
  return words.quoteStates[validity]
}

/** The state of a quote; on a wash of its colour at the head of a page. */
export function QuoteStanding({ badge = false, ...quote }: Standing & { badge?: boolean }) {
  const words = useWords(documentWords)
  const { icon, hue } = quoteLooks[quote.validity]
  const said = quoteWord(quote, words)
  const Shown = badge ? Badge : Status
  return (
    <Shown icon={icon} hue={hue}>
      {said}
    </Shown>
  )
}

const cards = { unpaid: 'unpaid', partial: 'partly', settled: 'paid' } as const

/** The card of an invoice, or the state of a credit note. */
export function InvoiceStanding({
  kind,
  payment,
  lateDays,
  short = false,
}: {
  kind: InvoiceKind
  payment: PaymentState
  lateDays: number | null
  /** The words are said and not drawn, where there is no room. */
  short?: boolean
}) {
  const words = useWords(documentWords)
  if (kind !== 'credit_note' && payment !== 'imported' && payment !== 'draft') {
    return <PaymentIcon state={cards[payment]} lateDays={lateDays ?? 0} words={!short} />
  }
  const { icon, hue } = creditLooks[payment]
  const said = kind === 'credit_note' ? words.creditStates[payment] : words.cardStates[payment]
  return (
    <Status icon={icon} hue={hue}>
      {said}
    </Status>
  )
}

export function AllocationStanding({ state }: { state: AllocationState }) {
  const words = useWords(documentWords)
  const { icon, hue } = allocationLooks[state]
  return (
    <Status icon={icon} hue={hue}>
      {words.allocationStates[state]}
    </Status>
  )
}
