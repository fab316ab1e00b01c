// From an order to its invoice: what is left of each line, and how much of it is invoiced now.
import { useState } from 'react'
import { Row } from '#features/sales/documents/web/Totals.tsx'
import { QuantityTable } from '#features/sales/documents/web/QuantityTable.tsx'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import { documentTotals } from '#features/sales/quotes/rules/lines.ts'
import { type Quantity, quantity } from '#kernel/money.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listOrders, type Order, showOrder } from '../contract.ts'
import { leftOf } from '../rules/progress.ts'
import { orderWords } from './words.ts'

export function InvoiceOrder({ order, onClose }: { order: Order; onClose: () => void }) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const go = useGo()
  const lines = order.lines
    .filter((line) => line.kind === 'item')
    .map((line) => ({ ...line, left: leftOf({ quantity: line.quantity, done: line.invoiced }) }))
    .filter(({ left }) => left !== 0)
  const [wanted, setWanted] = useState<Readonly<Record<string, Quantity | null>>>(() =>
    Object.fromEntries(lines.map(({ id, left }) => [id, left])),
  )
  const billing = useWrite(invoiceOrders, {
    refresh: [showOrder, listOrders, listInvoices],
    onDone: ({ id }) => {
      toast(words.invoiced)
      go(to('/factures/:id', { id }))
    },
  })
  const asked = lines.map((line) => ({ ...line, quantity: wanted[line.id] ?? quantity(0) }))
  const isWhole = asked.every(({ quantity: count, left }) => count === left)
  const isNone = asked.every(({ quantity: count }) => count === 0)
  const totals = documentTotals(
    asked.map((line) => ({ ...line, cost: null })),
    order.discount,
  )
  const bill = () =>
    void billing.run({
      orders: [order.id],
      ...(isWhole
        ? {}
        : {
            lines: asked
              .filter((line) => line.quantity !== 0)
              .map((line) => ({ line: line.id, quantity: line.quantity })),
          }),
    })
  return (
    <FormDialog
      size="medium"
      title={words.invoiceTitle}
      sticky
      onClose={onClose}
      act={words.draft}
      autoFocus
      whyNot={isNone ? words.nothing : null}
      writing={billing}
      onSubmit={bill}
    >
      <QuantityTable
        words={{ line: words.line, left: words.remaining, wanted: words.toInvoice }}
        lines={lines}
        wanted={wanted}
        onChange={setWanted}
      />
      <dl className="flex flex-col border-t border-line pt-2">
        <Row label={words.net}>{formats.amount(totals.net)}</Row>
        <Row label={words.grossTile} strong>
          {formats.amount(totals.gross)}
        </Row>
      </dl>
    </FormDialog>
  )
}
