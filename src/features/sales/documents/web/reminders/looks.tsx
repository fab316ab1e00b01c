// How what concerns reminders looks, everywhere: icon, colour and word.
import {
  Ban,
  BellRing,
  CircleCheck,
  Clock,
  Gavel,
  HandCoins,
  Hourglass,
  Mail,
  MessageCircleReply,
  Pause,
  Phone,
  Scale,
  TriangleAlert,
} from 'lucide-react'
import type { Hold, ReminderRow } from '#features/sales/reminders/contract.ts'
import type { Tone } from '#features/sales/reminders/rules/letter.ts'
import { toneName } from '#features/sales/reminders/rules/names.ts'
import type { Channel, HoldKind, Promised } from '#features/sales/reminders/rules/plan.ts'
import { Badge, type Hue } from '#web/ui/Status.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { reminderWords } from './words.ts'

type Look = { readonly icon: typeof Ban; readonly hue: Hue }

export const toneLooks: Readonly<Record<Tone, Look>> = {
  friendly: { icon: BellRing, hue: 'blue' },
  firm: { icon: TriangleAlert, hue: 'orange' },
  notice: { icon: Gavel, hue: 'red' },
}

export const channelIcons: Readonly<Record<Channel, typeof Ban>> = {
  email: Mail,
  call: Phone,
  letter: Scale,
}

const holdLooks: Readonly<Record<HoldKind, Look>> = {
  reply: { icon: MessageCircleReply, hue: 'blue' },
  promise: { icon: HandCoins, hue: 'green' },
  dispute: { icon: Scale, hue: 'violet' },
  pause: { icon: Pause, hue: 'grey' },
  stop: { icon: Ban, hue: 'grey' },
}

export const promiseLooks: Readonly<Record<Promised, Look>> = {
  kept: { icon: CircleCheck, hue: 'green' },
  today: { icon: Clock, hue: 'orange' },
  ahead: { icon: Hourglass, hue: 'blue' },
  broken: { icon: TriangleAlert, hue: 'red' },
}

export function ToneBadge({ tone }: { tone: ReminderRow['tone'] }) {
  const locale = useLocale()
  return <Badge {...toneLooks[tone]}>{toneName(tone, locale)}</Badge>
}

export function HoldBadge({ hold }: { hold: Pick<Hold, 'kind' | 'promise'> }) {
  const words = useWords(reminderWords)
  return hold.promise ? (
    <Badge {...promiseLooks[hold.promise]}>{words.promises[hold.promise]}</Badge>
  ) : (
    <Badge {...holdLooks[hold.kind]}>{words.holds[hold.kind]}</Badge>
  )
}
