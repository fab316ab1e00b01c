// What a supplier supplies: at which price and how soon, and what was ordered from them.
import { Box, PackageOpen } from 'lucide-react'
import { listPurchases } from '#features/purchasing/purchase-orders/contract.ts'
import { listSupplied } from '#features/purchasing/purchase-orders/contract/buying.ts'
import { listSupplierInvoices } from '#features/purchasing/supplier-invoices/contract.ts'
import { cents, zero } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import type { RowOf } from '#web/ui/list/definition.ts'
import type { TableColumn } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'
import { itemWords } from './item-words.ts'
import { itemColumns, Shortlist, useDocumentColumns } from './Shortlist.tsx'
import { TheirItems } from './TheirItems.tsx'

export function Supplies({ customer }: { customer: Customer }) {
  const { can, role } = useRights()
  // Without purchases, there is what the catalogue says.
  if (!can('purchases.read')) return <TheirItems customer={customer} />
  return (
    <div className="flex flex-col gap-4">
      {role.seesCosts && <Owed customer={customer} />}
      <Orders customer={customer} />
      <Items customer={customer} />
    </div>
  )
}

/** What is owed to them; nothing where nothing is. */
function Owed({ customer: { id } }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { data } = useRead(listSupplierInvoices, { supplier: id, due: ['due', 'late'], limit: 1 })
  if (!data || data.total === 0) return null
  const late = data.indicators['late']?.amount ?? 0
  return (
    <Banner
      tone={late > 0 ? 'orange' : 'blue'}
      actions={
        <LinkButton
          size="small"
          href={to('/factures-fournisseurs', {}, { supplier: id, due: 'due,late' })}
        >
          {words.owedSee}
        </LinkButton>
      }
    >
      {words.weOwe(formats.amount(data.sums['gross'] ?? zero))}
      {late > 0 && ` · ${words.owedLate(formats.amount(cents(late)))}`}
    </Banner>
  )
}

function Orders({ customer: { id } }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { role } = useRights()
  const read = useRead(listPurchases, { supplier: id, limit: 5 })
  const { data } = read
  type Row = RowOf<typeof listPurchases>
  const which = useDocumentColumns<Row>(
    (row) => to('/commandes-achat/:id', { id: row.id }),
    ({ number }) => number ?? words.purchaseStates.draft,
  )
  const columns: TableColumn<Row>[] = [
    ...which,
    {
      key: 'state',
      label: words.state,
      cell: (row) => (
        <span className={row.standing === 'late' ? 'text-red' : 'text-soft'}>
          {words.purchaseStates[row.standing]}
        </span>
      ),
    },
    ...(role.seesCosts
      ? [
          {
            key: 'net',
            label: words.net,
            figures: true,
            cell: (row: Row) => (row.net === null ? '' : formats.bare(row.net)),
          },
        ]
      : []),
  ]
  return (
    <Shortlist
      title={words.theirOrders}
      read={read}
      columns={columns}
      bones={3}
      all={
        data && data.total > data.rows.length
          ? { href: to('/commandes-achat', {}, { supplier: id }), label: words.allOrders }
          : null
      }
      empty={<EmptyState icon={PackageOpen} title={words.noOrder} small />}
    />
  )
}

function Items({ customer: { id } }: { customer: Customer }) {
  const words = useWords(both)
  const own = useWords(itemWords)
  const formats = useFormats()
  const { role } = useRights()
  const read = useRead(listSupplied, { supplier: id, limit: 50 })
  const { data } = read
  type Row = RowOf<typeof listSupplied>
  const columns: TableColumn<Row>[] = [
    ...itemColumns<Row>(own, (row) => to('/articles/:id', { id: row.id })),
    ...(role.seesCosts
      ? [
          {
            key: 'price',
            label: words.lastPrice,
            figures: true,
            cell: (row: Row) => (row.price === null ? '–' : formats.price(row.price)),
          },
        ]
      : []),
    {
      key: 'theirs',
      label: words.theirReference,
      minor: true,
      cell: (row) => <span className="figures">{row.supplierReference || '–'}</span>,
    },
    {
      key: 'last',
      label: words.lastBought,
      figures: true,
      minor: true,
      cell: (row) => (row.lastDay === null ? '–' : formats.day(row.lastDay)),
    },
    {
      key: 'lead',
      label: words.leadTime,
      figures: true,
      cell: (row) => (row.leadDays === null ? '–' : words.leadDays(row.leadDays)),
    },
    {
      key: 'minimum',
      label: words.minimum,
      figures: true,
      minor: true,
      cell: (row) => (row.minimum === null ? '–' : formats.quantity(row.minimum)),
    },
  ]
  return (
    <Shortlist
      title={words.theirItems}
      read={read}
      columns={columns}
      bones={5}
      all={
        data && data.total > data.rows.length
          ? { href: to('/articles', {}, { supplier: id }), label: own.all }
          : null
      }
      empty={
        <EmptyState icon={Box} title={own.none} small>
          {own.noneText}
        </EmptyState>
      }
    />
  )
}
