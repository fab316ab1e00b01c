// What can be done with a delivery now, what comes next being the one that stands out.
import {
  Ban,
  CircleCheck,
  FileText,
  Package,
  PackagePlus,
  Pencil,
  Receipt,
  Send,
  Signature,
  Trash2,
  Truck,
  Undo2,
} from 'lucide-react'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { toProblem, useRead, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { type Delivery, deliveryPdf, prepareDelivery } from '../contract.ts'
import { showDelivering } from '../contract/ordered.ts'
import { can as lives, whyNotInvoice } from '../rules/life.ts'
import { reads, useBilling, useRest } from './acts.ts'
import { deliveryWords } from './words.ts'

export type Opened = 'edit' | 'ship' | 'deliver' | 'back' | 'cancel' | 'remove' | 'send' | null

export function Acts({
  delivery,
  open,
  sheet,
}: {
  delivery: Delivery
  open: (dialog: Opened) => void
  sheet: React.ReactNode
}) {
  const words = useWords(deliveryWords)
  const { can } = useRights()
  const { state } = delivery
  const writes = can('deliveries.write')
  const print = () => void openPdf(deliveryPdf, { id: delivery.id })
  useShortcut('ctrl+p', { label: words.openPdf, run: print })
  useShortcut('e', {
    label: words.send,
    run: () => open('send'),
    when: writes && delivery.number !== null,
  })
  const item = (
    when: boolean,
    key: NonNullable<Opened>,
    label: string,
    icon: MenuItem['icon'],
    danger = false,
  ): readonly MenuItem[] =>
    writes && when
      ? [{ key, label, ...(icon ? { icon } : {}), danger, onPress: () => open(key) }]
      : []
  const goes = lives.edit(state) || lives.deliver(state)
  const sections = [
    {
      items: [
        ...item(delivery.number !== null, 'send', words.send, Send),
        ...item(goes, 'edit', words.edit, Pencil),
        ...item(lives.deliver(state), 'deliver', words.deliver, CircleCheck),
        ...item(lives.return(state), 'back', words.takeBack, Undo2),
      ],
    },
    {
      items: [
        ...item(
          lives.edit(state) && can('deliveries.delete'),
          'remove',
          words.remove,
          Trash2,
          true,
        ),
        ...item(
          lives.cancel(state) && delivery.number !== null,
          'cancel',
          words.cancelDelivery,
          Ban,
          true,
        ),
      ],
    },
  ].filter(({ items }) => items.length > 0)
  return (
    <>
      {sheet}
      {sections.length > 0 && <Menu label={words.more} sections={sections} />}
      <Button icon={FileText} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      <Rest delivery={delivery} />
      <Next delivery={delivery} open={open} />
    </>
  )
}

/** What its orders still have to deliver, one key away once this one is gone. */
function Rest({ delivery }: { delivery: Delivery }) {
  const words = useWords(deliveryWords)
  const { can } = useRights()
  const rest = useRest()
  const [order, ...others] = delivery.orders
  const gone = lives.takeBack(delivery.state) || delivery.state === 'shipped'
  const asks = gone && can('deliveries.write') && order !== undefined && others.length === 0
  const { data } = useRead(showDelivering, { id: order?.id ?? '' }, { enabled: asks })
  const left = asks && (data?.lines.some((line) => line.left > 0) ?? false)
  const run = async () => {
    try {
      await rest.attempt({ orders: [order?.id ?? ''] })
    } catch (error) {
      toast(toProblem(error).detail, { tone: 'red' })
    }
  }
  useShortcut('b', { label: words.rest, run: () => void run(), when: left })
  if (!left) return null
  return (
    <Button icon={PackagePlus} keys="b" pending={rest.pending} onPress={() => void run()}>
      {words.rest}
    </Button>
  )
}

/** The one act that comes next. */
function Next({ delivery, open }: { delivery: Delivery; open: (dialog: Opened) => void }) {
  const words = useWords(deliveryWords)
  const locale = useLocale()
  const { can } = useRights()
  const billing = useBilling()
  const preparing = useWrite(prepareDelivery, {
    refresh: reads,
    onDone: ({ number }) => toast(words.prepared(number ?? ''), { tone: 'green' }),
  })
  const { id, version, state } = delivery
  const tried = async (act: () => Promise<unknown>) => {
    try {
      await act()
    } catch (error) {
      toast(toProblem(error).detail, { tone: 'red' })
    }
  }
  if (state === 'draft' && can('deliveries.write')) {
    return (
      <Button
        variant="primary"
        icon={Package}
        keys="ctrl+enter"
        tip={words.preparedText}
        pending={preparing.pending}
        onPress={() => void tried(() => preparing.attempt({ id, version }))}
      >
        {words.prepare}
      </Button>
    )
  }
  if (lives.deliver(state) && can('deliveries.write')) {
    return (
      <>
        {lives.ship(state) && (
          <Button icon={Truck} onPress={() => open('ship')}>
            {words.ship}
          </Button>
        )}
        <LinkButton
          variant="primary"
          icon={Signature}
          href={to('/bons-de-livraison/:id/remise', { id })}
        >
          {words.handOver}
        </LinkButton>
      </>
    )
  }
  if (state !== 'delivered' || !can('invoices.write')) return null
  return (
    <Button
      variant={delivery.invoicing === 'whole' ? 'secondary' : 'primary'}
      icon={Receipt}
      keys="ctrl+enter"
      whyNot={reasonText(whyNotInvoice(delivery), locale)}
      pending={billing.pending}
      onPress={() => void tried(() => billing.attempt({ deliveries: [id] }))}
    >
      {words.invoice}
    </Button>
  )
}
