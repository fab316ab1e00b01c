import { PartyName } from '#features/sales/documents/web/PartyName.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { useFormats } from '#web/formats.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { PurchaseOrder } from '../contract.ts'
import { purchaseWords } from './words.ts'

/** The facts of a purchase order. */
export function AboutPurchase({ purchase }: { purchase: PurchaseOrder }) {
  const words = useWords(purchaseWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { supplier, terms } = purchase
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.columns.supplier}>
          <PartyName party={supplier} page="/fournisseurs/:id" />
        </Fact>
        {purchase.contact && <Fact label={words.contact}>{purchase.contact.name}</Fact>}
        <Fact label={words.columns.day}>{formats.day(purchase.day)}</Fact>
        {purchase.wishedDay && (
          <Fact label={words.wishedDay}>{formats.day(purchase.wishedDay)}</Fact>
        )}
        {purchase.expectedDay && (
          <Fact label={words.expectedDay}>{formats.day(purchase.expectedDay)}</Fact>
        )}
        {purchase.supplierReference && (
          <Fact label={words.supplierReference}>{purchase.supplierReference}</Fact>
        )}
        <Fact label={words.terms}>
          {`${shared.methods[purchase.paymentMethod]}, ${shared.termsSaid(terms.days, terms.endOfMonth).toLowerCase()}`}
        </Fact>
        {purchase.buyer && <Fact label={words.columns.buyer}>{purchase.buyer.name}</Fact>}
        {purchase.store && <Fact label={words.columns.store}>{purchase.store.name}</Fact>}
        {purchase.sentAt && (
          <Fact label={words.sentOn}>
            {[formats.moment(purchase.sentAt), purchase.sentHow && words.hows[purchase.sentHow]]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        )}
        {purchase.endReason && <Fact label={words.endReason}>{purchase.endReason}</Fact>}
      </Facts>
    </Section>
  )
}
