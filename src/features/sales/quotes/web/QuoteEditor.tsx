// The draft of a quote: its acts around the editor that it shares with invoices.
import { RotateCcw, Send, Undo2 } from 'lucide-react'
import { useState } from 'react'
import type { Incomplete } from '#features/sales/documents/rules/incomplete.ts'
import { DocumentEditor } from '#features/sales/documents/web/DocumentEditor.tsx'
import { type DraftProps, useDraft } from '#features/sales/documents/web/draft.ts'
import { DraftActs } from '#features/sales/documents/web/DraftActs.tsx'
import { DraftButton } from '#features/sales/documents/web/DraftButton.tsx'
import { HeadDay } from '#features/sales/documents/web/HeadFacts.tsx'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import { listQuoteLinks, mailQuote, proposeQuoteMail } from '#features/sales/signatures/contract.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Badge } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import { listQuotes, type Quote, quotePdf, showQuote, viewQuote } from '../contract.ts'
import { listRevisions } from '../contract/revision.ts'
import { whyNotSend } from '../rules/life.ts'
import { useCopy, useRemoval, useRestoring } from './acts.tsx'
import { SendQuote } from './SendQuote.tsx'
import { quoteDraft } from './stored.ts'
import { Versions } from './Versions.tsx'
import { type QuoteWords, quoteWords } from './words.ts'

export function QuoteEditor(props: DraftProps<Quote>) {
  const { session, document: quote } = props
  const words = useWords(quoteWords)
  const draft = useDraft(quoteDraft, props)
  const { actions, dialogs } = useActs(props, draft)
  return (
    <>
      <DocumentEditor
        {...draft.editor}
        title={titleOf(quote, words)}
        crumbs={[{ label: words.title, href: to('/devis') }]}
        state={
          <>
            <QuoteStanding validity="draft" daysLeft={null} badge />
            {quote && quote.revision > 1 && (
              <Badge icon={RotateCcw}>{words.version(quote.revision)}</Badge>
            )}
            {quote && <RecordTags type="quote" id={quote.id} />}
          </>
        }
        actions={actions}
        banner={
          quote && (
            <Lacking
              title={words.beforeSending}
              lacking={quote.incomplete}
              customer={quote.customer.id}
            />
          )
        }
        days={
          <HeadDay
            editor={session.editor}
            name="validUntil"
            label={words.validUntil}
            placeholder={words.noLimit}
          />
        }
        below={quote?.reopened ? <Versions quote={quote} /> : null}
      />
      {dialogs}
    </>
  )
}

const titleOf = (quote: Quote | null, words: QuoteWords): string => {
  if (!quote) return words.newTitle
  return quote.number ? words.numbered(quote.number) : words.draftFor(quote.customer.name)
}

/** Sending, copying, printing, throwing away: each says why it cannot, where it cannot. */
function useActs(
  { session, document: quote }: DraftProps<Quote>,
  draft: ReturnType<typeof useDraft>,
) {
  const words = useWords(quoteWords)
  const { can } = useRights()
  const today = useToday()
  const [sending, setSending] = useState<'mail' | 'mark' | null>(null)
  const copy = useCopy()
  const removal = useRemoval()
  const restoring = useRestoring()
  const restore = quote?.reopened && {
    key: 'restore',
    label: words.restore,
    icon: Undo2,
    danger: true,
    onPress: () => restoring.ask(quote),
  }
  const actions = (
    <DraftActs
      document={quote}
      absent={draft.absent}
      settle={draft.settle}
      pdf={quotePdf}
      onCopy={({ id }) => copy.run({ id })}
      {...(restore ? { also: { items: [restore] } } : {})}
      onRemove={can('quotes.delete') && !quote?.reopened ? removal.ask : null}
    >
      <DraftButton
        session={session}
        icon={Send}
        label={words.sendShort}
        absent={draft.absent}
        whyNot={({ head: { discount, validUntil }, lines }) => {
          // What the server lacks of the parties goes with the rule of what is typed.
          const incomplete = (quote?.incomplete ?? []) as Incomplete[]
          return whyNotSend({ state: 'draft', lines, discount, validUntil, incomplete }, today)
        }}
        onPress={() => void draft.settled(() => setSending('mail'))}
      />
    </DraftActs>
  )
  const dialogs = (
    <>
      {quote && (
        <>
          <SendSheet
            open={sending === 'mail'}
            onClose={() => setSending(null)}
            propose={proposeQuoteMail}
            send={mailQuote}
            input={{ id: quote.id }}
            version={quote.version}
            refresh={[showQuote, viewQuote, listQuotes, listRevisions, listQuoteLinks]}
            otherwise={{ label: words.send, onPress: () => setSending('mark') }}
          />
          <SendQuote quote={quote} open={sending === 'mark'} onClose={() => setSending(null)} />
        </>
      )}
      {removal.dialog}
      {restoring.dialog}
    </>
  )
  return { actions, dialogs }
}
