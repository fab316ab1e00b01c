import { FileInput, FileText, HandCoins, Plus, Receipt, Stamp, Trash2 } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { selectedRows, useBulk, whyNotMany } from '#features/sales/documents/web/bulk.tsx'
import { moneyWords } from '#features/sales/documents/web/money-words.ts'
import { owingOf, PayInFull } from '#features/sales/documents/web/PayInFull.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { call } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Confirm } from '#web/ui/Dialog.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkAction, RowOf, Selection } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { deleteInvoice, invoicePdf, issueInvoice, listInvoices } from '../contract.ts'
import { creditNotes, invoices, labelOf } from './list.tsx'
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
  const words = useWords(invoiceWords)
  const { actions: bulk, asked } = useBulkActs()
  return (
    <>
      <List
        {...props}
        bulk={bulk}
        rowActions={(row) => [
          {
            key: 'pdf',
            label: words.openPdf,
            icon: FileText,
            onPress: () => void openPdf(invoicePdf, { id: row.id }),
          },
        ]}
      />
      {asked}
    </>
  )
}

type Asked = { readonly act: 'issue' | 'delete'; readonly rows: readonly Row[] }

/** Issuing and throwing away drafts, many at once: asked first, since neither is undone. */
function useBulkActs() {
  const words = useWords(invoiceWords)
  const shared = useWords(documentWords)
  const { can } = useRights()
  const money = useWords(moneyWords)
  const bulk = useBulk([listInvoices])
  const [asked, setAsked] = useState<Asked | null>(null)
  const isDraft = ({ state }: Row) => state === 'draft'
  const ask = (act: Asked['act']) => async (selection: Selection<Row>) => {
    const rows = await selectedRows<typeof listInvoices>(listInvoices, selection, ({ id }) => id)
    // Oldest first: numbers follow the order in which they are given.
    setAsked({ act, rows: rows.filter(isDraft).toSorted((a, b) => (a.day < b.day ? -1 : 1)) })
    return false
  }
  const whyNot = (selection: Selection<Row>) => whyNotMany(selection, isDraft, shared)
  const isDue = ({ outstanding }: Row) => outstanding > 0
  const [paying, setPaying] = useState<readonly Row[]>([])
  const actions: BulkAction<Row>[] = [
    ...(can('payments.write')
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
    ...(can('invoices.issue')
      ? [{ key: 'issue', label: words.issueMany, icon: Stamp, whyNot, run: ask('issue') }]
      : []),
    ...(can('invoices.delete')
      ? [
          {
            key: 'delete',
            label: words.removeMany,
            icon: Trash2,
            danger: true,
            whyNot,
            run: ask('delete'),
          },
        ]
      : []),
  ]
  const isIssue = asked?.act === 'issue'
  const count = asked?.rows.length ?? 0
  const dialog = (
    <Confirm
      title={isIssue ? words.issueMany : words.removeMany}
      open={asked !== null}
      onClose={() => setAsked(null)}
      act={isIssue ? words.issue : words.remove}
      danger={!isIssue}
      onConfirm={() => {
        setAsked(null)
        void bulk.each(asked?.rows ?? [], labelOf, ({ id, version }, options) =>
          isIssue
            ? call(issueInvoice, { id, version }, options)
            : call(deleteInvoice, { id }, options),
        )
      }}
    >
      {isIssue ? words.issueManyText(count) : words.removeManyText(count)}
    </Confirm>
  )
  return {
    actions,
    asked: (
      <>
        {bulk.report}
        {dialog}
        {paying.length > 0 && <PayInFull owing={owingOf(paying)} onClose={() => setPaying([])} />}
      </>
    ),
  }
}
