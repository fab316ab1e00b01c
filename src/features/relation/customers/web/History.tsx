// Everything that has passed with a customer, the latest first: messages, documents, money, the record.
import {
  Archive,
  ArchiveRestore,
  Coins,
  FileInput,
  FileText,
  History as Clock,
  type LucideIcon,
  Mail,
  MapPin,
  Paperclip,
  Pencil,
  Plus,
  ReceiptEuro,
  Trash2,
  Users,
} from 'lucide-react'
import { useState } from 'react'
import { Composer } from '#features/relation/activities/web/Composer.tsx'
import {
  Ahead,
  RecordActivities,
  useActivityEntries,
} from '#features/relation/activities/web/RecordActivities.tsx'
import { historyWords } from '#features/sales/documents/web/history-words.ts'
import { MessageDialog, Messages } from '#features/sales/documents/web/mail/Messages.tsx'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Timeline, type TimelineEntry } from '#web/ui/Timeline.tsx'
import { useWords } from '#web/words.ts'
import { customerHistory, historyParts } from '../contract/papers.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'
import type { fr } from './fr.ts'

type Entry = OutputOf<typeof customerHistory>['rows'][number]
const parts = ['activities', ...historyParts] as const
type Part = (typeof parts)[number]

const few = 30

/** Who does not read the journal still sees what was said, and the messages. */
export function History({ customer }: { customer: Customer }) {
  const { can } = useRights()
  const about = { type: 'customer', id: customer.id } as const
  if (!can('journal.read')) {
    return (
      <div className="flex flex-col gap-4">
        <RecordActivities about={about} />
        <Messages customer={customer.id} />
      </div>
    )
  }
  return (
    <div className="flex flex-col gap-4">
      {can('activities.read') && (
        <>
          <Composer about={about} customer={customer.id} />
          <Ahead about={about} framed />
        </>
      )}
      <Everything customer={customer} />
    </div>
  )
}

function Everything({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const [part, setPart] = useState<Part | null>(null)
  const [limit, setLimit] = useState(few)
  const [mail, setMail] = useState<string | null>(null)
  const { data, problem, pending, refetch } = useRead(
    customerHistory,
    { id: customer.id, limit, ...(part && part !== 'activities' ? { part } : {}) },
    { placeholderData: (before) => before, enabled: part !== 'activities' },
  )
  const said = useActivityEntries({ type: 'customer', id: customer.id }, limit)
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  const rows = part === 'activities' ? [] : (data?.rows ?? [])
  const entries = merged(
    {
      entries: rows.map((entry) => ({
        id: String(entry.seq),
        icon: iconOf(entry),
        text: <Told entry={entry} of={customer.name} onMail={setMail} />,
        when: formats.moment(entry.at),
        iso: entry.at,
        who: entry.person ?? words.system,
        children: <Changes entry={entry} />,
      })),
      more: part !== 'activities' && (data?.more ?? false),
    },
    part === null || part === 'activities' ? said : { entries: [], more: false },
  )
  const more =
    (data?.more && part !== 'activities') || (said.more && (part === null || part === 'activities'))
  return (
    <Section title={words.tabs.history}>
      <div role="group" aria-label={words.partOf} className="mb-4 flex flex-wrap gap-1">
        {([null, ...parts] as const).map((one) => (
          <Button
            key={one ?? 'all'}
            size="small"
            variant={part === one ? 'secondary' : 'quiet'}
            aria-pressed={part === one}
            onPress={() => {
              setPart(one)
              setLimit(few)
            }}
          >
            {words.parts[one ?? 'all']}
          </Button>
        ))}
      </div>
      {pending && <RowBones rows={4} />}
      {!pending && entries.length === 0 && (
        <EmptyState icon={Clock} title={words.noHistory} small />
      )}
      {entries.length > 0 && <Timeline label={words.tabs.history} entries={entries} />}
      {more && limit < 200 && (
        <div className="mt-4 flex justify-center">
          <Button size="small" variant="quiet" onPress={() => setLimit(200)}>
            {words.older}
          </Button>
        </div>
      )}
      {mail && <MessageDialog id={mail} onClose={() => setMail(null)} />}
    </Section>
  )
}

type Half = { readonly entries: readonly TimelineEntry[]; readonly more: boolean }

/**
 * Two histories told as one, the latest first: no further back than both are known, so that nothing is
 * missing between two lines.
 */
function merged(a: Half, b: Half): readonly TimelineEntry[] {
  const known = [a, b]
    .filter(({ more }) => more)
    .map(({ entries }) => entries.at(-1)?.iso ?? '')
    .toSorted()
    .at(-1)
  return [...a.entries, ...b.entries]
    .filter(({ iso }) => known === undefined || iso >= known)
    .toSorted((x, y) => (x.iso < y.iso ? 1 : x.iso > y.iso ? -1 : 0))
}

/** What was done, and on what: a way to it. */
function Told({
  entry,
  of,
  onMail,
}: {
  entry: Entry
  /** Whose page this is: their name says nothing here. */
  of: string
  onMail: (id: string) => void
}) {
  const words = useWords(historyWords)
  const { entity, entityId } = entry
  const label = entry.label === of ? '' : entry.label
  const what = words.acts[entry.action] ?? entry.action
  if (entity === 'customer' || entityId === null) {
    const file = entry.after?.['file'] ?? entry.before?.['file']
    return typeof file === 'string' ? words.about(what, file) : what
  }
  const look = 'font-medium hover:underline'
  const said = label === '' ? what : label
  return (
    <>
      {label !== '' && `${what} `}
      {entity === 'mail' ? (
        <button type="button" className={`${look} text-left`} onClick={() => onMail(entityId)}>
          {said}
        </button>
      ) : (
        <Anchor href={placeOf(entry)} className={look}>
          {said}
        </Anchor>
      )}
    </>
  )
}

function placeOf({ entity, entityId, action }: Entry): string {
  const id = entityId ?? ''
  if (entity === 'quote') return to('/devis/:id', { id })
  if (entity === 'payment') return to('/reglements/:id', { id })
  return action.startsWith('credit_note') ? to('/avoirs/:id', { id }) : to('/factures/:id', { id })
}

function Changes({ entry }: { entry: Entry }) {
  const words = useWords(both)
  const { fields } = useWords(historyWords)
  if (entry.entity !== 'customer' || !entry.action.endsWith('.changed') || !entry.after) return null
  return (
    <ul className="text-13">
      {Object.entries(entry.after).map(([name, after]) => (
        <li key={name}>
          {name === 'sellerId' || name === 'storeId'
            ? (fields[name] ?? name)
            : words.changedFrom(
                fields[name] ?? name,
                written(entry.before?.[name], words),
                written(after, words),
              )}
        </li>
      ))}
    </ul>
  )
}

function written(value: unknown, words: typeof fr): string {
  if (value === null || value === undefined || value === '') return words.empty
  if (typeof value === 'boolean') return value ? words.yes : words.no
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function iconOf({ action, entity }: Entry): LucideIcon {
  const [thing, act] = action.split('.')
  if (entity === 'mail') return Mail
  if (entity === 'quote') return FileText
  if (entity === 'payment') return Coins
  if (entity === 'invoice') return thing === 'credit_note' ? FileInput : ReceiptEuro
  if (act === 'archived') return Archive
  if (act === 'restored') return ArchiveRestore
  if (act === 'file_added' || act === 'file_removed') return Paperclip
  if (act === 'deleted') return Trash2
  if (thing === 'contact') return Users
  if (thing === 'address') return MapPin
  return act === 'created' ? Plus : Pencil
}
