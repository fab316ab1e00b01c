import { BellRing, FileCheck2, Plus, Receipt, Send, Trash2 } from 'lucide-react'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { useRowActs } from '#features/sales/documents/web/row-acts.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkJob, RowOf } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { type listQuotes, quotePdf } from '../contract.ts'
import { useCopy } from './acts.tsx'
import { quotes } from './list.tsx'
import { QuotePreview } from './QuotePreview.tsx'
import { quoteWords } from './words.ts'

type Row = RowOf<typeof listQuotes>

export function QuoteList() {
  const words = useWords(quoteWords)
  const { can } = useRights()
  const copying = useCopy()
  const rowActs = useRowActs({
    copying: can('quotes.write') && copying,
    read: ({ id }) => openPdf(quotePdf, { id }),
  })
  const bulk = useBulkJobs()
  const create = can('quotes.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/devis/nouveau')}>
      {words.create}
    </LinkButton>
  )
  return (
    <List
      definition={quotes}
      title={words.title}
      actions={create}
      bulk={bulk}
      preview={(row) => <QuotePreview row={row} />}
      rowActions={rowActs}
      empty={{ icon: FileCheck2, title: words.empty, text: words.emptyText, action: create }}
    />
  )
}

/** What may be done with several quotes: each is tried by the server, which says who is concerned. */
function useBulkJobs(): readonly BulkJob<Row>[] {
  const words = useWords(quoteWords)
  const { can } = useRights()
  const planning = usePlanning<Row>('quotes')
  const many = useManyActs('quotes', 'quotes')
  const tagging = useTagging<Row>('quotes', 'quotes')
  const entrusting = useEntrusting<Row>('quotes', 'quotes')
  return [
    ...(can('quotes.write')
      ? [
          { key: 'send', act: 'quotes.send', label: words.sendMany, icon: Send },
          {
            key: 'remind',
            act: 'quotes.remind',
            label: words.remindMany,
            verb: words.remind,
            text: words.remindManyText,
            icon: BellRing,
            keys: 'e',
          },
        ]
      : []),
    ...(can('invoices.write')
      ? [{ key: 'invoice', act: 'quotes.invoice', label: words.invoiceMany, icon: Receipt }]
      : []),
    ...many,
    ...planning,
    ...entrusting,
    ...tagging,
    ...(can('quotes.delete')
      ? [
          {
            key: 'delete',
            act: 'quotes.delete',
            label: words.removeMany,
            verb: words.remove,
            text: words.removeManyText,
            icon: Trash2,
            danger: true,
          },
        ]
      : []),
  ]
}
