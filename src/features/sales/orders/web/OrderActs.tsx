// What can be done with a confirmed order, beside its title.
import {
  Ban,
  CircleCheck,
  CirclePause,
  Copy,
  CornerUpLeft,
  FileText,
  LockOpen,
  OctagonX,
  Play,
  Receipt,
  RotateCcw,
  Send,
  Truck,
} from 'lucide-react'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { Button } from '#web/ui/Button.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listOrders, type Order, orderPdf, reopenOrder, showOrder } from '../contract.ts'
import { resumeOrder } from '../contract/control.ts'
import { whyStopped } from '../rules/control.ts'
import { can as lives, whyNotCancel, whyNotInvoice } from '../rules/life.ts'
import { useCopy } from './acts.tsx'
import { orderWords } from './words.ts'

/** The sheets that open on it. */
export type Opened =
  | 'bill'
  | 'deliver'
  | 'send'
  | 'hold'
  | 'block'
  | 'release'
  | 'complete'
  | 'cancel'
  | null

/** What can be done now, what comes next being the one that stands out. */
export function OrderActs({
  order,
  open,
  sheet,
}: {
  order: Order
  open: (dialog: Opened) => void
  sheet: React.ReactNode
}) {
  const words = useWords(orderWords)
  const locale = useLocale()
  const { can } = useRights()
  const copy = useCopy()
  const refresh = [showOrder, listOrders]
  const resuming = useWrite(resumeOrder, { refresh, onDone: () => toast(words.resumed) })
  const reopening = useWrite(reopenOrder, { refresh, onDone: () => toast(words.reopened) })
  const writes = can('orders.write')
  const goes = writes && lives.carryOut(order.state)
  const delivers = order.toDeliver && can('deliveries.write')
  const stopped = whyStopped(order.control)
  const seen = { id: order.id, version: order.version }
  const print = () => void openPdf(orderPdf, { id: order.id })
  useShortcut('ctrl+p', { label: words.openPdf, run: print })
  useShortcut('e', { label: words.send, run: () => open('send'), when: goes })
  useShortcut('h', {
    label: order.hold ? words.resume : words.hold,
    run: () => (order.hold ? void resuming.run(seen) : open('hold')),
    when: goes,
  })
  useShortcut('b', { label: words.block, run: () => open('block'), when: goes && !order.block })
  const first: readonly (MenuItem | false)[] = [
    goes && {
      key: 'send',
      label: words.send,
      icon: Send,
      keys: 'e',
      onPress: () => open('send'),
    },
    writes && {
      key: 'copy',
      label: words.duplicate,
      icon: Copy,
      onPress: () => void copy.run({ id: order.id }),
    },
    goes &&
      order.hold === null && {
        key: 'hold',
        label: words.hold,
        icon: CirclePause,
        keys: 'h',
        onPress: () => open('hold'),
      },
    goes &&
      order.hold !== null && {
        key: 'resume',
        label: words.resume,
        icon: Play,
        keys: 'h',
        onPress: () => void resuming.run(seen),
      },
    goes &&
      order.block === null && {
        key: 'block',
        label: words.block,
        icon: OctagonX,
        keys: 'b',
        onPress: () => open('block'),
      },
  ]
  const last: readonly (MenuItem | false)[] = [
    goes && {
      key: 'complete',
      label: words.complete,
      icon: CircleCheck,
      onPress: () => open('complete'),
    },
    writes &&
      lives.reopen(order.state) && {
        key: 'reopen',
        label: words.reopen,
        icon: RotateCcw,
        onPress: () => void reopening.run(seen),
      },
    writes &&
      lives.cancel(order.state) && {
        key: 'cancel',
        label: order.quote ? words.backToQuote : words.cancelOrder,
        icon: order.quote ? CornerUpLeft : Ban,
        danger: true,
        whyNot: reasonText(whyNotCancel(order), locale),
        onPress: () => open('cancel'),
      },
  ]
  const sections = [first, last]
    .map((items) => ({ items: items.filter((item): item is MenuItem => item !== false) }))
    .filter(({ items }) => items.length > 0)
  return (
    <>
      {sheet}
      {sections.length > 0 && <Menu label={words.more} sections={sections} />}
      <Button icon={FileText} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      {order.control === 'blocked' && can('orders.administer') && (
        <Button icon={LockOpen} onPress={() => open('release')}>
          {words.release}
        </Button>
      )}
      {delivers && (
        <Button
          variant={stopped ? 'secondary' : 'primary'}
          icon={Truck}
          keys="l"
          whyNot={reasonText(stopped, locale)}
          onPress={() => open('deliver')}
        >
          {words.deliver}
        </Button>
      )}
      {order.state === 'confirmed' && order.quote && can('invoices.write') && (
        <Button
          variant={order.invoicing === 'whole' || (delivers && !stopped) ? 'secondary' : 'primary'}
          icon={Receipt}
          keys="ctrl+enter"
          whyNot={reasonText(whyNotInvoice(order), locale)}
          onPress={() => open('bill')}
        >
          {words.invoice}
        </Button>
      )}
    </>
  )
}
