// The last tab: what colleagues do, and what has happened.
import { Activity as Pulse, History } from 'lucide-react'
import type { DeedKind } from '#features/insight/deeds/rules.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Table } from '#web/ui/Table.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { type eventKinds, homeActivity, homeEvents } from '../contract.ts'
import type { WidgetName } from '../rules.ts'
import { useBoard } from './board.ts'
import { opened } from './Figures.tsx'
import { Health } from './Health.tsx'
import { both } from './words.ts'

/** A widget of the tab by its name. */
export function ActivityWidget({ name }: { name: WidgetName }) {
  if (name === 'activity') return <Team />
  return name === 'health' ? <Health /> : <Events />
}

/** What is counted of each colleague, and what the list calls it. */
const counted = {
  calls: 'call',
  visits: 'visit',
  mails: 'mail',
  notes: 'note',
  tasks: 'task',
} as const satisfies Record<string, DeedKind>
const counts = Object.keys(counted) as (keyof typeof counted)[]

function Team() {
  const words = useWords(both)
  const formats = useFormats()
  const { asked, context } = useBoard()
  const { data, problem, pending, refetch } = useRead(homeActivity, asked, {
    placeholderData: (before) => before,
  })
  const rows = data?.rows ?? []
  const { from, to: end } = context.period
  const { seller } = context.narrowing
  const done = (of: Record<string, string>) => to('/activites', {}, { ...of, from, to: end })
  return (
    <Widget
      title={words.widgets.activity}
      said={words.said.activity}
      icon={Pulse}
      href={done(seller === undefined ? {} : { person: seller })}
      flush
      csv={() => [
        [words.member, ...counts.map((name) => words[name])],
        ...rows.map((row) => [row.name, ...counts.map((name) => String(row[name]))]),
      ]}
      state={{
        problem,
        onRetry: refetch,
        pending,
        empty: data && rows.length === 0 && words.noActivity,
      }}
    >
      <Table
        label={words.widgets.activity}
        keyOf={({ id }) => id}
        rows={rows}
        columns={[
          {
            key: 'name',
            label: words.member,
            cell: ({ id, name }) => opened(name, done({ person: id })),
          },
          ...counts.map((name) => ({
            key: name,
            label: words[name],
            figures: true as const,
            cell: (row: (typeof rows)[number]) =>
              row[name] === 0
                ? '–'
                : opened(formats.integer(row[name]), done({ person: row.id, kind: counted[name] })),
          })),
        ]}
      />
    </Widget>
  )
}

const pages = {
  quote_signed: '/devis/:id',
  order: '/commandes/:id',
  delivery: '/bons-de-livraison/:id',
  invoice: '/factures/:id',
  payment: '/reglements/:id',
} as const satisfies Record<(typeof eventKinds)[number], string>

function Events() {
  const words = useWords(both)
  const formats = useFormats()
  const { asked } = useBoard()
  const { data, problem, pending, refetch } = useRead(homeEvents, asked)
  return (
    <Widget
      title={words.widgets.events}
      said={words.said.events}
      icon={History}
      flush
      state={{
        problem,
        onRetry: refetch,
        pending,
        empty: data?.rows.length === 0 && words.noEvent,
      }}
    >
      <ul>
        {(data?.rows ?? []).map(({ kind, id, label, at, who }) => (
          <li key={`${kind} ${id} ${at}`} className="border-t border-line">
            <Anchor
              href={to(pages[kind], { id })}
              className="flex min-h-10 flex-wrap items-center gap-x-3 px-4 py-1.5 text-13 hover:bg-hover"
            >
              <span className="min-w-0 grow basis-full font-medium sm:basis-0">
                {words.events[kind](label)}
              </span>
              {who && <span className="text-soft">{who}</span>}
              <span className="figures text-faint">{formats.moment(at)}</span>
            </Anchor>
          </li>
        ))}
      </ul>
    </Widget>
  )
}
