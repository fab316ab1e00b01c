import { sellerFilter, storeFilter } from '#features/sales/documents/web/filters.ts'
import { show } from '#features/relation/customers/contract.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import { call } from '#web/api.ts'
import { to } from '#web/site.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import { listDefinition } from '#web/ui/list/definition.ts'
import { wordsNow } from '#web/words.ts'
import { listPurchases } from '../contract.ts'
import { standings } from '../rules/life.ts'
import { PurchaseStanding, ReceivedBar, standingLooks } from './standing.tsx'
import { purchaseWords } from './words.ts'

/** In the order in which one looks: what should have come first. */
const tiles = ['late', 'sent', 'awaited', 'toInvoice', 'received', 'draft'] as const

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

export const purchases = listDefinition({
  name: 'purchases',
  endpoint: listPurchases,
  words: purchaseWords,
  columns: [
    {
      key: 'number',
      label: (w) => w.columns.number,
      cell: (row, { words }) => row.number ?? words.draftNumber,
      sort: 'number',
      width: 140,
      leads: true,
    },
    {
      key: 'supplier',
      label: (w) => w.columns.supplier,
      cell: (row) => row.supplier.name,
      sort: 'supplier',
      width: 180,
      grows: true,
    },
    {
      key: 'subject',
      label: (w) => w.columns.subject,
      cell: (row) => row.subject,
      width: 150,
      grows: true,
    },
    {
      key: 'state',
      label: (w) => w.columns.state,
      cell: (row) => <PurchaseStanding standing={row.standing} />,
      width: 130,
    },
    {
      key: 'received',
      label: (w) => w.columns.received,
      cell: (row) =>
        row.state === 'draft' || row.state === 'cancelled' ? (
          ''
        ) : (
          <ReceivedBar percent={row.receivedPercent} />
        ),
      sort: 'received',
      width: 124,
    },
    {
      key: 'expected',
      label: (w) => w.columns.expected,
      cell: (row, { formats }) => {
        const day = row.expectedDay ?? row.wishedDay
        return (
          day && (
            <span className={`figures ${row.standing === 'late' ? 'text-red' : ''}`}>
              {formats.day(day)}
            </span>
          )
        )
      },
      sort: 'expected',
      width: 110,
    },
    {
      key: 'day',
      label: (w) => w.columns.day,
      cell: (row, { formats }) => <span className="figures">{formats.day(row.day)}</span>,
      sort: 'day',
      width: 104,
    },
    {
      key: 'reference',
      label: (w) => w.columns.reference,
      cell: (row) => row.supplierReference,
      width: 140,
      extra: true,
    },
    {
      key: 'buyer',
      label: (w) => w.columns.buyer,
      cell: (row) => row.buyer?.name ?? '',
      width: 130,
      extra: true,
    },
    {
      key: 'store',
      label: (w) => w.columns.store,
      cell: (row) => row.store?.name ?? '',
      width: 120,
      extra: true,
    },
    {
      key: 'net',
      label: (w) => w.columns.net,
      cell: (row, { formats }) => (row.net ? formats.bare(row.net) : '–'),
      sort: 'net',
      figures: true,
      width: 116,
      sum: 'net',
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'standing',
      many: true,
      label: (w) => w.filters.standing,
      options: (w) =>
        standings.map((value) => ({ value, label: w.standings[value], ...standingLooks[value] })),
    },
    { kind: 'flag', name: 'toInvoice', label: (w) => w.filters.toInvoice },
    { ...supplierFilter, label: (w) => w.filters.supplier },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.filters.period },
    { ...sellerFilter, label: (w) => w.filters.buyer },
    { ...storeFilter, label: (w) => w.filters.store },
  ],
  indicators: tiles.map((key) => ({
    key,
    label: (w: typeof purchaseWords.fr) => w.tiles[key],
    ...standingLooks[key],
    filter: (key === 'toInvoice' ? { toInvoice: 'true' } : { standing: key }) as Readonly<
      Record<string, string>
    >,
  })),
  idOf: (row) => row.id,
  rowHref: (row) => to('/commandes-achat/:id', { id: row.id }),
  rowLabel: (row) => `${row.number ?? wordsNow(purchaseWords).draftNumber} ${row.supplier.name}`,
  card: (row, { words, formats }) => ({
    title: row.supplier.name,
    subtitle: [row.number ?? words.draftNumber, row.subject].filter(Boolean).join(' · '),
    amount: row.net === null ? '' : formats.amount(row.net),
    state: <PurchaseStanding standing={row.standing} />,
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'net', said: (w, written) => w.net(written) },
  sort: { by: 'day', direction: 'desc' },
})
