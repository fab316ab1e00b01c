// How much of an order is done: delivered, by its goods, and invoiced.
import { type Cents, subtract } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { Order } from '../contract.ts'
import type { Progress as HowFar } from '../rules/life.ts'
import { Bar } from './standing.tsx'
import { orderWords } from './words.ts'

export function Progress({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const formats = useFormats()
  if (order.state !== 'confirmed' && order.state !== 'completed') return null
  const said = (progress: HowFar, done: Cents, whole: Cents) =>
    progress === 'partial'
      ? `${formats.amount(done)} / ${formats.amount(whole)}`
      : words.progresses[progress]
  const delivered = subtract(order.goodsNet, order.notDelivered)
  const invoiced = subtract(order.linesNet, order.leftToInvoice)
  const inHand = subtract(order.notDelivered, order.leftToDeliver)
  return (
    <Section title={words.progress}>
      <div className="flex flex-col gap-4">
        {order.goodsNet !== 0 && (
          <div className="flex flex-col gap-1">
            <Bar
              label={words.delivering}
              said={said(order.delivering, delivered, order.goodsNet)}
              done={delivered}
              whole={order.goodsNet}
            />
            {inHand > 0 && (
              <p className="text-12 text-soft">{words.inDelivery(formats.amount(inHand))}</p>
            )}
          </div>
        )}
        <Bar
          label={words.invoicing}
          said={said(order.invoicing, invoiced, order.linesNet)}
          done={invoiced}
          whole={order.linesNet}
        />
      </div>
    </Section>
  )
}
