// The clients of a seller's week, the most pressing first.
import { ClipboardList, FileText, Phone, Radar } from 'lucide-react'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import {
  SignalAct,
  SignalBadges,
  SignalReasons,
} from '#features/sales/documents/web/signals/Signal.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { useCompare } from '#features/sales/documents/web/many/useCompare.ts'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import type { BulkAction, BulkJob, RowAction } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { Said } from '#web/ui/widget/Said.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { plainPortfolio, portfolio, type Row } from './list.tsx'

export function Portfolio() {
  const words = useWords(both)
  const { can } = useRights()
  const bulk = useBulkJobs()
  const rowActions = useRowActions()
  return (
    <List
      definition={can('invoices.read') ? portfolio : plainPortfolio}
      title={words.title}
      actions={<Said of={words.of}>{words.said}</Said>}
      bulk={bulk}
      rowActions={rowActions}
      preview={(row) => <Preview row={row} />}
      empty={{ icon: Radar, title: words.none, text: words.noneText }}
    />
  )
}

function Preview({ row }: { row: Row }) {
  const words = useWords(both)
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-wrap items-center gap-2">
        <SignalBadges kinds={row.kinds} />
        {row.urgency > 0 && (
          <span className="text-13 text-soft figures">{words.urgency(row.urgency)}</span>
        )}
      </div>
      <SignalReasons customer={row.id} reasons={row.reasons} />
      {row.act && (
        <div>
          <SignalAct customer={row} act={row.act} primary />
        </div>
      )}
    </div>
  )
}

function useRowActions(): (row: Row) => readonly RowAction[] {
  const words = useWords(both)
  const { can } = useRights()
  const go = useGo()
  return (row) => [
    {
      key: 'brief',
      label: words.brief,
      icon: ClipboardList,
      onPress: () => go(to('/clients/:id/rendez-vous', { id: row.id })),
    },
    ...(row.phone
      ? [
          {
            key: 'call',
            label: words.call,
            icon: Phone,
            onPress: () => location.assign(`tel:${row.phone}`),
          },
        ]
      : []),
    ...(can('quotes.write')
      ? [
          {
            key: 'quote',
            label: words.quote,
            icon: FileText,
            onPress: () => go(to('/devis/nouveau', {}, { client: row.id })),
          },
        ]
      : []),
  ]
}

function useBulkJobs(): readonly (BulkAction<Row> | BulkJob<Row>)[] {
  const many = useManyActs('portfolio', 'customers')
  const planning = usePlanning<Row>('portfolio')
  const tagging = useTagging<Row>('portfolio', 'customers')
  const compare = useCompare<Row>()
  return [...many, ...planning, compare, ...tagging]
}
