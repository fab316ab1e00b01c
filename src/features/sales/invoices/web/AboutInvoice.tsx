import { PartyName } from '#features/sales/documents/web/PartyName.tsx'
import { ProjectFact } from '#features/sales/documents/web/ProjectFact.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { Invoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

/** The facts of an invoice that are no figure. */
export function AboutInvoice({ invoice }: { invoice: Invoice }) {
  const words = useWords(invoiceWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { customer, credited, terms } = invoice
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.client}>
          <PartyName party={customer} />
        </Fact>
        {invoice.contact && <Fact label={words.contact}>{invoice.contact.name}</Fact>}
        {credited && (
          <Fact label={words.creditedInvoice}>
            <Link href={to('/factures/:id', { id: credited.id })}>{credited.number}</Link>
          </Fact>
        )}
        <Fact label={words.day}>{formats.day(invoice.day)}</Fact>
        {invoice.deliveryDay && (
          <Fact label={words.deliveryDay}>{formats.day(invoice.deliveryDay)}</Fact>
        )}
        {invoice.dueDay && <Fact label={words.dueDay}>{formats.day(invoice.dueDay)}</Fact>}
        {invoice.customerReference && (
          <Fact label={words.customerReference}>{invoice.customerReference}</Fact>
        )}
        {invoice.beyondReason && <Fact label={words.beyondFact}>{invoice.beyondReason}</Fact>}
        {invoice.kind !== 'credit_note' && (
          <Fact label={words.terms}>
            {`${shared.methods[invoice.paymentMethod]}, ${shared.termsSaid(terms.days, terms.endOfMonth).toLowerCase()}`}
          </Fact>
        )}
        <ProjectFact document={invoice.id} />
        {invoice.seller && <Fact label={words.seller}>{invoice.seller.name}</Fact>}
        {invoice.store && <Fact label={words.store}>{invoice.store.name}</Fact>}
        {invoice.issuedAt && <Fact label={words.issuedOn}>{formats.moment(invoice.issuedAt)}</Fact>}
      </Facts>
    </Section>
  )
}
