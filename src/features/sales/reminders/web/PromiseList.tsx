import { HandCoins } from 'lucide-react'
import { customerFilter } from '#features/sales/documents/web/filters.ts'
import {
  amountColumn,
  dayColumn,
  partyColumn,
} from '#features/sales/documents/web/list-columns.tsx'
import { promiseLooks } from '#features/sales/documents/web/reminders/looks.tsx'
import { to } from '#web/site.ts'
import { listDefinition } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { useWords, wordsNow } from '#web/words.ts'
import { listPromises } from '../contract/calls.ts'
import { type Promised, promises } from '../rules/plan.ts'
import { both } from './words.ts'

const Standing = ({ standing }: { standing: Promised }) => (
  <Badge {...promiseLooks[standing]}>{wordsNow(both).standings[standing]}</Badge>
)
const tiles: readonly Promised[] = ['today', 'broken', 'ahead', 'kept']

type Words = typeof both.fr

const list = listDefinition({
  name: 'promises',
  endpoint: listPromises,
  words: both,
  columns: [
    { ...partyColumn('customer', (w: Words) => w.columns.customer, 160), leads: true },
    {
      key: 'number',
      label: (w) => w.columns.number,
      cell: (row) => row.invoice.number,
      width: 130,
    },
    dayColumn('until', (w: Words) => w.columns.until, 130),
    {
      key: 'standing',
      label: (w) => w.columns.standing,
      cell: (row) => <Standing standing={row.standing} />,
      width: 150,
    },
    {
      key: 'reason',
      label: (w) => w.columns.reason,
      cell: (row) => row.reason,
      width: 140,
      grows: true,
    },
    {
      key: 'person',
      label: (w) => w.columns.person,
      cell: (row) => row.person ?? '',
      width: 120,
    },
    amountColumn('amount', (w: Words) => w.columns.promised),
    amountColumn('remaining', (w: Words) => w.columns.remaining),
  ],
  filters: [
    {
      kind: 'choice',
      name: 'standing',
      many: true,
      label: (w) => w.filters.standing,
      options: () =>
        promises.map((value) => ({
          value,
          label: wordsNow(both).standings[value],
          ...promiseLooks[value],
        })),
    },
    { ...customerFilter, label: (w) => w.filters.customer },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.until },
  ],
  indicators: tiles.map((key) => ({
    key,
    label: (w: Words) => w.promiseTiles[key],
    ...promiseLooks[key],
    filter: { standing: key },
  })),
  idOf: (row) => row.id,
  rowHref: (row) => to('/factures/:id', { id: row.invoice.id }),
  rowLabel: (row) => `${row.customer.name} ${row.invoice.number}`,
  card: (row, { formats }) => ({
    title: row.customer.name,
    subtitle: `${row.invoice.number} · ${formats.day(row.until)}`,
    amount: formats.amount(row.amount),
    state: <Standing standing={row.standing} />,
  }),
  counted: (w, n, written) => w.countedPromises(n, written),
  headline: { sum: 'amount', said: (w, written) => w.promisedSum(written) },
  sort: { by: 'until', direction: 'desc' },
})

export function PromiseList() {
  const words = useWords(both)
  return (
    <List
      definition={list}
      title={words.promises}
      empty={{ icon: HandCoins, title: words.noPromises, text: words.noPromisesText }}
    />
  )
}
