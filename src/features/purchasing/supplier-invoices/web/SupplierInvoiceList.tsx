import { AlarmClock, Ban, CircleCheck, Hourglass, type LucideIcon, ReceiptText } from 'lucide-react'
import { show } from '#features/relation/customers/contract.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import { call } from '#web/api.ts'
import { to } from '#web/site.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { listDefinition } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { Badge, type Hue, Status } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import { listSupplierInvoices } from '../contract.ts'
import { type Due, dues } from '../rules/matching.ts'
import { supplierInvoiceWords } from './words.ts'

const looks: Readonly<Record<Due, { readonly icon: LucideIcon; readonly hue: Hue }>> = {
  due: { icon: Hourglass, hue: 'orange' },
  late: { icon: AlarmClock, hue: 'red' },
  paid: { icon: CircleCheck, hue: 'green' },
  cancelled: { icon: Ban, hue: 'grey' },
}

export function DueStanding({ due, badge = false }: { due: Due; badge?: boolean }) {
  const words = useWords(supplierInvoiceWords)
  const Shape = badge ? Badge : Status
  return <Shape {...looks[due]}>{words.dues[due]}</Shape>
}

const supplierFilter = {
  kind: 'record',
  name: 'supplier',
  search: async (q: string, signal: AbortSignal): Promise<readonly Found[]> => {
    const { rows } = await call(lookup, { q, role: 'supplier', limit: 8 }, { signal })
    return rows.map(({ id, name, city }) => ({ id, label: name, hint: city }))
  },
  nameOf: async (id: string, signal: AbortSignal): Promise<string> =>
    (await call(show, { id }, { signal })).name,
} as const

const invoices = listDefinition({
  name: 'supplier-invoices',
  endpoint: listSupplierInvoices,
  words: supplierInvoiceWords,
  columns: [
    {
      key: 'number',
      label: (w) => w.columns.number,
      cell: (row) => row.number,
      sort: 'number',
      width: 150,
      leads: true,
    },
    {
      key: 'supplier',
      label: (w) => w.columns.supplier,
      cell: (row) => row.supplier.name,
      sort: 'supplier',
      width: 200,
      grows: true,
    },
    {
      key: 'due',
      label: (w) => w.columns.due,
      cell: (row) => <DueStanding due={row.due} />,
      width: 140,
    },
    {
      key: 'day',
      label: (w) => w.columns.day,
      cell: (row, { formats }) => <span className="figures">{formats.day(row.day)}</span>,
      sort: 'day',
      width: 110,
    },
    {
      key: 'dueDay',
      label: (w) => w.columns.dueDay,
      cell: (row, { formats }) => (
        <span className={`figures ${row.due === 'late' ? 'text-red' : ''}`}>
          {formats.day(row.dueDay)}
        </span>
      ),
      sort: 'dueDay',
      width: 110,
    },
    {
      key: 'net',
      label: (w) => w.columns.net,
      cell: (row, { formats }) => formats.bare(row.net),
      figures: true,
      width: 120,
      sum: 'net',
    },
    {
      key: 'gross',
      label: (w) => w.columns.gross,
      cell: (row, { formats }) => formats.bare(row.gross),
      sort: 'gross',
      figures: true,
      width: 120,
      sum: 'gross',
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'due',
      many: true,
      label: (w) => w.filters.due,
      options: (w) => dues.map((value) => ({ value, label: w.dues[value], ...looks[value] })),
    },
    { ...supplierFilter, label: (w) => w.filters.supplier },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
  ],
  indicators: (['late', 'due', 'paid'] as const).map((key) => ({
    key,
    label: (w: typeof supplierInvoiceWords.fr) => w.tiles[key],
    ...looks[key],
    filter: { due: key },
  })),
  idOf: (row) => row.id,
  rowHref: (row) => to('/factures-fournisseurs/:id', { id: row.id }),
  rowLabel: (row) => `${row.number} ${row.supplier.name}`,
  card: (row, { formats }) => ({
    title: row.supplier.name,
    subtitle: `${row.number} · ${formats.day(row.dueDay)}`,
    amount: formats.amount(row.gross),
    state: <DueStanding due={row.due} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'gross', said: (w, written) => w.gross(written) },
  sort: { by: 'dueDay', direction: 'asc' },
})

export function SupplierInvoiceList() {
  const words = useWords(supplierInvoiceWords)
  return (
    <List
      definition={invoices}
      title={words.title}
      empty={{ icon: ReceiptText, title: words.empty, text: words.emptyText }}
    />
  )
}
