import { Copy, FileCheck2, FileText, Plus, Receipt, Send, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { selectedRows, useBulk, whyNotMany } from '#features/sales/documents/web/bulk.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { invoiceQuote, listInvoices } from '#features/sales/invoices/contract.ts'
import { call, useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Confirm } from '#web/ui/Dialog.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkAction, RowOf, Selection } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { deleteQuote, duplicateQuote, listQuotes, quotePdf, sendQuote } from '../contract.ts'
import { quotes } from './list.tsx'
import { quoteWords } from './words.ts'

type Row = RowOf<typeof listQuotes>

export function QuoteList() {
  const words = useWords(quoteWords)
  const { can } = useRights()
  const go = useGo()
  const copying = useWrite(duplicateQuote, {
    refresh: [listQuotes],
    onDone: ({ id }) => {
      toast(words.duplicated)
      go(to('/devis/:id', { id }))
    },
  })
  const { actions, asked } = useBulkActs()
  const create = can('quotes.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/devis/nouveau')}>
      {words.create}
    </LinkButton>
  )
  return (
    <>
      <List
        definition={quotes}
        title={words.title}
        actions={create}
        bulk={actions}
        rowActions={(row) => [
          ...(can('quotes.write')
            ? [
                {
                  key: 'copy',
                  label: words.duplicate,
                  icon: Copy,
                  onPress: () => void copying.run({ id: row.id }),
                },
              ]
            : []),
          {
            key: 'pdf',
            label: words.openPdf,
            icon: FileText,
            onPress: () => void openPdf(quotePdf, { id: row.id }),
          },
        ]}
        empty={{ icon: FileCheck2, title: words.empty, text: words.emptyText, action: create }}
      />
      {asked}
    </>
  )
}

/** What may be done with several quotes, each in the state that allows it. */
function useBulkActs() {
  const words = useWords(quoteWords)
  const shared = useWords(documentWords)
  const { can } = useRights()
  const bulk = useBulk([listQuotes, listInvoices])
  const [deleting, setDeleting] = useState<readonly Row[] | null>(null)
  const labelOf = (row: Row) => `${row.number ?? words.draftNumber} · ${row.customer.name}`
  const isDraft = ({ state }: Row) => state === 'draft'
  const isInvoiceable = ({ state, invoicing }: Row) => state === 'signed' && invoicing !== 'whole'
  const concerned = async (selection: Selection<Row>, concerns: (row: Row) => boolean) =>
    (await selectedRows(quotes.endpoint, selection as never, (row) => (row as Row).id)).filter(
      (row) => concerns(row as Row),
    ) as Row[]

  const actions: BulkAction<Row>[] = [
    ...(can('quotes.write')
      ? [
          {
            key: 'send',
            label: words.sendMany,
            icon: Send,
            keys: 'e',
            whyNot: (selection: Selection<Row>) => whyNotMany(selection, isDraft, shared),
            run: async (selection: Selection<Row>) =>
              bulk.each(await concerned(selection, isDraft), labelOf, ({ id, version }, options) =>
                call(sendQuote, { id, version, how: 'email' }, options),
              ),
          },
        ]
      : []),
    ...(can('invoices.write')
      ? [
          {
            key: 'invoice',
            label: words.invoiceMany,
            icon: Receipt,
            whyNot: (selection: Selection<Row>) => whyNotMany(selection, isInvoiceable, shared),
            run: async (selection: Selection<Row>) =>
              bulk.each(
                await concerned(selection, isInvoiceable),
                labelOf,
                ({ id, version }, options) => call(invoiceQuote, { id, version }, options),
              ),
          },
        ]
      : []),
    ...(can('quotes.delete')
      ? [
          {
            key: 'delete',
            label: words.removeMany,
            icon: Trash2,
            danger: true,
            whyNot: (selection: Selection<Row>) => whyNotMany(selection, isDraft, shared),
            run: async (selection: Selection<Row>) => {
              setDeleting(await concerned(selection, isDraft))
              return false
            },
          },
        ]
      : []),
  ]
  const asked = (
    <>
      {bulk.report}
      <Confirm
        title={words.removeMany}
        open={deleting !== null}
        onClose={() => setDeleting(null)}
        act={words.remove}
        danger
        onConfirm={() => {
          const rows = deleting ?? []
          setDeleting(null)
          void bulk.each(rows, labelOf, ({ id }, options) => call(deleteQuote, { id }, options))
        }}
      >
        {words.removeManyText(deleting?.length ?? 0)}
      </Confirm>
    </>
  )
  return { actions, asked }
}
