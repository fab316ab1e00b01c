// How a purchase order stands, drawn: icon, word and colour; and how much of it came.
import type { LucideIcon } from 'lucide-react'
import { AlarmClock, Ban, PackageCheck, PackageOpen, PencilLine, Receipt, Send } from 'lucide-react'
import { Badge, type Hue, Status } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import type { Standing } from '../rules/life.ts'
import { purchaseWords } from './words.ts'

export const standingLooks: Readonly<
  Record<Standing | 'toInvoice', { readonly icon: LucideIcon; readonly hue: Hue }>
> = {
  draft: { icon: PencilLine, hue: 'grey' },
  sent: { icon: Send, hue: 'blue' },
  late: { icon: AlarmClock, hue: 'red' },
  awaited: { icon: PackageOpen, hue: 'orange' },
  received: { icon: PackageCheck, hue: 'green' },
  cancelled: { icon: Ban, hue: 'grey' },
  toInvoice: { icon: Receipt, hue: 'blue' },
}

export function PurchaseStanding({
  standing,
  badge = false,
}: {
  standing: Standing
  badge?: boolean
}) {
  const words = useWords(purchaseWords)
  const Shape = badge ? Badge : Status
  return <Shape {...standingLooks[standing]}>{words.standings[standing]}</Shape>
}

/** A bar with its figure: never the bar alone. */
export function ReceivedBar({ percent }: { percent: number }) {
  const words = useWords(purchaseWords)
  return (
    <span className="flex items-center gap-2">
      <span
        role="img"
        aria-label={words.receivedBar(percent)}
        className="h-1.5 w-14 shrink-0 overflow-hidden rounded-full bg-line"
      >
        <span className="block h-full bg-green" style={{ width: `${percent}%` }} />
      </span>
      <span aria-hidden className="figures text-12 text-soft">
        {`${percent}\u00a0%`}
      </span>
    </span>
  )
}
