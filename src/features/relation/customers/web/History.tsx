import {
  Archive,
  ArchiveRestore,
  History as Clock,
  MapPin,
  Pencil,
  Plus,
  Trash2,
  Users,
} from 'lucide-react'
import { listEntries } from '#features/base/journal/contract.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Timeline } from '#web/ui/Timeline.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'
import type { fr } from './fr.ts'

type Entry = OutputOf<typeof listEntries>['rows'][number]

/** Who changed what on the record, the latest first. */
export function History({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const asked = { entity: 'customer', entityId: customer.id }
  const { data, problem, pending, refetch } = useRead(listEntries, { ...asked, limit: 50 })
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  return (
    <Section
      title={words.tabs.history}
      actions={
        <LinkButton size="small" href={to('/journal', {}, asked)}>
          {words.wholeJournal}
        </LinkButton>
      }
    >
      {pending && <RowBones rows={4} />}
      {data && data.rows.length === 0 && <EmptyState icon={Clock} title={words.noHistory} small />}
      {data && data.rows.length > 0 && (
        <Timeline
          label={words.tabs.history}
          entries={data.rows.map((entry) => ({
            id: String(entry.seq),
            icon: iconOf(entry.action),
            text: words.acts[entry.action] ?? entry.action,
            when: formats.moment(entry.at),
            iso: entry.at,
            who: entry.person?.name ?? words.system,
            children: <Changes entry={entry} words={words} />,
          }))}
        />
      )}
    </Section>
  )
}

function Changes({ entry, words }: { entry: Entry; words: typeof fr }) {
  if (!entry.action.endsWith('.changed') || !entry.after) return null
  return (
    <ul className="text-13">
      {Object.entries(entry.after).map(([name, after]) => (
        <li key={name}>
          {name === 'sellerId' || name === 'storeId'
            ? (words.fields[name] ?? name)
            : words.changedFrom(
                words.fields[name] ?? name,
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

function iconOf(action: string) {
  const [thing, act] = action.split('.')
  if (act === 'archived') return Archive
  if (act === 'restored') return ArchiveRestore
  if (act === 'deleted') return Trash2
  if (thing === 'contact') return Users
  if (thing === 'address') return MapPin
  return act === 'created' ? Plus : Pencil
}
