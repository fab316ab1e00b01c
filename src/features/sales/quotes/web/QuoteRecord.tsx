// A quote that has left: read, with what comes next and what came of it.
import {
  BadgeCheck,
  Ban,
  ClipboardCheck,
  Copy,
  FileText,
  RotateCcw,
  Send,
  ThumbsDown,
} from 'lucide-react'
import { useState } from 'react'
import { BillingPanel } from '#features/sales/documents/web/billing/BillingPanel.tsx'
import { OrderQuote } from '#features/sales/documents/web/billing/OrderQuote.tsx'
import { useLeftToInvoice } from '#features/sales/documents/web/billing/left.ts'
import { Chain, type Step, useLinkedSteps } from '#features/sales/documents/web/Chain.tsx'
import { LinesRead } from '#features/sales/documents/web/LinesRead.tsx'
import { Messages } from '#features/sales/documents/web/mail/Messages.tsx'
import { QuoteLinks } from '#features/sales/documents/web/mail/QuoteLinks.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { Record, useShown } from '#features/sales/documents/web/Record.tsx'
import { RecordHistory } from '#features/sales/documents/web/RecordHistory.tsx'
import { QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import { Reminders } from '#features/sales/documents/web/reminders/Reminders.tsx'
import { rateOf, TotalsView } from '#features/sales/documents/web/Totals.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { listQuoteLinks, mailQuote, proposeQuoteMail } from '#features/sales/signatures/contract.ts'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { listQuotes, type Quote, quotePdf, showQuote, viewQuote } from '../contract.ts'
import { quoteHistory } from '../contract/history.ts'
import { listRevisions } from '../contract/revision.ts'
import { can as lives, whyNotCancel, whyNotRefuse } from '../rules/life.ts'
import { AboutQuote } from './AboutQuote.tsx'
import { useCopy, useReopening } from './acts.tsx'
import { CancelQuote, RefuseQuote } from './EndQuote.tsx'
import { SignQuote } from './SignQuote.tsx'
import { Versions } from './Versions.tsx'
import { quoteWords } from './words.ts'

type Opened = 'order' | 'send' | 'sign' | 'refuse' | 'cancel' | null

export function QuoteRecord({ quote }: { quote: Quote }) {
  const words = useWords(quoteWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { role } = useRights()
  const [opened, setOpened] = useState<Opened>(null)
  const { shown, toggle } = useShown()
  const view = useRead(viewQuote, { id: quote.id }, { enabled: shown === 'sheet' })
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
    ...useLeftToInvoice(quote),
  ]
  return (
    <>
      <Record
        title={title}
        crumbs={[{ label: words.title, href: to('/devis') }]}
        state={
          <>
            <QuoteStanding validity={quote.validity} daysLeft={quote.daysLeft} badge />
            {quote.revision > 1 && <Badge icon={RotateCcw}>{words.version(quote.revision)}</Badge>}
            <RecordTags type="quote" id={quote.id} />
          </>
        }
        customer={quote.customer}
        subject={quote.subject}
        actions={<Acts quote={quote} open={setOpened} sheet={toggle} />}
        shown={shown}
        view={view.data}
        figures={figures}
        aside={
          <>
            <Chain steps={[here, ...linked]} />
            <Versions quote={quote} />
            <AboutQuote quote={quote} />
            <QuoteLinks quoteId={quote.id} canLink={quote.state === 'sent'} />
            <Reminders kind="quote" id={quote.id} />
            <Messages aboutId={quote.id} />
          </>
        }
      >
        {quote.state === 'signed' && (
          <BillingPanel deal={{ kind: 'quote', id: quote.id }} customer={quote.customer.id} />
        )}
        <Section flush title={words.lines}>
          <LinesRead lines={quote.lines} />
          <div className="flex justify-end border-t border-line p-4">
            <div className="w-full max-w-96">
              <TotalsView
                totals={quote.totals}
                margin={role.seesCosts ? quote.margin : null}
                options={quote.optionsNet}
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
        <RecordHistory
          about={{ type: 'quote', id: quote.id }}
          customer={quote.customer.id}
          history={quoteHistory}
          stamp={`${quote.version} ${quote.documents.length}`}
        />
      </Record>
      <SendSheet
        open={opened === 'send'}
        onClose={() => setOpened(null)}
        propose={proposeQuoteMail}
        send={mailQuote}
        input={{ id: quote.id }}
        version={quote.version}
        refresh={[showQuote, viewQuote, listQuotes, listRevisions, listQuoteLinks]}
      />
      {opened === 'order' && <OrderQuote quote={quote} onClose={() => setOpened(null)} />}
      {opened === 'sign' && <SignQuote quote={quote} onClose={() => setOpened(null)} />}
      {opened === 'refuse' && <RefuseQuote quote={quote} onClose={() => setOpened(null)} />}
      {opened === 'cancel' && <CancelQuote quote={quote} onClose={() => setOpened(null)} />}
    </>
  )
}

/** What can be done now, what comes next being the one that stands out. */
function Acts({
  quote,
  open,
  sheet,
}: {
  quote: Quote
  open: (dialog: Opened) => void
  sheet: React.ReactNode
}) {
  const words = useWords(quoteWords)
  const locale = useLocale()
  const { can } = useRights()
  const copy = useCopy()
  const reopening = useReopening()
  const writes = can('quotes.write')
  const print = () => void openPdf(quotePdf, { id: quote.id })
  useShortcut('ctrl+p', { label: words.openPdf, run: print })
  const isAnswered = quote.state !== 'sent'
  const reopens = writes && lives.reopen(quote.state)
  const reopen = () => void reopening.run({ id: quote.id, version: quote.version })
  useShortcut('r', { label: words.reopen, run: reopen, when: reopens })
  useShortcut('e', { label: words.sendAgain, run: () => open('send'), when: writes && !isAnswered })
  const more: readonly (MenuItem | false)[] = [
    writes && {
      key: 'copy',
      label: words.duplicate,
      icon: Copy,
      onPress: () => void copy.run({ id: quote.id }),
    },
    writes &&
      !isAnswered && {
        key: 'send',
        label: words.sendAgain,
        icon: Send,
        keys: 'e',
        onPress: () => open('send'),
      },
    reopens &&
      quote.state !== 'refused' && {
        key: 'reopen',
        label: words.reopen,
        icon: RotateCcw,
        keys: 'r',
        onPress: reopen,
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
        whyNot: reasonText(whyNotCancel({ ...quote, ordered: isOrdered(quote) }), locale),
        onPress: () => open('cancel'),
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
      {reopens && quote.state === 'refused' && (
        <Button
          variant="primary"
          icon={RotateCcw}
          keys="ctrl+enter"
          pending={reopening.pending}
          onPress={reopen}
        >
          {words.reopen}
        </Button>
      )}
      {quote.state === 'signed' && can('orders.write') && (
        <Button icon={ClipboardCheck} onPress={() => open('order')}>
          {words.order}
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

const isOrdered = ({ documents }: Quote): boolean =>
  documents.some(({ kind, state }) => kind === 'order' && state !== 'cancelled')
