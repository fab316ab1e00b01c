// What has happened to a document and to what came of it, with what was said about it: one timeline.
import {
  Ban,
  BadgeCheck,
  BellRing,
  ClipboardCheck,
  Coins,
  Eye,
  FileInput,
  FileText,
  FolderKanban,
  Link2,
  LockOpen,
  type LucideIcon,
  Mail,
  MessageCircleQuestion,
  MessageCircleReply,
  Milestone as MilestoneIcon,
  OctagonX,
  Package,
  PackageCheck,
  PauseCircle,
  Receipt,
  RotateCcw,
  ReceiptEuro,
  Send,
  ShieldCheck,
  ShoppingCart,
  ThumbsDown,
  Truck,
  Undo2,
  Wrench,
} from 'lucide-react'
import { useEffect, useState } from 'react'
import { Composer } from '#features/relation/activities/web/Composer.tsx'
import type { SubjectRef } from '#features/relation/activities/web/places.ts'
import { Ahead, useActivityEntries } from '#features/relation/activities/web/RecordActivities.tsx'
import type { invoiceHistory } from '#features/sales/invoices/contract/history.ts'
import type { purchaseHistory } from '#features/purchasing/purchase-orders/contract/history.ts'
import type { orderHistory } from '#features/sales/orders/contract/history.ts'
import type { deliveryHistory } from '#features/sales/deliveries/contract/history.ts'
import type { projectHistory } from '#features/sales/projects/contract/history.ts'
import type { quoteHistory } from '#features/sales/quotes/contract/history.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import type { Hue } from '#web/ui/Status.tsx'
import { Timeline, type TimelineEntry } from '#web/ui/Timeline.tsx'
import { useWords } from '#web/words.ts'
import { historyWords } from './history-words.ts'
import { MessageDialog } from './mail/Messages.tsx'
import { worthTelling } from './telling.ts'
import { documentWords } from './words.ts'

type Event = OutputOf<typeof quoteHistory>['rows'][number]

const few = 8
const most = 200

export function RecordHistory({
  about,
  customer,
  history,
  stamp,
  ahead = true,
}: {
  about: SubjectRef
  customer: string
  /** What tells of this kind of document. */
  history:
    | typeof quoteHistory
    | typeof orderHistory
    | typeof deliveryHistory
    | typeof invoiceHistory
    | typeof purchaseHistory
    | typeof projectHistory
  /** What is another whenever the document has changed: its history has then too. */
  stamp: string
  /** Whether what is to come is told here; a page may show it elsewhere. */
  ahead?: boolean
}) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const { can } = useRights()
  const [all, setAll] = useState(false)
  const [mail, setMail] = useState<string | null>(null)
  const { data, pending, refetch } = useRead(history, { id: about.id }, { staleTime: 0 })
  useEffect(() => void (data && refetch()), [stamp])
  const said = useActivityEntries(about, all ? most : few)
  const events = worthTelling(data?.rows ?? []).map((event): TimelineEntry => ({
    id: String(event.seq),
    ...lookOf(event),
    text: <Told event={event} of={about.id} onMail={setMail} />,
    when: formats.moment(event.at),
    iso: event.at,
    who: event.person ?? words.byItself,
  }))
  const entries = [...events, ...said.entries].toSorted((x, y) =>
    x.iso < y.iso ? 1 : x.iso > y.iso ? -1 : 0,
  )
  return (
    <Section title={words.history}>
      <div className="flex flex-col gap-4">
        {can('activities.read') && (
          <>
            <Composer about={about} customer={customer} />
            {ahead && <Ahead about={about} />}
          </>
        )}
        {pending && <RowBones rows={3} />}
        {entries.length > 0 && (
          <Timeline label={words.history} entries={all ? entries : entries.slice(0, few)} />
        )}
        {!all && (entries.length > few || said.more) && (
          <div className="flex justify-center">
            <Button size="small" variant="quiet" onPress={() => setAll(true)}>
              {words.wholeHistory}
            </Button>
          </div>
        )}
      </div>
      {mail && <MessageDialog id={mail} onClose={() => setMail(null)} />}
    </Section>
  )
}

/** What was done; of another record than this one, a way to it. */
function Told({
  event: { action, entity, entityId, label, amount, detail },
  of,
  onMail,
}: {
  event: Event
  of: string
  onMail: (id: string) => void
}) {
  const { acts, about } = useWords(historyWords)
  const formats = useFormats()
  const act = acts[action] ?? action
  const what = detail ? about(act, detail) : act
  if (entityId === null || entityId === of) return what
  const look = 'font-medium hover:underline'
  return (
    <>
      {`${what} `}
      {entity === 'mail' ? (
        <button type="button" className={`${look} text-left`} onClick={() => onMail(entityId)}>
          {label}
        </button>
      ) : (
        <Anchor href={placeOf(entity, entityId, action)} className={look}>
          {amount === null ? label : formats.amount(amount)}
        </Anchor>
      )}
    </>
  )
}

function placeOf(entity: string, id: string, action: string): string {
  if (entity === 'quote') return to('/devis/:id', { id })
  if (entity === 'order') return to('/commandes/:id', { id })
  if (entity === 'delivery') return to('/bons-de-livraison/:id', { id })
  if (entity === 'payment') return to('/reglements/:id', { id })
  if (entity === 'purchase_order') return to('/commandes-achat/:id', { id })
  if (entity === 'supplier_invoice') return to('/factures-fournisseurs/:id', { id })
  return action.startsWith('credit_note') ? to('/avoirs/:id', { id }) : to('/factures/:id', { id })
}

type Look = { readonly icon: LucideIcon; readonly hue?: Hue }

const looks: Readonly<Record<string, Look>> = {
  'quote.sent': { icon: Send, hue: 'blue' },
  'quote.signed': { icon: BadgeCheck, hue: 'green' },
  'quote.refused': { icon: ThumbsDown, hue: 'red' },
  'quote.cancelled': { icon: Ban },
  'quote.reopened': { icon: RotateCcw },
  'quote.given_up': { icon: RotateCcw },
  'quote.opened': { icon: Eye, hue: 'blue' },
  'quote.asked': { icon: MessageCircleQuestion, hue: 'blue' },
  'quote.linked': { icon: Link2 },
  'quote.link_closed': { icon: Link2 },
  'order.confirmed': { icon: ClipboardCheck, hue: 'green' },
  'order.reviewed': { icon: ShieldCheck, hue: 'green' },
  'order.set_aside': { icon: PauseCircle, hue: 'orange' },
  'order.blocked': { icon: OctagonX, hue: 'red' },
  'order.released': { icon: LockOpen, hue: 'orange' },
  'order.fitting_decided': { icon: Wrench },
  'order.cancelled': { icon: Ban },
  'delivery.prepared': { icon: Package, hue: 'blue' },
  'delivery.shipped': { icon: Truck, hue: 'blue' },
  'delivery.delivered': { icon: PackageCheck, hue: 'green' },
  'delivery.returned': { icon: Undo2, hue: 'orange' },
  'delivery.cancelled': { icon: Ban },
  'purchase_order.sent': { icon: Send, hue: 'blue' },
  'purchase_order.received': { icon: PackageCheck, hue: 'green' },
  'purchase_order.receipt_reversed': { icon: RotateCcw, hue: 'orange' },
  'purchase_order.cancelled': { icon: Ban },
  'project.moved': { icon: MilestoneIcon, hue: 'blue' },
  'mail.failed': { icon: Mail, hue: 'red' },
  'mail.answered': { icon: MessageCircleReply, hue: 'green' },
  'mail.returned': { icon: Mail, hue: 'red' },
  'reminder.left': { icon: BellRing, hue: 'blue' },
  'payment.recorded': { icon: Coins, hue: 'green' },
  'payment.allocated': { icon: Coins, hue: 'green' },
  'payment.rejected': { icon: Coins, hue: 'red' },
}

const kinds: Readonly<Record<string, Look>> = {
  mail: { icon: Mail },
  order: { icon: ClipboardCheck },
  delivery: { icon: Truck },
  invoice: { icon: ReceiptEuro },
  payment: { icon: Coins },
  purchase_order: { icon: ShoppingCart },
  supplier_invoice: { icon: Receipt },
  project: { icon: FolderKanban },
}

function lookOf({ action, entity }: Event): Look {
  if (action.startsWith('credit_note')) return { icon: FileInput }
  return looks[action] ?? kinds[entity] ?? { icon: FileText }
}
