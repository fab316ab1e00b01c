// A quote that has left: read, with what comes next and what came of it.
import { BadgeCheck, Ban, Copy, FileText, Receipt, Send, ThumbsDown, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { Chain, type Step, useLinkedSteps } from '#features/sales/documents/web/Chain.tsx'
import { LinesRead } from '#features/sales/documents/web/LinesRead.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { Record, useShown } from '#features/sales/documents/web/Record.tsx'
import { QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import { rateOf, TotalsView } from '#features/sales/documents/web/Totals.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { invoiceQuote, listInvoices } from '#features/sales/invoices/contract.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listQuotes, type Quote, quotePdf, showQuote, viewQuote } from '../contract.ts'
import { can as lives, whyNotCancel, whyNotInvoice, whyNotRefuse } from '../rules/life.ts'
import { useCopy, useRemoval } from './acts.tsx'
import { CancelQuote, RefuseQuote } from './EndQuote.tsx'
import { SendQuote } from './SendQuote.tsx'
import { SignQuote } from './SignQuote.tsx'
import { quoteWords } from './words.ts'

type Opened = 'send' | 'sign' | 'refuse' | 'cancel' | null

export function QuoteRecord({ quote }: { quote: Quote }) {
  const words = useWords(quoteWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { role } = useRights()
  const [opened, setOpened] = useState<Opened>(null)
  const { shown, toggle } = useShown()
  const view = useRead(viewQuote, { id: quote.id }, { enabled: shown === 'sheet' })
  const removal = useRemoval()
  const linked = useLinkedSteps(quote.documents)
  const title = quote.number ? words.numbered(quote.number) : words.draftTitle
  const here: Step = {
    key: quote.id,
    kind: 'quote',
    label: title,
    day: quote.day,
    amount: quote.totals.gross,
    href: null,
  }
  const figures = [
    { label: words.grossTile, value: formats.amount(quote.totals.gross) },
    { label: words.netTile, value: formats.amount(quote.totals.net) },
    ...(quote.margin === null || quote.totals.net === 0
      ? []
      : [{ label: shared.margin, value: rateOf(quote.margin, quote.totals.net, formats) }]),
    ...(quote.state === 'sent' && quote.validUntil
      ? [{ label: words.validUntil, value: formats.day(quote.validUntil) }]
      : []),
    ...(quote.state === 'signed'
      ? [{ label: words.columns.invoicing, value: shared.invoicings[quote.invoicing] }]
      : []),
  ]
  return (
    <>
      <Record
        title={title}
        crumbs={[{ label: words.title, href: to('/devis') }]}
        state={<QuoteStanding validity={quote.validity} daysLeft={quote.daysLeft} badge />}
        customer={quote.customer}
        subject={quote.subject}
        actions={
          <Acts quote={quote} open={setOpened} onRemove={() => removal.ask(quote)} sheet={toggle} />
        }
        shown={shown}
        view={view.data}
        figures={figures}
        aside={
          <>
            <Chain steps={[here, ...linked]} />
            <About quote={quote} />
          </>
        }
      >
        <Section flush title={words.lines}>
          <LinesRead lines={quote.lines} />
          <div className="flex justify-end border-t border-line p-4">
            <div className="w-full max-w-96">
              <TotalsView
                totals={quote.totals}
                margin={role.seesCosts ? quote.margin : null}
                {...(quote.discount === 0 ? {} : { discount: formats.percent(quote.discount) })}
              />
            </div>
          </div>
        </Section>
        {quote.note && (
          <Section title={shared.note}>
            <p className="whitespace-pre-line">{quote.note}</p>
          </Section>
        )}
      </Record>
      <SendQuote quote={quote} open={opened === 'send'} onClose={() => setOpened(null)} />
      {opened === 'sign' && <SignQuote quote={quote} onClose={() => setOpened(null)} />}
      {opened === 'refuse' && <RefuseQuote quote={quote} onClose={() => setOpened(null)} />}
      {opened === 'cancel' && <CancelQuote quote={quote} onClose={() => setOpened(null)} />}
      {removal.dialog}
    </>
  )
}

/** What can be done now, what comes next being the one that stands out. */
function Acts({
  quote,
  open,
  onRemove,
  sheet,
}: {
  quote: Quote
  open: (dialog: Opened) => void
  onRemove: () => void
  sheet: React.ReactNode
}) {
  const words = useWords(quoteWords)
  const locale = useLocale()
  const go = useGo()
  const { can } = useRights()
  const copy = useCopy()
  const invoicing = useWrite(invoiceQuote, {
    refresh: [showQuote, listQuotes, listInvoices],
    onDone: ({ id }) => {
      toast(words.invoiced)
      go(to('/factures/:id', { id }))
    },
  })
  const writes = can('quotes.write')
  const print = () => void openPdf(quotePdf, { id: quote.id })
  useShortcut('ctrl+p', { label: words.openPdf, run: print })
  const invoice = () => void invoicing.run({ id: quote.id, version: quote.version })
  const isAnswered = quote.state !== 'sent'
  const more: readonly (MenuItem | false)[] = [
    writes && {
      key: 'copy',
      label: words.duplicate,
      icon: Copy,
      onPress: () => void copy.run({ id: quote.id }),
    },
    writes &&
      !isAnswered && {
        key: 'refuse',
        label: words.refuse,
        icon: ThumbsDown,
        onPress: () => open('refuse'),
      },
    writes &&
      lives.cancel(quote.state) && {
        key: 'cancel',
        label: words.cancelQuote,
        icon: Ban,
        danger: true,
        whyNot: reasonText(whyNotCancel(quote), locale),
        onPress: () => open('cancel'),
      },
    quote.state === 'draft' &&
      can('quotes.delete') && {
        key: 'delete',
        label: words.remove,
        icon: Trash2,
        danger: true,
        onPress: onRemove,
      },
  ]
  const items = more.filter((item): item is MenuItem => item !== false)
  return (
    <>
      {sheet}
      {items.length > 0 && <Menu label={words.more} sections={[{ items }]} />}
      <Button icon={FileText} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      {writes && !isAnswered && (
        <span className="contents max-sm:hidden">
          <Button
            icon={ThumbsDown}
            whyNot={reasonText(whyNotRefuse(quote), locale)}
            onPress={() => open('refuse')}
          >
            {words.refuse}
          </Button>
        </span>
      )}
      {writes && !isAnswered && <SignButton onPress={() => open('sign')} />}
      {writes && quote.state === 'draft' && (
        <Button variant="primary" icon={Send} keys="ctrl+enter" onPress={() => open('send')}>
          {words.sendShort}
        </Button>
      )}
      {quote.state === 'signed' && can('invoices.write') && (
        <Button
          variant={quote.invoicing === 'whole' ? 'secondary' : 'primary'}
          icon={Receipt}
          keys="ctrl+enter"
          pending={invoicing.pending}
          whyNot={reasonText(whyNotInvoice(quote), locale)}
          onPress={invoice}
        >
          {words.invoice}
        </Button>
      )}
    </>
  )
}

/** Signing has a letter of its own, beside the key of every primary act. */
function SignButton({ onPress }: { onPress: () => void }) {
  const words = useWords(quoteWords)
  useShortcut('s', { label: words.sign, run: onPress })
  return (
    <Button variant="primary" icon={BadgeCheck} keys="ctrl+enter" onPress={onPress}>
      {words.sign}
    </Button>
  )
}

function About({ quote }: { quote: Quote }) {
  const words = useWords(quoteWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { can } = useRights()
  const { customer } = quote
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.client}>
          {can('customers.read') ? (
            <Link href={to('/clients/:id', { id: customer.id })}>{customer.name}</Link>
          ) : (
            customer.name
          )}
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
        {quote.seller && <Fact label={words.seller}>{quote.seller.name}</Fact>}
        {quote.store && <Fact label={words.store}>{quote.store.name}</Fact>}
        {quote.sentAt && (
          <Fact label={words.sentOn}>
            {[formats.moment(quote.sentAt), quote.sentHow && words.hows[quote.sentHow]]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        )}
        {quote.signedDay && (
          <Fact label={words.signedBy}>
            {`${quote.signerName} · ${formats.day(quote.signedDay)}`}
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
