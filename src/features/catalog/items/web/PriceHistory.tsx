import { History } from 'lucide-react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Price, roundedRatio } from '#kernel/money.ts'
import type { Bps } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { Section } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { useWords } from '#web/words.ts'
import { prices, type show } from '../contract.ts'
import { both } from './both.ts'
import { barePrice } from './naming.ts'

/** Each price and cost that the item has had, with how far it moved and who moved it. */
export function PriceHistory({ item }: { item: OutputOf<typeof show> }) {
  const words = useWords(both)
  const formats = useFormats()
  const { role } = useRights()
  const { data, problem, pending, refetch } = useRead(prices, { id: item.id })
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  const rows = (data?.rows ?? []).map((row, at, all) => ({
    ...row,
    moved: evolution(row.price, all[at + 1]?.price),
    isFirst: at === all.length - 1,
  }))
  const columns: TableColumn<(typeof rows)[number]>[] = [
    {
      key: 'at',
      label: words.day,
      heads: true,
      cell: (row) => <span className="figures">{formats.moment(row.at)}</span>,
    },
    { key: 'by', label: words.by, cell: (row) => row.person ?? words.program, minor: true },
    ...(role.seesCosts
      ? [
          {
            key: 'cost',
            label: words.cost,
            figures: true,
            cell: (row: { cost: Price | null }) =>
              row.cost === null ? '–' : barePrice(row.cost, formats),
          },
        ]
      : []),
    {
      key: 'price',
      label: words.price,
      figures: true,
      cell: (row) => <span className="font-medium">{barePrice(row.price, formats)}</span>,
    },
    {
      key: 'moved',
      label: words.change,
      figures: true,
      minor: true,
      cell: (row) => {
        if (row.isFirst) return <span className="text-faint">{words.firstPrice}</span>
        if (row.moved === null || row.moved === 0) return '–'
        return `${row.moved > 0 ? '+' : ''}${formats.percent(row.moved)}`
      },
    },
  ]
  return (
    <Section title={words.history} hint={words.historyHint} flush>
      {pending ? (
        <RowBones rows={3} />
      ) : (
        <Table
          label={words.history}
          columns={columns}
          rows={rows}
          keyOf={(row) => row.id}
          empty={<EmptyState icon={History} title={words.history} small />}
        />
      )}
    </Section>
  )
}

/** By how much a price differs from the one before; null where there was none to compare with. */
const evolution = (price: Price, before: Price | undefined): Bps | null =>
  before === undefined || before === 0
    ? null
    : (roundedRatio(BigInt(price - before) * 10_000n, BigInt(before)) as Bps)
