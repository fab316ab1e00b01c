import { Box } from 'lucide-react'
import { list as listItems } from '#features/catalog/items/contract.ts'
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
import { itemWords } from './item-words.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'

/** What a supplier supplies. */
export function TheirItems({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const own = useWords(itemWords)
  const formats = useFormats()
  const { role } = useRights()
  const asked = { supplier: customer.id }
  const { data, problem, pending, refetch } = useRead(listItems, { ...asked, limit: 50 })
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  type Row = NonNullable<typeof data>['rows'][number]
  const columns: TableColumn<Row>[] = [
    {
      key: 'reference',
      label: own.reference,
      width: '9rem',
      cell: (row) => <span className="figures">{row.reference}</span>,
    },
    {
      key: 'name',
      label: own.name,
      heads: true,
      cell: (row) => (
        <Anchor href={to('/articles/:id', { id: row.id })} className="font-medium hover:underline">
          {row.name}
        </Anchor>
      ),
    },
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
    {
      key: 'price',
      label: own.price,
      figures: true,
      cell: (row) => formats.price(row.price),
    },
  ]
  return (
    <Section
      title={words.theirItems}
      flush
      actions={
        data &&
        data.total > 0 && (
          <LinkButton size="small" href={to('/articles', {}, asked)}>
            {own.all}
          </LinkButton>
        )
      }
    >
      {pending ? (
        <RowBones rows={5} />
      ) : (
        <Table
          label={words.theirItems}
          columns={columns}
          rows={data?.rows ?? []}
          keyOf={(row) => row.id}
          empty={
            <EmptyState icon={Box} title={own.none} small>
              {own.noneText}
            </EmptyState>
          }
        />
      )}
    </Section>
  )
}
