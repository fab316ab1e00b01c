import {
  CirclePause,
  ClipboardCheck,
  Copy,
  FileText,
  Play,
  Plus,
  Receipt,
  ShieldCheck,
  ShoppingCart,
  Truck,
} from 'lucide-react'
import { useState } from 'react'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import type { Day } from '#kernel/day.ts'
import { readWith } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkAction, BulkJob, RowOf, Selection } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
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
      rowActions={(row) => [
        ...(can('orders.write')
          ? [
              {
                key: 'copy',
                label: words.duplicate,
                icon: Copy,
                onPress: () => void copying.run({ id: row.id }),
              },
            ]
          : []),
        {
          key: 'pdf',
          label: words.openPdf,
          icon: FileText,
          onPress: () => void openPdf(orderPdf, { id: row.id }),
        },
      ]}
      empty={{ icon: ClipboardCheck, title: words.empty, text: words.emptyText, action: create }}
    />
  )
}

/** What may be done with several orders: each is tried by the server, which says who is concerned. */
function useActs() {
  const words = useWords(orderWords)
  const { can } = useRights()
  const [hold, setHold] = useState<{ reason: string; until: Day | null }>(noReason)
  const billing = useBillingMany()
  const [per, setPer] = useState<'order' | 'customer'>('order')
  const go = useGo()
  const jobs: readonly (BulkJob<Row> | BulkAction<Row>)[] = can('orders.write')
    ? [
        { key: 'confirm', act: 'orders.confirm', label: words.confirm, icon: ClipboardCheck },
        { key: 'review', act: 'orders.review', label: words.review, icon: ShieldCheck },
        {
          key: 'hold',
          act: 'orders.hold',
          label: words.hold,
          icon: CirclePause,
          options: {
            value: hold,
            whyNot: hold.reason.trim() ? null : words.reasonNeeded,
            form: (
              <>
                <TextField
                  label={words.reason}
                  name="reason"
                  value={hold.reason}
                  onChange={(reason) => setHold({ ...hold, reason })}
                  maxLength={300}
                />
                <DayField
                  label={words.holdUntil}
                  name="until"
                  value={hold.until}
                  onChange={(until) => setHold({ ...hold, until })}
                  optional
                />
              </>
            ),
          },
        },
        { key: 'resume', act: 'orders.resume', label: words.resume, icon: Play },
      ]
    : []
  const planning = usePlanning<Row>('orders')
  const many = useManyActs('orders', 'orders')
  const tagging = useTagging<Row>('orders', 'orders')
  const entrusting = useEntrusting<Row>('orders', 'orders')
  const delivering: BulkJob<Row> = {
    key: 'deliver',
    act: 'orders.deliver',
    label: words.deliver,
    icon: Truck,
    options: {
      value: { per },
      whyNot: null,
      form: (
        <Select
          label={words.oneDelivery}
          value={per}
          onChange={setPer}
          options={[
            { value: 'order', label: words.perOrder },
            { value: 'customer', label: words.perCustomer },
          ]}
        />
      ),
    },
  }
  const buying: BulkAction<Row> = {
    key: 'buy',
    label: words.buy,
    icon: ShoppingCart,
    whyNot: ({ count }) => (count > mostBought ? words.tooManyToBuy : null),
    run: async (selection) => {
      const ids = selection.all ? await allIds(selection) : selection.ids
      go(to('/commandes-achat/generer', {}, { commandes: ids.join(',') }))
      return false
    },
  }
  return [
    ...(can('purchases.write') ? [buying] : []),
    ...(can('deliveries.write') ? [delivering] : []),
    ...(can('invoices.write') ? [billing] : []),
    ...many,
    ...planning,
    ...jobs,
    ...entrusting,
    ...tagging,
  ]
}

/** As many as an address holds. */
const mostBought = 200

/** All results under the filters but those that were taken out of the selection. */
async function allIds({ query, ids }: Selection<Row>): Promise<string[]> {
  const asked = { ...query, offset: 0, limit: mostBought }
  const { rows } = (await readWith(listOrders, asked)) as { rows: Row[] }
  return rows.map(({ id }) => id).filter((id) => !ids.includes(id))
}

const noReason = { reason: '', until: null }

/** The invoices of orders: one by order, or one by client; left as drafts, or issued at once. */
function useBillingMany(): BulkJob<Row> {
  const words = useWords(orderWords)
  const { can } = useRights()
  const [per, setPer] = useState<'order' | 'customer'>('customer')
  const [issue, setIssue] = useState(false)
  return {
    key: 'invoice',
    act: 'orders.invoice',
    label: words.invoiceMany,
    icon: Receipt,
    options: {
      value: { per, issue },
      whyNot: null,
      form: (
        <>
          <Select
            label={words.oneInvoice}
            value={per}
            onChange={setPer}
            options={[
              { value: 'customer', label: words.perCustomer },
              { value: 'order', label: words.perOrder },
            ]}
          />
          {can('invoices.issue') && (
            <Checkbox label={words.issueAtOnce} checked={issue} onChange={setIssue} />
          )}
        </>
      ),
    },
  }
}
