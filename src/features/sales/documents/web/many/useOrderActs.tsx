// What one does with many orders, from their own list and from that of all documents.
import {
  CirclePause,
  LockOpen,
  Play,
  Receipt,
  ShieldCheck,
  ShoppingCart,
  Truck,
} from 'lucide-react'
import { useState } from 'react'
import type { Day } from '#kernel/day.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import type { BulkAction, BulkJob, Selection } from '#web/ui/list/definition.ts'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { orderActWords } from './order-act-words.ts'

/** The lists whose selections hold orders, alone or among others. */
type Of = 'orders' | 'documents'

/** To review, set aside, take up again and let go in spite of what blocks. */
export function useControlling<R>(list: Of): readonly BulkJob<R>[] {
  const words = useWords(orderActWords)
  const { can } = useRights()
  const [holding, releasing] = [useDeciding(), useDeciding(words.releaseText)]
  if (!can('orders.write')) return []
  return [
    { key: 'review', act: `${list}.review`, label: words.review, icon: ShieldCheck },
    { key: 'hold', act: `${list}.hold`, label: words.hold, icon: CirclePause, options: holding },
    { key: 'resume', act: `${list}.resume`, label: words.resume, icon: Play },
    ...(can('orders.administer')
      ? [
          {
            key: 'release',
            act: `${list}.release`,
            label: words.release,
            icon: LockOpen,
            options: releasing,
          },
        ]
      : []),
  ]
}

/** A reason, and until when. */
function useDeciding(text?: string): NonNullable<BulkJob<never>['options']> {
  const words = useWords(orderActWords)
  const [value, setValue] = useState<{ reason: string; until: Day | null }>(noReason)
  return {
    value,
    whyNot: value.reason.trim() ? null : words.reasonNeeded,
    form: (
      <>
        {text && <p className="text-soft">{text}</p>}
        <TextField
          label={words.reason}
          name="reason"
          value={value.reason}
          onChange={(reason) => setValue({ ...value, reason })}
          maxLength={300}
        />
        <DayField
          label={words.holdUntil}
          name="until"
          value={value.until}
          onChange={(until) => setValue({ ...value, until })}
          optional
        />
      </>
    ),
  }
}

const noReason = { reason: '', until: null }

/** The deliveries of orders: one by order, or one by client. */
export function useDelivering<R>(list: Of): readonly BulkJob<R>[] {
  const words = useWords(orderActWords)
  const { can } = useRights()
  const [per, setPer] = useState<'order' | 'customer'>('order')
  if (!can('deliveries.write')) return []
  return [
    {
      key: 'deliver',
      act: `${list}.deliver`,
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
    },
  ]
}

/** The invoices: one by document, or one by client. Those of orders may be issued at once. */
export function useBilling<R>(list: Of): readonly BulkJob<R>[] {
  const words = useWords(orderActWords)
  const { can } = useRights()
  const alone = list === 'orders' ? 'order' : 'document'
  const [per, setPer] = useState<typeof alone | 'customer'>('customer')
  const [issue, setIssue] = useState(false)
  if (!can('invoices.write')) return []
  return [
    {
      key: 'invoice',
      act: `${list}.invoice`,
      label: words.invoiceMany,
      icon: Receipt,
      options: {
        value: list === 'orders' ? { per, issue } : { per },
        whyNot: null,
        form: (
          <>
            <Select
              label={words.oneInvoice}
              value={per}
              onChange={setPer}
              options={[
                { value: 'customer', label: words.perCustomer },
                {
                  value: alone,
                  label: list === 'orders' ? words.perOrder : words.perDocument,
                },
              ]}
            />
            {list === 'orders' && can('invoices.issue') && (
              <Checkbox label={words.issueAtOnce} checked={issue} onChange={setIssue} />
            )}
          </>
        ),
      },
    },
  ]
}

/** As many as an address holds. */
export const mostBought = 200

/** What is bought for orders is chosen on a page of its own, which says what is left out and why. */
export function useBuying<R>({
  whyNot,
  ordersOf,
}: {
  whyNot: (selection: Selection<R>) => string | null
  /** The orders of the selection; null where there is none. */
  ordersOf: (selection: Selection<R>) => Promise<readonly string[] | null>
}): readonly BulkAction<R>[] {
  const words = useWords(orderActWords)
  const { can } = useRights()
  const go = useGo()
  if (!can('purchases.write')) return []
  return [
    {
      key: 'buy',
      label: words.buy,
      icon: ShoppingCart,
      whyNot,
      run: async (selection) => {
        const ids = await ordersOf(selection)
        if (ids) go(to('/commandes-achat/generer', {}, { commandes: ids.join(',') }))
        return false
      },
    },
  ]
}
