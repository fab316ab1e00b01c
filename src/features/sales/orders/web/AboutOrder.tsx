import { PartyName } from '#features/sales/documents/web/PartyName.tsx'
import { ProjectFact } from '#features/sales/documents/web/ProjectFact.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { useFormats } from '#web/formats.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { Order } from '../contract.ts'
import { orderWords } from './words.ts'

/** The facts of an order: for whom, when, on which terms. */
export function AboutOrder({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { customer } = order
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.client}>
          <PartyName party={customer} />
        </Fact>
        {order.contact && <Fact label={words.contact}>{order.contact.name}</Fact>}
        <Fact label={words.day}>{formats.day(order.day)}</Fact>
        {order.deliveryDay && (
          <Fact label={words.deliveryDay}>{formats.day(order.deliveryDay)}</Fact>
        )}
        {order.place && <Fact label={words.place}>{order.place}</Fact>}
        {order.customerReference && (
          <Fact label={words.customerReference}>{order.customerReference}</Fact>
        )}
        <Fact label={words.terms}>
          {`${shared.methods[order.paymentMethod]}, ${shared.termsSaid(order.terms.days, order.terms.endOfMonth).toLowerCase()}`}
        </Fact>
        {order.depositRate !== 0 && (
          <Fact label={words.deposit}>{formats.percent(order.depositRate)}</Fact>
        )}
        {order.boughtCost !== null && order.boughtCost !== 0 && (
          <Fact label={words.bought}>
            <span className="figures">{formats.amount(order.boughtCost)}</span>
          </Fact>
        )}
        {order.plannedMargin !== null && order.plannedMargin !== order.margin && (
          <Fact label={words.plannedMargin}>
            <span className="figures">{formats.amount(order.plannedMargin)}</span>
          </Fact>
        )}
        <ProjectFact document={order.id} />
        {order.seller && <Fact label={words.seller}>{order.seller.name}</Fact>}
        {order.store && <Fact label={words.store}>{order.store.name}</Fact>}
      </Facts>
    </Section>
  )
}
