// The account of a customer: each movement, and the balance after it, the latest first.
import { ReceiptText } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { AllocationStanding, InvoiceStanding } from '#features/sales/documents/web/standing.tsx'
import { owingOf, PayInFull } from '#features/sales/documents/web/PayInFull.tsx'
import { RefundClient } from '#features/sales/documents/web/RefundClient.tsx'
import {
  customerOutstanding,
  customerTransactions,
  movementKinds,
} from '#features/sales/payments/contract.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { minus } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { Anchor, LinkButton } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'
import type { fr } from './fr.ts'
import { useIsNarrow } from './narrow.ts'

type Row = OutputOf<typeof customerTransactions>['rows'][number]
type Kind = (typeof movementKinds)[number]

/** How many movements are shown at first, then at most: the statement has all of them. */
const [few, most] = [25, 200]

export function Account({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const isNarrow = useIsNarrow()
  const today = useToday()
  const [limit, setLimit] = useState(few)
  const [from, setFrom] = useState<Day | null>(null)
  const [on, setOn] = useState<Day | null>(null)
  const [kind, setKind] = useState<Kind | null>(null)
  const { id } = customer
  const { data, problem, pending, refetch } = useRead(
    customerTransactions,
    {
      id,
      direction: 'desc',
      imported: 'true',
      limit,
      ...(from ? { from } : {}),
      ...(on ? { to: on } : {}),
      ...(kind ? { kind } : {}),
    },
    { placeholderData: (before) => before },
  )
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  const rows = data?.rows ?? []
  const columns: TableColumn<Row>[] = [
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
          <Anchor href={hrefOf(row)} className="font-medium hover:underline">
            {labelOf(row, words)}
          </Anchor>
          <span className="text-12 text-faint">{hintOf(row, words, formats.day)}</span>
        </span>
      ),
    },
    { key: 'standing', label: words.state, cell: standingOf, minor: true },
    {
      key: 'debit',
      label: words.debit,
      figures: true,
      cell: (row) => (row.amount > 0 ? formats.bare(row.amount) : ''),
    },
    {
      key: 'credit',
      label: words.credit,
      figures: true,
      cell: (row) => (row.amount < 0 ? formats.bare(minus(row.amount)) : ''),
    },
    {
      key: 'balance',
      label: words.balance,
      figures: true,
      cell: (row) =>
        row.kind === 'imported' ? (
          '–'
        ) : (
          <span className="font-medium">{formats.bare(row.balance)}</span>
        ),
    },
  ]
  const left = (data?.total ?? 0) - rows.length
  return (
    <Section
      title={words.movements}
      hint={words.movementsHint}
      flush
      actions={rows.length > 0 && <Money customer={customer} />}
    >
      <div className="flex flex-wrap items-end gap-x-3 gap-y-2 border-b border-line-soft px-4 pb-3">
        <div className="w-40">
          <DayField label={words.fromDay} name="from" value={from} onChange={setFrom} />
        </div>
        <div className="w-40">
          <DayField label={words.toDay} name="to" value={on} onChange={setOn} />
        </div>
        <div className="w-40">
          <Select
            label={words.movementKind}
            value={kind ?? 'all'}
            options={[
              { value: 'all', label: words.allMovements },
              ...movementKinds.map((value) => ({ value, label: words.movementKinds[value] })),
            ]}
            onChange={(next) => setKind(movementKinds.find((one) => one === next) ?? null)}
          />
        </div>
        {data && (
          <p aria-live="polite" className="figures pb-1.5 text-13 text-soft">
            {from && (
              <span className="mr-4">
                {words.openingOf(formats.day(from), formats.amount(data.opening))}
              </span>
            )}
            <span className="font-medium text-text">
              {words.closingOf(formats.day(on ?? today), formats.amount(data.closing))}
            </span>
          </p>
        )}
      </div>
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
      {left > 0 && (
        <div className="flex justify-center border-t border-line-soft p-2">
          {limit < most ? (
            <Button size="small" variant="quiet" onPress={() => setLimit(most)}>
              {words.moreMovements(left, formats.integer(left))}
            </Button>
          ) : (
            <LinkButton size="small" variant="quiet" href={wholeOf(id)}>
              {words.moreMovements(left, formats.integer(left))}
            </LinkButton>
          )}
        </div>
      )}
    </Section>
  )
}

/** Everything that is due, collected; what is theirs, paid back; all of it, on paper. */
function Money({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const [opened, setOpened] = useState<'pay' | 'refund' | null>(null)
  const { id, name } = customer
  const pays = can('payments.write') && can('invoices.read')
  const { data } = useRead(customerOutstanding, { id }, { enabled: pays })
  return (
    <>
      {data && data.owed > 0 && (
        <Button size="small" onPress={() => setOpened('refund')}>
          {words.refund(formats.amount(data.owed))}
        </Button>
      )}
      {data && data.outstanding > 0 && (
        <Button size="small" onPress={() => setOpened('pay')}>
          {words.payAll(formats.amount(data.outstanding))}
        </Button>
      )}
      <LinkButton size="small" href={to('/clients/:id/releve', { id })}>
        {words.statement}
      </LinkButton>
      {data && opened === 'pay' && (
        <PayInFull
          owing={owingOf(data.invoices.map((one) => ({ ...one, customer: { id, name } })))}
          onClose={() => setOpened(null)}
        />
      )}
      {data && opened === 'refund' && (
        <RefundClient customer={{ id, name }} owed={data.owed} onClose={() => setOpened(null)} />
      )}
    </>
  )
}

const wholeOf = (id: string) => to('/clients/:id/releve', { id }, { du: '2000-01-01' })

/** The same where six columns do not fit. */
function Cards({ rows }: { rows: readonly Row[] }) {
  const words = useWords(both)
  const formats = useFormats()
  return (
    <ul aria-label={words.movements} className="divide-y divide-line-soft">
      {rows.map((row) => (
        <li key={row.id}>
          <Anchor
            href={hrefOf(row)}
            className="grid grid-cols-[minmax(0,1fr)_auto] gap-x-3 px-4 py-2.5 hover:bg-hover"
          >
            <span className="truncate font-medium">{labelOf(row, words)}</span>
            <span className="figures text-right">
              {row.amount > 0 ? '+' : ''}
              {formats.bare(row.kind === 'imported' ? row.written : row.amount)}
            </span>
            <span className="truncate text-13 text-soft">
              <span className="figures">{formats.day(row.day)}</span>
              {[hintOf(row, words, formats.day)].filter(Boolean).map((hint) => ` · ${hint}`)}
            </span>
            <span className="figures text-right text-13 text-soft">
              {row.kind !== 'imported' && `${words.balance} ${formats.bare(row.balance)}`}
            </span>
          </Anchor>
        </li>
      ))}
    </ul>
  )
}

/** What it is: "Facture FA-2026-00042", "Règlement par virement". */
function labelOf({ kind, label, method }: Row, words: typeof fr): string {
  if (kind === 'credit_note') return words.creditOf(label)
  if (kind === 'invoice' || kind === 'imported') return words.invoiceOf(label)
  const by = method ? words.methods[method] : ''
  if (kind === 'refund') return words.refundBy(by)
  return kind === 'reversal' ? words.reversalOf(by) : words.paymentBy(by)
}

function hintOf(
  { kind, dueDay, label }: Row,
  words: typeof fr,
  written: (day: NonNullable<Row['dueDay']>) => string,
): string {
  if (kind === 'imported') return words.imported
  if (kind === 'invoice') return dueDay ? words.due(written(dueDay)) : ''
  return kind === 'credit_note' ? '' : label
}

function hrefOf({ kind, id }: Row): string {
  if (kind === 'invoice' || kind === 'imported') return to('/factures/:id', { id })
  return kind === 'credit_note' ? to('/avoirs/:id', { id }) : to('/reglements/:id', { id })
}

/** The card of an invoice, the use of a payment. */
function standingOf({ kind, remaining, written, lateDays }: Row): ReactNode {
  if (kind === 'invoice' || kind === 'credit_note') {
    const payment = remaining === 0 ? 'settled' : remaining === written ? 'unpaid' : 'partial'
    return <InvoiceStanding kind={kind} payment={payment} lateDays={lateDays} />
  }
  if (kind !== 'payment' && kind !== 'refund') return null
  if (remaining === null) return <AllocationStanding state="reversed" />
  const state = remaining === 0 ? 'allocated' : remaining === written ? 'unallocated' : 'partial'
  return <AllocationStanding state={state} />
}
