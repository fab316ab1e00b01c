// The draft of a quote: its acts around the editor that it shares with invoices.
import { useQueryClient } from '@tanstack/react-query'
import { Copy, FileText, RotateCcw, Send, Trash2, Undo2 } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import { DocumentEditor, useClient } from '#features/sales/documents/web/DocumentEditor.tsx'
import { DraftButton } from '#features/sales/documents/web/DraftButton.tsx'
import type { Saving } from '#features/sales/documents/web/Foot.tsx'
import { changeClient, goToLines } from '#features/sales/documents/web/client.ts'
import { HeadDay } from '#features/sales/documents/web/HeadFacts.tsx'
import type { Incomplete } from '#features/sales/documents/rules/incomplete.ts'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import type { Session } from '#features/sales/documents/web/session.ts'
import { QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import type { Client } from '#features/sales/documents/web/state.ts'
import { listQuoteLinks, mailQuote, proposeQuoteMail } from '#features/sales/signatures/contract.ts'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { keyOf, useRead } from '#web/api.ts'
import { useRights, useToday } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listQuotes, type Quote, quotePdf, showQuote, viewQuote } from '../contract.ts'
import { compareRevisions, listRevisions } from '../contract/revision.ts'
import { whyNotSend } from '../rules/life.ts'
import { useCopy, useRemoval, useRestoring } from './acts.tsx'
import { SendQuote } from './SendQuote.tsx'
import { quoteSource } from './stored.ts'
import { Versions } from './Versions.tsx'
import { type QuoteWords, quoteWords } from './words.ts'

export function QuoteEditor({
  session,
  quote,
  onQuote,
  onClient,
  clientProblem,
}: {
  session: Session
  /** As last saved; null until the client is chosen. */
  quote: Quote | null
  /** Tells what the server has, where the page does not read it by itself. */
  onQuote?: (quote: Quote) => void
  /** Makes the draft, where there is none yet. */
  onClient?: (client: Client) => void
  clientProblem: string | null
}) {
  const words = useWords(quoteWords)
  const queries = useQueryClient()
  const { editor } = session
  const saving = useRef<Saving>(null)
  const told = useRef(onQuote)
  told.current = onQuote
  const source = useMemo(
    () =>
      quoteSource((saved) => {
        queries.setQueryData(keyOf(showQuote, { id: saved.id }), saved)
        void queries.invalidateQueries({ queryKey: keyOf(viewQuote, { id: saved.id }) })
        void queries.invalidateQueries({ queryKey: keyOf(listQuotes) })
        void queries.invalidateQueries({ queryKey: keyOf(compareRevisions) })
        told.current?.(saved)
      }),
    [queries],
  )
  const id = quote?.id ?? null
  const view = useRead(viewQuote, { id: id ?? '' }, { enabled: id !== null })
  const choose = useCallback(
    (client: Client) => {
      goToLines(session)
      if (session.id() === null) return onClient?.(client)
      void changeClient(session, client)
    },
    [session, onClient],
  )
  const { actions, dialogs } = useActs({ session, quote, saving })
  const days = (
    <>
      <HeadDay
        editor={editor}
        name="validUntil"
        label={words.validUntil}
        placeholder={words.noLimit}
      />
    </>
  )
  return (
    <>
      <DocumentEditor
        session={session}
        source={source}
        kind="quote"
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
        days={days}
        onClient={choose}
        clientProblem={clientProblem}
        autoFocus={quote === null && editor.state().head.customer === null}
        view={view.data}
        saving={saving}
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
function useActs({
  session,
  quote,
  saving,
}: {
  session: Session
  quote: Quote | null
  saving: React.RefObject<Saving | null>
}) {
  const words = useWords(quoteWords)
  const { can } = useRights()
  const client = useClient(session)
  const [sending, setSending] = useState<'mail' | 'mark' | null>(null)
  const settle = () => saving.current?.settle() ?? Promise.resolve(false)
  const copy = useCopy()
  const removal = useRemoval()
  const restoring = useRestoring()
  const absent = client === null || quote === null ? words.chooseClient : null

  async function send(): Promise<void> {
    if (await settle()) setSending('mail')
    else toast(words.unsaved, { tone: 'red' })
  }
  const print = () => quote && void openPdf(quotePdf, { id: quote.id }, settle)
  useShortcut('ctrl+p', { label: words.openPdf, run: print, when: quote !== null })

  const actions = (
    <>
      <Menu
        label={words.more}
        sections={[
          {
            items: [
              {
                key: 'copy',
                label: words.duplicate,
                icon: Copy,
                whyNot: absent,
                onPress: () => quote && void settle().then(() => copy.run({ id: quote.id })),
              },
            ],
          },
          ...(quote?.reopened
            ? [
                {
                  items: [
                    {
                      key: 'restore',
                      label: words.restore,
                      icon: Undo2,
                      danger: true,
                      onPress: () => restoring.ask(quote),
                    },
                  ],
                },
              ]
            : []),
          ...(can('quotes.delete') && !quote?.reopened
            ? [
                {
                  items: [
                    {
                      key: 'delete',
                      label: words.remove,
                      icon: Trash2,
                      danger: true,
                      whyNot: absent,
                      onPress: () => quote && removal.ask(quote),
                    },
                  ],
                },
              ]
            : []),
        ]}
      />
      <Button icon={FileText} whyNot={absent} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      <SendButton session={session} quote={quote} absent={absent} onPress={() => void send()} />
    </>
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

/** What the server lacks of the parties goes with the rule of what is typed. */
function SendButton({
  session,
  quote,
  absent,
  onPress,
}: {
  session: Session
  quote: Quote | null
  absent: string | null
  onPress: () => void
}) {
  const words = useWords(quoteWords)
  const today = useToday()
  const incomplete = (quote?.incomplete ?? []) as Incomplete[]
  return (
    <DraftButton
      session={session}
      icon={Send}
      label={words.sendShort}
      absent={absent}
      whyNot={({ head, lines }) => {
        const { discount, validUntil } = head
        return whyNotSend({ state: 'draft', lines, discount, validUntil, incomplete }, today)
      }}
      onPress={onPress}
    />
  )
}
