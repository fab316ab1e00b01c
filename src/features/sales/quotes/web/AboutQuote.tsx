import { PartyName } from '#features/sales/documents/web/PartyName.tsx'
import { ProjectFact } from '#features/sales/documents/web/ProjectFact.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { useFormats } from '#web/formats.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { Quote } from '../contract.ts'
import { quoteWords } from './words.ts'

/** The facts of a quote that has left: to whom, until when, and what became of it. */
export function AboutQuote({ quote }: { quote: Quote }) {
  const words = useWords(quoteWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { customer } = quote
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.client}>
          <PartyName party={customer} />
        </Fact>
        {quote.contact && <Fact label={words.contact}>{quote.contact.name}</Fact>}
        <Fact label={words.day}>{formats.day(quote.day)}</Fact>
        <Fact label={words.validUntil}>
          {quote.validUntil ? formats.day(quote.validUntil) : words.noLimit}
        </Fact>
        {quote.customerReference && (
          <Fact label={words.customerReference}>{quote.customerReference}</Fact>
        )}
        <Fact label={words.terms}>
          {`${shared.methods[quote.paymentMethod]}, ${shared.termsSaid(quote.terms.days, quote.terms.endOfMonth).toLowerCase()}`}
        </Fact>
        <ProjectFact document={quote.id} />
        {quote.seller && <Fact label={words.seller}>{quote.seller.name}</Fact>}
        {quote.store && <Fact label={words.store}>{quote.store.name}</Fact>}
        {quote.sentAt && (
          <Fact label={words.sentOn}>
            {formats.moment(quote.sentAt)}
            {quote.sentHow && (
              <>
                {' · '}
                <span className="whitespace-nowrap">{words.hows[quote.sentHow]}</span>
              </>
            )}
          </Fact>
        )}
        {quote.signedDay && (
          <Fact label={words.signedBy}>
            {[
              quote.signerName,
              formats.day(quote.signedDay),
              quote.signature && words.signedHows[quote.signature.how],
            ]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        )}
        {quote.signature && (
          <Fact label={words.seal}>
            <code className="text-12 text-soft" title={quote.signature.hash}>
              {quote.signature.hash.slice(0, 16)}
            </code>
          </Fact>
        )}
        {quote.refusedAt && (
          <Fact label={words.refusedOn}>
            {[formats.moment(quote.refusedAt), quote.refusalReason].filter(Boolean).join(' · ')}
          </Fact>
        )}
      </Facts>
    </Section>
  )
}
