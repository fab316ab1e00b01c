import { ClipboardCheck, Plus } from 'lucide-react'
import {
  mostBought,
  useBilling,
  useBuying,
  useControlling,
  useDelivering,
} from '#features/sales/documents/web/many/useOrderActs.tsx'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { useRowActs } from '#features/sales/documents/web/row-acts.ts'
import { readWith } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkJob, RowOf, Selection } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { listOrders, orderPdf } from '../contract.ts'
import { useCopy } from './acts.tsx'
import { orders } from './list.tsx'
import { OrderPreview } from './OrderPreview.tsx'
import { orderWords } from './words.ts'

type Row = RowOf<typeof listOrders>

export function OrderList() {
  const words = useWords(orderWords)
  const { can } = useRights()
  const copying = useCopy()
  const rowActs = useRowActs({
    copying: can('orders.write') && copying,
    read: ({ id }) => openPdf(orderPdf, { id }),
  })
  const acts = useActs()
  const create = can('orders.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/commandes/nouvelle')}>
      {words.create}
    </LinkButton>
  )
  return (
    <List
      definition={orders}
      title={words.title}
      actions={create}
      bulk={acts}
      preview={(row) => <OrderPreview row={row} />}
      rowActions={rowActs}
      empty={{ icon: ClipboardCheck, title: words.empty, text: words.emptyText, action: create }}
    />
  )
}

/** What may be done with several orders: each is tried by the server, which says who is concerned. */
function useActs() {
  const words = useWords(orderWords)
  const { can } = useRights()
  const confirming: BulkJob<Row> = {
    key: 'confirm',
    act: 'orders.confirm',
    label: words.confirm,
    icon: ClipboardCheck,
  }
  const planning = usePlanning<Row>('orders')
  const many = useManyActs('orders', 'orders')
  const tagging = useTagging<Row>('orders', 'orders')
  const entrusting = useEntrusting<Row>('orders', 'orders')
  const controlling = useControlling<Row>('orders')
  const delivering = useDelivering<Row>('orders')
  const billing = useBilling<Row>('orders')
  const buying = useBuying<Row>({
    whyNot: ({ count }) => (count > mostBought ? words.tooManyToBuy : null),
    ordersOf: async (selection) => (selection.all ? allIds(selection) : selection.ids),
  })
  return [
    ...buying,
    ...delivering,
    ...billing,
    ...many,
    ...planning,
    ...(can('orders.write') ? [confirming] : []),
    ...controlling,
    ...entrusting,
    ...tagging,
  ]
}

/** All results under the filters but those that were taken out of the selection. */
async function allIds({ query, ids }: Selection<Row>): Promise<string[]> {
  const asked = { ...query, offset: 0, limit: mostBought }
  const { rows } = (await readWith(listOrders, asked)) as { rows: Row[] }
  return rows.map(({ id }) => id).filter((id) => !ids.includes(id))
}
