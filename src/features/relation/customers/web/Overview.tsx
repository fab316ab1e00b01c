// What has passed with a customer: movements of the account with the balance, and the latest quotes.
import { FileText } from 'lucide-react'
import { ClientReminders } from '#features/sales/documents/web/reminders/ClientReminders.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { Anchor, LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { Account } from './Account.tsx'
import { both } from './both.ts'
import type { Customer } from './customer.ts'

export function Overview({ customer }: { customer: Customer }) {
  const { can } = useRights()
  return (
    <div className="flex flex-col gap-4">
      {can('payments.read') && can('invoices.read') && <Account customer={customer} />}
      {can('quotes.read') && <Quotes customer={customer} />}
      <ClientReminders customer={customer.id} />
    </div>
  )
}

function Quotes({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { id: asked } = customer
  const { data, problem, pending, refetch } = useRead(listQuotes, { customer: asked, limit: 5 })
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  type Row = NonNullable<typeof data>['rows'][number]
  const columns: TableColumn<Row>[] = [
    {
      key: 'day',
      label: words.day,
      cell: (row) => <span className="figures">{formats.day(row.day)}</span>,
      width: '7rem',
      minor: true,
    },
    {
      key: 'number',
      label: words.number,
      heads: true,
      cell: (row) => (
        <Anchor href={to('/devis/:id', { id: row.id })} className="font-medium hover:underline">
          {row.number ?? shared.quoteStates.draft}
        </Anchor>
      ),
    },
    { key: 'subject', label: words.subject, cell: (row) => row.subject, minor: true },
    {
      key: 'state',
      label: words.state,
      cell: (row) => <QuoteStanding validity={row.validity} daysLeft={row.daysLeft} />,
    },
    {
      key: 'gross',
      label: words.gross,
      figures: true,
      cell: (row) => formats.bare(row.gross),
    },
  ]
  return (
    <Section
      title={words.recentQuotes}
      flush
      actions={
        data &&
        data.total > data.rows.length && (
          <LinkButton size="small" href={to('/devis', {}, { customer: asked })}>
            {words.allQuotes}
          </LinkButton>
        )
      }
    >
      {pending ? (
        <RowBones rows={3} />
      ) : (
        <Table
          label={words.recentQuotes}
          columns={columns}
          rows={data?.rows ?? []}
          keyOf={(row) => row.id}
          empty={<EmptyState icon={FileText} title={words.noQuote} small />}
        />
      )}
    </Section>
  )
}
