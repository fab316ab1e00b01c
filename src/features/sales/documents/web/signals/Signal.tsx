// The signal of a customer, as every screen shows it: its kinds, its reasons in sentences whose figures
// open their lists, and what one may do about it.
import {
  CalendarPlus,
  CircleCheck,
  ClipboardList,
  FilePlus2,
  HeartHandshake,
  type LucideIcon,
  BellRing,
  PhoneCall,
  TrendingUp,
  TriangleAlert,
} from 'lucide-react'
import { Fragment, type ReactNode, useState } from 'react'
import { AppointmentSheet } from '#features/relation/activities/web/AppointmentSheet.tsx'
import { addDays, type Day } from '#kernel/day.ts'
import type { Formats } from '#kernel/format.ts'
import { bps } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Anchor, LinkButton } from '#web/ui/Link.tsx'
import { Badge, type Hue, inks } from '#web/ui/Status.tsx'
import { useWords, type wordsIn } from '#web/words.ts'
import { listsOf, placeOfAct, type ProposedAct, type Reason, type SignalKind } from './places.ts'
import { signalWords } from './words.ts'

type Words = ReturnType<typeof wordsIn<(typeof signalWords)['fr']>>

export const signalLooks: Readonly<Record<SignalKind | 'calm', { icon: LucideIcon; hue: Hue }>> = {
  risk: { icon: TriangleAlert, hue: 'red' },
  service: { icon: HeartHandshake, hue: 'orange' },
  opportunity: { icon: TrendingUp, hue: 'green' },
  calm: { icon: CircleCheck, hue: 'grey' },
}

/** What a customer is: at risk, in need of service, an opportunity; or that nothing is to be said. */
export function SignalBadges({ kinds }: { kinds: readonly SignalKind[] }) {
  const words = useWords(signalWords)
  const shown = kinds.length > 0 ? kinds : (['calm'] as const)
  return (
    <span className="flex min-w-0 flex-wrap gap-1">
      {shown.map((kind) => (
        <Badge key={kind} {...signalLooks[kind]}>
          {words.kinds[kind]}
        </Badge>
      ))}
    </span>
  )
}

/** The reasons, the heaviest first: `plain` where they are read and not pressed (paper, a row). */
export function SignalReasons({
  customer,
  reasons,
  plain = false,
}: {
  customer: string
  reasons: readonly Reason[]
  plain?: boolean
}) {
  const words = useWords(signalWords)
  return (
    <ul aria-label={words.reasonsOf} className="flex flex-col gap-1.5">
      {reasons.map((reason) => {
        const { icon: Icon, hue } = signalLooks[reason.kind]
        return (
          <li key={reason.code} className="flex items-baseline gap-2">
            <Icon
              role="img"
              aria-label={words.kinds[reason.kind]}
              size={14}
              className={`relative top-0.5 shrink-0 ${inks[hue]}`}
            />
            <span className="min-w-0">
              <SignalReason customer={customer} reason={reason} plain={plain} />
            </span>
          </li>
        )
      })}
    </ul>
  )
}

/** One reason in a sentence. */
export function SignalReason({
  customer,
  reason,
  plain = false,
}: {
  customer: string
  reason: Reason
  plain?: boolean
}): ReactNode {
  const words = useWords(signalWords)
  const formats = useFormats()
  const today = useToday()
  const lists = plain ? {} : listsOf(reason, customer, today)
  return piecesOf(reason, words, formats, today).map(({ name, said }) => {
    const href = name === null ? undefined : lists[name]
    if (name === null) return <Fragment key={said}>{said}</Fragment>
    const figure = <span className="figures font-medium whitespace-nowrap">{said}</span>
    return href === undefined ? (
      <Fragment key={name}>{figure}</Fragment>
    ) : (
      <Anchor key={name} href={href} className="underline decoration-line underline-offset-2">
        {figure}
      </Anchor>
    )
  })
}

type Piece = { readonly name: string | null; readonly said: string }

function piecesOf(reason: Reason, words: Words, formats: Formats, today: Day): Piece[] {
  const figures = figuresOf(reason, words, formats)
  return templateOf(reason, words, formats, today)
    .split(/\{(\w+)\}/)
    .map((said, at) =>
      at % 2 === 1 ? { name: said, said: figures[said] ?? '' } : { name: null, said },
    )
    .filter(({ said }) => said !== '')
}

function figuresOf(reason: Reason, words: Words, formats: Formats): Record<string, string> {
  const { code, amount, before, count, days } = reason
  const things =
    code === 'late_orders' ? words.orders : code === 'late_tasks' ? words.tasks : words.quotes
  return {
    ...(amount === null ? {} : { amount: formats.amount(amount) }),
    ...(before === null ? {} : { before: formats.amount(before) }),
    ...(days === null ? {} : { days: words.days(days) }),
    ...(count === null ? {} : { count: things(count) }),
  }
}

function templateOf(reason: Reason, words: Words, formats: Formats, today: Day): string {
  const { reasons } = words
  const { code, count, days, usual, share } = reason
  switch (code) {
    case 'silence':
    case 'slower':
    case 'reorder':
      return reasons[code](usual ?? 0)
    case 'fall':
    case 'growth':
      return reasons[code](formats.percent(bps((share ?? 0) * 100)))
    case 'overdue':
      return reasons.overdue(words.days(days ?? 0))
    case 'late_orders':
    case 'late_tasks':
    case 'expired':
      return reasons[code](count ?? 0)
    case 'expiring':
      return reasons.expiring(
        count ?? 0,
        reason.day === today ? words.today : words.within(days ?? 0),
      )
    case 'waiting':
      return reasons.waiting(count ?? 0, words.days(days ?? 0))
    case 'season':
      return reasons.season
  }
}

const actIcons: Readonly<Record<ProposedAct, LucideIcon>> = {
  call: PhoneCall,
  meet: CalendarPlus,
  remind_invoices: BellRing,
  remind_quotes: BellRing,
  quote: FilePlus2,
  open_orders: ClipboardList,
  open_tasks: ClipboardList,
}

/** What is proposed, as a button; nothing where the role may not do it. */
export function SignalAct({
  customer,
  act,
  primary = false,
}: {
  customer: { readonly id: string; readonly name: string }
  act: ProposedAct
  primary?: boolean
}) {
  const words = useWords(signalWords)
  const today = useToday()
  const { can } = useRights()
  const [planning, setPlanning] = useState(false)
  const may = act === 'quote' ? can('quotes.write') : act !== 'call' || can('activities.write')
  if (!may) return null
  const href = placeOfAct(act, customer.id, today)
  const variant = primary ? 'primary' : 'secondary'
  if (href !== null) {
    return (
      <LinkButton size="small" variant={variant} icon={actIcons[act]} href={href}>
        {words.acts[act]}
      </LinkButton>
    )
  }
  return (
    <>
      <Button size="small" variant={variant} icon={actIcons[act]} onPress={() => setPlanning(true)}>
        {words.acts[act]}
      </Button>
      {planning && (
        <AppointmentSheet
          appointment={null}
          begun={{
            day: addDays(today, 1),
            minutes: 540,
            lasts: 15,
            kind: 'call',
            title: words.callTitle(customer.name),
            customer: { id: customer.id, label: customer.name },
          }}
          onClose={() => setPlanning(false)}
        />
      )}
    </>
  )
}
