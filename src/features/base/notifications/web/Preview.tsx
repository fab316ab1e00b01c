import { Activity } from 'lucide-react'
import type { ReactNode } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Timeline, type TimelineEntry } from '#web/ui/Timeline.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { type Notice, showNotified } from '../contract.ts'
import { sentence } from '../rules/sentences.ts'
import { markOf } from './icons.ts'
import { both } from './words.ts'

type Shown = OutputOf<typeof showNotified>

/** The record behind a row: what it stands at, and all that has happened to it. */
export function Preview({
  row,
  actions,
  titled = true,
}: {
  row: Notice
  actions: ReactNode
  titled?: boolean
}) {
  const words = useWords(both)
  const { type, id, label } = row.about
  const { data, problem, pending, refetch } = useRead(showNotified, { type, id })
  return (
    <div className="flex flex-col gap-5 p-4 sm:p-6">
      <header className="flex flex-wrap items-center gap-3">
        <div className="min-w-0 flex-1 basis-60">
          <p className="text-12 font-medium text-faint">{words.types[type]}</p>
          {titled && <h2 className="text-16 font-semibold break-words">{label}</h2>}
        </div>
        <div className="flex flex-wrap items-center gap-2">{actions}</div>
      </header>
      {problem && <ErrorState problem={problem} onRetry={refetch} small />}
      {pending && <RowBones rows={5} />}
      {data?.standing && <Standing type={type} standing={data.standing} />}
      {data && (
        <section>
          <h3 className="mb-3 text-14 font-semibold">{words.history}</h3>
          <History shown={data} />
        </section>
      )}
    </div>
  )
}

function Standing({
  type,
  standing: { customer, gross, outstanding, until, subject },
}: {
  type: Notice['about']['type']
  standing: NonNullable<Shown['standing']>
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  return (
    <div>
      {subject && <p className="mb-3 text-14 text-soft">{subject}</p>}
      <Facts>
        <Fact label={words.customer}>
          {can('customers.read') ? (
            <Link href={to('/clients/:id', { id: customer.id })}>{customer.name}</Link>
          ) : (
            customer.name
          )}
        </Fact>
        <Fact label={words.gross}>
          <span className="figures">{formats.amount(gross)}</span>
        </Fact>
        {outstanding !== null && (
          <Fact label={words.outstanding}>
            <span className="figures">{formats.amount(outstanding)}</span>
          </Fact>
        )}
        {until !== null && (
          <Fact label={words.until[type === 'quote' ? 'quote' : 'invoice']}>
            {formats.day(until)}
          </Fact>
        )}
      </Facts>
    </div>
  )
}

/** What one was told and what was done, woven by time; what both say is said once. */
function History({ shown: { facts, acts } }: { shown: Shown }) {
  const words = useWords(both)
  const locale = useLocale()
  const formats = useFormats()
  const told = new Set(facts.map(({ code, at }) => `${code} ${at.slice(0, 16)}`))
  const entries: TimelineEntry[] = [
    ...facts.map(({ id, code, told, at }) => {
      const [icon, hue] = markOf(code)
      const text = sentence(code, told, locale, formats)
      return { id, icon, hue, text, iso: at, when: formats.moment(at) }
    }),
    ...acts
      .filter(({ action, at }) => !told.has(`${action} ${at.slice(0, 16)}`))
      .map(({ action, at, who }, rank) => ({
        id: `${at} ${rank}`,
        icon: Activity,
        text: words.acts[action.split('.').at(-1) ?? ''] ?? action,
        iso: at,
        when: formats.moment(at),
        who: who || words.system,
      })),
  ].sort((a, b) => b.iso.localeCompare(a.iso))
  return <Timeline label={words.history} entries={entries} />
}
