// The last tab: what colleagues do, and what has happened.
import { Activity as Pulse, History } from 'lucide-react'
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
import { Health } from './Health.tsx'
import { both } from './words.ts'

/** A widget of the tab by its name. */
export function ActivityWidget({ name }: { name: WidgetName }) {
  if (name === 'activity') return <Team />
  return name === 'health' ? <Health /> : <Events />
}

function Team() {
  const words = useWords(both)
  const formats = useFormats()
  const { asked } = useBoard()
  const { data, problem, pending, refetch } = useRead(homeActivity, asked, {
    placeholderData: (before) => before,
  })
  const rows = data?.rows ?? []
  const written = (n: number) => (n === 0 ? '–' : formats.integer(n))
  return (
    <Widget
      title={words.widgets.activity}
      said={words.said.activity}
      icon={Pulse}
      flush
      csv={() => [
        [words.member, words.calls, words.visits, words.mails, words.notes],
        ...rows.map(({ name, calls, visits, mails, notes }) => [
          name,
          String(calls),
          String(visits),
          String(mails),
          String(notes),
        ]),
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
          { key: 'name', label: words.member, cell: ({ name }) => name },
          {
            key: 'calls',
            label: words.calls,
            figures: true,
            cell: ({ calls }) => written(calls),
          },
          {
            key: 'visits',
            label: words.visits,
            figures: true,
            cell: ({ visits }) => written(visits),
          },
          {
            key: 'mails',
            label: words.mails,
            figures: true,
            cell: ({ mails }) => written(mails),
          },
          {
            key: 'notes',
            label: words.notes,
            figures: true,
            cell: ({ notes }) => written(notes),
          },
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
              <span className="min-w-0 flex-1 font-medium">{words.events[kind](label)}</span>
              {who && <span className="text-soft">{who}</span>}
              <span className="figures text-faint">{formats.moment(at)}</span>
            </Anchor>
          </li>
        ))}
      </ul>
    </Widget>
  )
}
