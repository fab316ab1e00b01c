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
import { EmptyState } from '#web/ui/EmptyState.tsx'
import type { RowOf } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { Account } from './Account.tsx'
import { both } from './both.ts'
import type { Customer } from './customer.ts'
import { Shortlist, useDocumentColumns } from './Shortlist.tsx'

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

function Quotes({ customer: { id: asked } }: { customer: Customer }) {
  const words = useWords(both)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const read = useRead(listQuotes, { customer: asked, limit: 5 })
  const { data } = read
  const which = useDocumentColumns<RowOf<typeof listQuotes>>(
    ({ id }) => to('/devis/:id', { id }),
    ({ number }) => number ?? shared.quoteStates.draft,
  )
  return (
    <Shortlist
      title={words.recentQuotes}
      read={read}
      columns={[
        ...which,
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
      ]}
      bones={3}
      all={
        data && data.total > data.rows.length
          ? { href: to('/devis', {}, { customer: asked }), label: words.allQuotes }
          : null
      }
      empty={<EmptyState icon={FileText} title={words.noQuote} small />}
    />
  )
}
