// Where an order stands, drawn: icon, word and colour; and how much of it is done, as a bar.
import {
  Ban,
  CalendarCheck,
  CircleCheck,
  CircleCheckBig,
  ListX,
  type LucideIcon,
  Minus,
  OctagonX,
  PackageCheck,
  PauseCircle,
  PencilLine,
  ShieldCheck,
  ShieldQuestion,
  ShoppingCart,
  Wrench,
} from 'lucide-react'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { Badge, type Hue, Status } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import type { Control } from '../rules/control.ts'
import type { Fitting } from '../rules/fitting.ts'
import { orderWords } from './words.ts'

export const fittingLooks: Readonly<Record<Fitting, { icon: LucideIcon; hue: Hue }>> = {
  none: { icon: Minus, hue: 'grey' },
  to_plan: { icon: Wrench, hue: 'orange' },
  planned: { icon: CalendarCheck, hue: 'blue' },
  done: { icon: CircleCheckBig, hue: 'green' },
}

/** How far the fitting of an order is, with its day where it has one. */
export function FittingStanding({ fitting, day }: { fitting: Fitting; day: Day | null }) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const { icon, hue } = fittingLooks[fitting]
  const told = { planned: words.fittingOn, done: words.fittedOn }
  const said =
    day !== null && (fitting === 'planned' || fitting === 'done')
      ? told[fitting](formats.day(day))
      : words.fittings[fitting]
  return (
    <Status icon={icon} hue={hue}>
      {said}
    </Status>
  )
}

export const controlLooks: Readonly<Record<Control, { icon: LucideIcon; hue: Hue }>> = {
  blocked: { icon: OctagonX, hue: 'red' },
  on_hold: { icon: PauseCircle, hue: 'orange' },
  unreviewed: { icon: ShieldQuestion, hue: 'grey' },
  incomplete: { icon: ListX, hue: 'grey' },
  purchasable: { icon: ShoppingCart, hue: 'blue' },
  purchased: { icon: PackageCheck, hue: 'green' },
  nothing_to_buy: { icon: ShieldCheck, hue: 'green' },
  draft: { icon: PencilLine, hue: 'grey' },
  completed: { icon: CircleCheck, hue: 'green' },
  cancelled: { icon: Ban, hue: 'grey' },
}

/** The control of an order; on a wash of its colour at the head of a page. */
export function OrderStanding({
  control,
  until = null,
  badge = false,
}: {
  control: Control
  until?: Day | null
  badge?: boolean
}) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const { icon, hue } = controlLooks[control]
  const word =
    control === 'on_hold' && until !== null
      ? words.onHoldUntil(formats.day(until))
      : words.controls[control]
  return badge ? (
    <Badge icon={icon} hue={hue}>
      {word}
    </Badge>
  ) : (
    <Status icon={icon} hue={hue}>
      {word}
    </Status>
  )
}

/** How much of a whole is done: a bar, and what it says in words. */
export function Bar({
  label,
  said,
  done,
  whole,
}: {
  label: string
  said: string
  done: Cents
  whole: Cents
}) {
  const part = whole === 0 ? 0 : Math.round(Math.max(0, Math.min(1, done / whole)) * 100)
  return (
    <div className="flex flex-col gap-1">
      <div className="flex items-baseline justify-between gap-3 text-13">
        <span className="font-medium">{label}</span>
        <span className="figures text-soft">{said}</span>
      </div>
      <div
        role="meter"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={part}
        aria-valuetext={said}
        className="h-1.5 overflow-hidden rounded-full bg-sunken"
      >
        <span
          className={`block h-full rounded-full ${part === 100 ? 'bg-green' : 'bg-accent'}`}
          style={{ width: `${part}%` }}
        />
      </div>
    </div>
  )
}
