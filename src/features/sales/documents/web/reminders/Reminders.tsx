// Beside a document: what leaves next, what holds it, and every reminder that left.
import {
  Ban,
  Ellipsis,
  FileText,
  HandCoins,
  type LucideIcon,
  MessageCircleReply,
  Pause,
  Phone,
  Play,
  Scale,
} from 'lucide-react'
import { type ReactNode, useState } from 'react'
import {
  holdInvoiceReminders,
  holdQuoteReminders,
  invoiceReminders,
  quoteReminders,
  reminderLetterPdf,
  type ReminderRow,
  resumeInvoiceReminders,
  resumeQuoteReminders,
  type States,
} from '#features/sales/reminders/contract.ts'
import { listCalls, listPromises, planCall } from '#features/sales/reminders/contract/calls.ts'
import { levelName, whenOf } from '#features/sales/reminders/rules/names.ts'
import type { HoldKind } from '#features/sales/reminders/rules/plan.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { MailState, MessageDialog } from '../mail/Messages.tsx'
import { openPdf } from '../pdf.ts'
import { Holding, reminderStates } from './Holding.tsx'
import { channelIcons, HoldBadge, ToneBadge } from './looks.tsx'
import { reminderWords } from './words.ts'

const refresh = [...reminderStates, listCalls, listPromises]

export function Reminders({ kind, id }: { kind: 'quote' | 'invoice'; id: string }) {
  const words = useWords(reminderWords)
  const read = useRead(kind === 'quote' ? quoteReminders : invoiceReminders, { id })
  const states = read.data
  // Of what is over, only what left is worth a place.
  if (!states || (states.over !== null && states.left.length === 0)) return null
  return (
    <Section
      title={words.title}
      actions={states.over === null && <Acts kind={kind} id={id} states={states} />}
    >
      <div className="flex flex-col gap-4">
        <Standing states={states} />
        <LeftList rows={states.left} />
      </div>
    </Section>
  )
}

function Standing({ states }: { states: States }) {
  const words = useWords(reminderWords)
  const formats = useFormats()
  const locale = useLocale()
  const { can } = useRights()
  const { plan, hold, held, next, over } = states
  if (over) return <p className="text-13 text-soft">{words.overs[over]}</p>
  return (
    <div className="flex flex-col gap-2 text-13">
      {hold && <Held hold={hold} />}
      {states.calling && (
        <span>
          <Badge icon={Phone} hue="blue">
            {words.calling}
          </Badge>
        </span>
      )}
      {!held && next && (
        <p>
          <span className="block text-12 text-soft">{words.nextLabel}</span>
          <span className="font-medium">
            {next.now
              ? `${levelName(next.level, locale)} – ${words.nextNow}`
              : words.next(levelName(next.level, locale), formats.day(next.day), next.hour)}
          </span>
        </p>
      )}
      {!held && !next && (
        <p className="text-soft">
          {plan === null
            ? words.noPlan
            : plan.active
              ? words.planDone
              : `${words.planOff(plan.name)} `}
          {plan && !plan.active && can('company.administer') && (
            <Link href={to('/parametres/relances')}>{words.settings}</Link>
          )}
        </p>
      )}
    </div>
  )
}

export function Held({ hold }: { hold: NonNullable<States['hold']> }) {
  const words = useWords(reminderWords)
  const formats = useFormats()
  const { until, amount, reason, person, at, kind, mail } = hold
  const [opened, setOpened] = useState(false)
  const details = [
    mail && words.answered(formats.moment(at)),
    amount !== null && until
      ? words.promised(formats.amount(amount), formats.day(until))
      : until && words.until(formats.day(until)),
    reason,
    person && words.by(person, formats.moment(at)),
  ].filter(Boolean)
  return (
    <div className="flex flex-col items-start gap-1 text-13" data-hold={kind}>
      <HoldBadge hold={hold} />
      {details.map((detail) => (
        <span key={String(detail)} className="text-soft">
          {detail}
        </span>
      ))}
      {mail && (
        <Button size="small" variant="quiet" onPress={() => setOpened(true)}>
          {words.readAnswer}
        </Button>
      )}
      {mail && opened && <MessageDialog id={mail} onClose={() => setOpened(false)} />}
    </div>
  )
}

const holdIcons: Readonly<Record<HoldKind, LucideIcon>> = {
  reply: MessageCircleReply,
  promise: HandCoins,
  dispute: Scale,
  pause: Pause,
  stop: Ban,
}

function Acts({ kind, id, states }: { kind: 'quote' | 'invoice'; id: string; states: States }) {
  const words = useWords(reminderWords)
  const { can } = useRights()
  const today = useToday()
  const [asked, setAsked] = useState<HoldKind | null>(null)
  const isQuote = kind === 'quote'
  const keeping = useWrite(isQuote ? holdQuoteReminders : holdInvoiceReminders, {
    refresh,
    onDone: () => {
      toast(words.kept, { tone: 'green' })
      setAsked(null)
    },
  })
  const resuming = useWrite(isQuote ? resumeQuoteReminders : resumeInvoiceReminders, {
    refresh,
    onDone: () => toast(words.resumed, { tone: 'green' }),
  })
  const calling = useWrite(planCall, { refresh, onDone: () => toast(words.called) })
  if (!can(isQuote ? 'quotes.write' : 'invoices.write')) return null
  const kinds: readonly HoldKind[] = isQuote
    ? ['reply', 'pause', 'stop']
    : ['reply', 'promise', 'dispute', 'pause', 'stop']
  const items: MenuItem[] = kinds.map((one) => ({
    key: one,
    label: words[one],
    icon: holdIcons[one],
    onPress: () => setAsked(one),
  }))
  if (can('activities.write') && !states.calling) {
    items.push({
      key: 'call',
      label: words.call,
      icon: Phone,
      onPress: () => void calling.run({ kind, document: id, day: today }),
    })
  }
  if (!isQuote) {
    items.push({
      key: 'letter',
      label: words.letter,
      icon: FileText,
      onPress: () => void openPdf(reminderLetterPdf, { id }),
    })
  }
  return (
    <span className="flex items-center gap-1">
      {states.held && (
        <Button
          size="small"
          icon={Play}
          pending={resuming.pending}
          onPress={() => void resuming.run({ id })}
        >
          {words.resume}
        </Button>
      )}
      <Menu label={words.acts} icon={Ellipsis} sections={[{ items }]} />
      {asked && (
        <Holding
          kind={asked}
          remaining={states.remaining}
          writing={keeping}
          onClose={() => setAsked(null)}
          onKeep={(told) => void keeping.run({ id, ...told } as never)}
        />
      )}
    </span>
  )
}

/** What left: of a document, or of a client (then with the document). */
export function LeftList({
  rows,
  named = false,
}: {
  rows: readonly ReminderRow[]
  named?: boolean
}) {
  const words = useWords(reminderWords)
  const [opened, setOpened] = useState<string | null>(null)
  if (rows.length === 0) return <p className="text-13 text-faint">{words.none}</p>
  return (
    <>
      <ul aria-label={words.left} className="flex flex-col gap-1">
        {rows.map((row) => (
          <li key={row.id}>
            <LeftLine row={row} named={named} onMail={setOpened} />
          </li>
        ))}
      </ul>
      {opened && <MessageDialog id={opened} onClose={() => setOpened(null)} />}
    </>
  )
}

function LeftLine({
  row,
  named,
  onMail,
}: {
  row: ReminderRow
  named: boolean
  onMail: (mail: string) => void
}) {
  const words = useWords(reminderWords)
  const formats = useFormats()
  const locale = useLocale()
  const Icon = channelIcons[row.channel]
  const { mail } = row
  const extras =
    row.indemnity > 0 && words.extras(formats.amount(row.penalties), formats.amount(row.indemnity))
  const content: ReactNode = (
    <>
      <span className="flex w-full flex-wrap items-center justify-between gap-x-2 gap-y-1">
        <ToneBadge tone={row.tone} />
        <span className="figures text-12 text-faint">{formats.moment(row.at)}</span>
      </span>
      <span className="flex w-full items-center gap-1.5 text-13 text-soft">
        <Icon aria-hidden size={14} className="shrink-0 text-faint" />
        <span className="min-w-0">
          {[
            named && row.document.number,
            words.channels[row.channel],
            row.level ? whenOf(row.level, locale) : words.byHand,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <span className="flex w-full flex-wrap items-center justify-between gap-x-2 gap-y-1 text-12 text-faint">
        <span>{[words.asked(formats.amount(row.amount)), extras].filter(Boolean).join(' ')}</span>
        {mail && <MailState state={mail.state} />}
      </span>
    </>
  )
  const look = '-mx-2 flex w-[calc(100%+1rem)] flex-col gap-1 rounded-md px-2 py-1.5 text-left'
  return mail ? (
    <button type="button" onClick={() => onMail(mail.id)} className={`${look} hover:bg-hover`}>
      {content}
    </button>
  ) : (
    <div className={look}>{content}</div>
  )
}
