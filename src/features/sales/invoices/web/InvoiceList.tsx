import { BellRing, FileInput, HandCoins, Plus, Receipt, Stamp, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { selectedRows, whyNotMany } from '#features/sales/documents/web/selected.ts'
import { moneyWords } from '#features/sales/documents/web/money-words.ts'
import { owingOf, PayInFull } from '#features/sales/documents/web/PayInFull.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { useRowActs } from '#features/sales/documents/web/row-acts.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkAction, BulkJob, RowOf, Selection } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { invoicePdf, listInvoices } from '../contract.ts'
import { InvoicePreview } from './InvoicePreview.tsx'
import { creditNotes, invoices } from './list.tsx'
import { invoiceWords } from './words.ts'

type Row = RowOf<typeof listInvoices>

export function InvoiceList() {
  const words = useWords(invoiceWords)
  const { can } = useRights()
  const create = can('invoices.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/factures/nouvelle')}>
      {words.create}
    </LinkButton>
  )
  return (
    <Documents
      definition={invoices}
      title={words.title}
      actions={create}
      empty={{ icon: Receipt, title: words.empty, text: words.emptyText, action: create }}
    />
  )
}

export function CreditNoteList() {
  const words = useWords(invoiceWords)
  return (
    <Documents
      definition={creditNotes}
      title={words.credits}
      fixed={only}
      empty={{ icon: FileInput, title: words.creditsEmpty, text: words.creditsEmptyText }}
    />
  )
}

const only = { kind: 'credit_note' }

function Documents(props: {
  definition: typeof invoices
  title: string
  actions?: ReactNode
  empty: { icon: typeof Receipt; title: string; text: string; action?: ReactNode }
  fixed?: Readonly<Record<string, string>>
}) {
  const { actions: bulk, asked } = useBulkActs(props.fixed !== only)
  const rowActs = useRowActs({ read: ({ id }) => openPdf(invoicePdf, { id }) })
  return (
    <>
      <List
        {...props}
        bulk={bulk}
        preview={(row) => <InvoicePreview row={row} />}
        rowActions={rowActs}
      />
      {asked}
    </>
  )
}

/** What may be done with several invoices: issuing and throwing away are the server's to try. */
function useBulkActs(areOwed: boolean) {
  const words = useWords(invoiceWords)
  const shared = useWords(documentWords)
  const { can } = useRights()
  const money = useWords(moneyWords)
  const isDue = ({ outstanding }: Row) => outstanding > 0
  const planning = usePlanning<Row>('invoices')
  const many = useManyActs('invoices', 'invoices')
  const tagging = useTagging<Row>('invoices', 'invoices')
  const entrusting = useEntrusting<Row>('invoices', 'invoices')
  const [paying, setPaying] = useState<readonly Row[]>([])
  const actions: (BulkAction<Row> | BulkJob<Row>)[] = [
    // A credit note is used or given back, by itself: nobody owes it.
    ...(can('payments.write') && areOwed
      ? [
          {
            key: 'pay',
            label: money.payAllTitle,
            icon: HandCoins,
            whyNot: (selection: Selection<Row>) => whyNotMany(selection, isDue, shared),
            run: async (selection: Selection<Row>) => {
              const rows = await selectedRows<typeof listInvoices>(
                listInvoices,
                selection,
                ({ id }) => id,
              )
              setPaying(rows.filter(isDue))
              return false
            },
          },
        ]
      : []),
    ...(can('payments.write') && areOwed
      ? [
          {
            key: 'remind',
            act: 'invoices.remind',
            label: words.remindMany,
            verb: words.remindAll,
            text: words.remindManyText,
            icon: BellRing,
            keys: 'e',
          },
        ]
      : []),
    ...(can('invoices.issue')
      ? [
          {
            key: 'issue',
            act: 'invoices.issue',
            label: words.issueMany,
            verb: words.issue,
            text: words.issueManyText,
            icon: Stamp,
          },
        ]
      : []),
    ...many,
    ...planning,
    ...entrusting,
    ...tagging,
    ...(can('invoices.delete')
      ? [
          {
            key: 'delete',
            act: 'invoices.delete',
            label: words.removeMany,
            verb: words.remove,
            text: words.removeManyText,
            icon: Trash2,
            danger: true,
          },
        ]
      : []),
  ]
  const paid = paying.length > 0 && (
    <PayInFull owing={owingOf(paying)} onClose={() => setPaying([])} />
  )
  return { actions, asked: paid }
}
