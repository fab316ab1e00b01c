// The account of a customer: each movement, and the balance after it.
import { ReceiptText } from 'lucide-react'
import type { ReactNode } from 'react'
import { InvoiceStanding } from '#features/sales/documents/web/standing.tsx'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { listPayments } from '#features/sales/payments/contract.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, minus, zero } from '#kernel/money.ts'
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
import { both } from './both.ts'
import type { Customer } from './customer.ts'
import { type Movement, runningBalance } from './movements.ts'
import { useIsNarrow } from './narrow.ts'

type Told = Movement & {
  readonly label: string
  readonly hint: string
  readonly href: string
  readonly standing: ReactNode
}

/** How many movements are read of each kind; the page tells those that it wholly knows. */
const most = 25

export function Account({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const isNarrow = useIsNarrow()
  const { movements, wholeSince, problem, pending, retry } = useMovements(customer.id)
  if (problem) return <ErrorState problem={problem} onRetry={retry} small />
  const rows = runningBalance(movements, customer.figures?.balance ?? zero, wholeSince)
  const columns: TableColumn<(typeof rows)[number]>[] = [
    {
      key: 'day',
      label: words.day,
      cell: (row) => <span className="figures">{formats.day(row.day)}</span>,
      width: '7rem',
    },
    {
      key: 'movement',
      label: words.movement,
      heads: true,
      cell: (row) => (
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <Anchor href={row.href} className="font-medium hover:underline">
            {row.label}
          </Anchor>
          <span className="text-12 text-faint">{row.hint}</span>
        </span>
      ),
    },
    { key: 'standing', label: words.state, cell: (row) => row.standing, minor: true },
    {
      key: 'debit',
      label: words.debit,
      figures: true,
      cell: (row) => (row.effect > 0 ? formats.bare(row.effect) : ''),
    },
    {
      key: 'credit',
      label: words.credit,
      figures: true,
      cell: (row) => (row.effect < 0 ? formats.bare(minus(row.effect)) : ''),
    },
    {
      key: 'balance',
      label: words.balance,
      figures: true,
      cell: (row) => <span className="font-medium">{formats.bare(row.balance)}</span>,
    },
  ]
  return (
    <Section
      title={words.movements}
      hint={words.movementsHint}
      flush
      actions={
        can('invoices.read') &&
        rows.length > 0 && (
          <LinkButton size="small" href={to('/factures', {}, { customer: customer.id })}>
            {words.allInvoices}
          </LinkButton>
        )
      }
    >
      {pending ? (
        <RowBones rows={5} />
      ) : isNarrow && rows.length > 0 ? (
        <Cards rows={rows} />
      ) : (
        <Table
          label={words.movements}
          columns={columns}
          rows={rows}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon={ReceiptText} title={words.noMovement} small>
              {words.noMovementText}
            </EmptyState>
          }
        />
      )}
    </Section>
  )
}

/** The same where six columns do not fit. */
function Cards({ rows }: { rows: readonly (Told & { balance: Cents })[] }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <ul aria-label={words.movements} className="divide-y divide-line-soft">
      {rows.map((row) => (
        <li key={row.id}>
          <Anchor
            href={row.href}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2.5 hover:bg-hover"
          >
            <span className="truncate font-medium">{row.label}</span>
            <span className="figures text-right">
              {row.effect > 0 ? '+' : ''}
              {formats.bare(row.effect)}
            </span>
            <span className="truncate text-13 text-soft">
              <span className="figures">{formats.day(row.day)}</span>
              {row.hint && ` · ${row.hint}`}
            </span>
            <span className="figures text-right text-13 text-soft">
              {words.balance} {formats.bare(row.balance)}
            </span>
          </Anchor>
        </li>
      ))}
    </ul>
  )
}

/** Issued invoices, credit notes and payments, and since when they are all there. */
function useMovements(customer: string) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const latest = { customer, sort: 'day', direction: 'desc', limit: most } as const
  const invoices = useRead(listInvoices, latest)
  const payments = useRead(listPayments, latest, { enabled: can('payments.read') })
  const issued = (invoices.data?.rows ?? []).filter(({ state }) => state === 'issued')
  const invoiced = issued.map((row): Told => ({
    id: row.id,
    day: row.day,
    rank: row.id,
    effect: row.imported ? zero : row.gross,
    label:
      row.kind === 'credit_note'
        ? words.creditOf(row.number ?? '')
        : words.invoiceOf(row.number ?? ''),
    hint: row.imported
      ? words.imported
      : row.dueDay && row.kind === 'invoice'
        ? words.due(formats.day(row.dueDay))
        : row.subject,
    href:
      row.kind === 'credit_note'
        ? to('/avoirs/:id', { id: row.id })
        : to('/factures/:id', { id: row.id }),
    standing: <InvoiceStanding kind={row.kind} payment={row.payment} lateDays={row.lateDays} />,
  }))
  const paid = (payments.data?.rows ?? []).map((row): Told => ({
    id: row.id,
    day: row.day,
    rank: row.id,
    effect: minus(row.amount),
    label:
      row.amount > 0
        ? words.paymentBy(words.methods[row.method])
        : words.refundBy(words.methods[row.method]),
    hint: row.reference,
    href: to('/reglements/:id', { id: row.id }),
    standing: null,
  }))
  return {
    movements: [...invoiced, ...paid],
    wholeSince: later(oldest(invoices.data), oldest(payments.data)),
    problem: invoices.problem ?? payments.problem,
    pending: invoices.pending || payments.pending,
    retry: () => {
      invoices.refetch()
      payments.refetch()
    },
  }
}

/** The day of the last row read, where there are more behind it. */
function oldest(read: { total: number; rows: readonly { day: Day }[] } | undefined): Day | null {
  return read && read.total > read.rows.length ? (read.rows.at(-1)?.day ?? null) : null
}

const later = (one: Day | null, other: Day | null): Day | null =>
  one === null || other === null ? (one ?? other) : one > other ? one : other
