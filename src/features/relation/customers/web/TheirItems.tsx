import { Box } from 'lucide-react'
import { list as listItems } from '#features/catalog/items/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import type { RowOf } from '#web/ui/list/definition.ts'
import type { TableColumn } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { itemWords } from './item-words.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'
import { itemColumns, Shortlist } from './Shortlist.tsx'

/** What a supplier supplies. */
export function TheirItems({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const own = useWords(itemWords)
  const formats = useFormats()
  const { role } = useRights()
  const asked = { supplier: customer.id }
  const read = useRead(listItems, { ...asked, limit: 50 })
  type Row = RowOf<typeof listItems>
  const columns: TableColumn<Row>[] = [
    ...itemColumns<Row>(own, (row) => to('/articles/:id', { id: row.id })),
    ...(role.seesCosts
      ? [
          {
            key: 'cost',
            label: own.cost,
            figures: true,
            cell: (row: Row) => (row.cost === null ? '–' : formats.price(row.cost)),
          },
        ]
      : []),
    { key: 'price', label: own.price, figures: true, cell: (row) => formats.price(row.price) },
  ]
  return (
    <Shortlist
      title={words.theirItems}
      read={read}
      columns={columns}
      bones={5}
      all={read.data?.total ? { href: to('/articles', {}, asked), label: own.all } : null}
      empty={
        <EmptyState icon={Box} title={own.none} small>
          {own.noneText}
        </EmptyState>
      }
    />
  )
}
