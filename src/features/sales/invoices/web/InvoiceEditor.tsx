// The draft of an invoice: its acts around the editor that it shares with quotes.
import { useQueryClient } from '@tanstack/react-query'
import { Copy, FileText, Stamp, Trash2 } from 'lucide-react'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { Incomplete } from '#features/sales/documents/rules/incomplete.ts'
import { changeClient, goToLines } from '#features/sales/documents/web/client.ts'
import { DocumentEditor, useClient } from '#features/sales/documents/web/DocumentEditor.tsx'
import { DraftButton } from '#features/sales/documents/web/DraftButton.tsx'
import type { Saving } from '#features/sales/documents/web/Foot.tsx'
import { HeadDay } from '#features/sales/documents/web/HeadFacts.tsx'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import type { Session } from '#features/sales/documents/web/session.ts'
import { QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import type { Client } from '#features/sales/documents/web/state.ts'
import { useHead } from '#features/sales/documents/web/use-editor.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { dueDay } from '#kernel/day.ts'
import { keyOf, useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Invoice, invoicePdf, listInvoices, showInvoice, viewInvoice } from '../contract.ts'
import { whyNotIssue } from '../rules/life.ts'
import { useCopy, useRemoval } from './acts.tsx'
import { IssueInvoice } from './IssueInvoice.tsx'
import { invoiceSource } from './stored.ts'
import { invoiceWords } from './words.ts'

export function InvoiceEditor({
  session,
  invoice,
  onInvoice,
  onClient,
  clientProblem,
}: {
  session: Session
  /** As last saved; null until the client is chosen. */
  invoice: Invoice | null
  onInvoice?: (invoice: Invoice) => void
  onClient?: (client: Client) => void
  clientProblem: string | null
}) {
  const words = useWords(invoiceWords)
  const queries = useQueryClient()
  const saving = useRef<Saving>(null)
  const told = useRef(onInvoice)
  told.current = onInvoice
  const source = useMemo(
    () =>
      invoiceSource((saved) => {
        queries.setQueryData(keyOf(showInvoice, { id: saved.id }), saved)
        void queries.invalidateQueries({ queryKey: keyOf(viewInvoice, { id: saved.id }) })
        void queries.invalidateQueries({ queryKey: keyOf(listInvoices) })
        told.current?.(saved)
      }),
    [queries],
  )
  const id = invoice?.id ?? null
  const view = useRead(viewInvoice, { id: id ?? '' }, { enabled: id !== null })
  const choose = useCallback(
    (client: Client) => {
      goToLines(session)
      if (session.id() === null) onClient?.(client)
      else void changeClient(session, client)
    },
    [session, onClient],
  )
  const { actions, dialogs } = useActs({ session, invoice, saving })
  const isFromQuote = invoice?.documents.some(({ kind }) => kind === 'quote') ?? false
  return (
    <>
      <DocumentEditor
        session={session}
        source={source}
        kind="invoice"
        title={invoice ? words.draftFor(invoice.customer.name) : words.newTitle}
        crumbs={[{ label: words.title, href: to('/factures') }]}
        state={
          <>
            <QuoteStanding validity="draft" daysLeft={null} badge />
            {invoice && <RecordTags type="invoice" id={invoice.id} />}
          </>
        }
        actions={actions}
        banner={
          invoice && (
            <Lacking
              title={words.beforeIssuing}
              lacking={invoice.incomplete}
              customer={invoice.customer.id}
            />
          )
        }
        days={<Days session={session} />}
        onClient={choose}
        clientProblem={clientProblem}
        clientFixed={isFromQuote ? words.fromQuote : null}
        autoFocus={invoice === null && session.editor.state().head.customer === null}
        view={view.data}
        saving={saving}
      />
      {dialogs}
    </>
  )
}

/** The dates of an invoice; the due date that is left empty is the one of the terms. */
function Days({ session }: { session: Session }) {
  const words = useWords(invoiceWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const today = useToday()
  const { terms } = useHead(session.editor)
  return (
    <>
      <HeadDay
        editor={session.editor}
        name="dueDay"
        label={words.dueDay}
        placeholder={formats.day(dueDay(today, terms))}
      />
      <HeadDay
        editor={session.editor}
        name="deliveryDay"
        label={words.deliveryDay}
        placeholder={shared.onIssue}
      />
    </>
  )
}

function useActs({
  session,
  invoice,
  saving,
}: {
  session: Session
  invoice: Invoice | null
  saving: React.RefObject<Saving | null>
}) {
  const words = useWords(invoiceWords)
  const { can } = useRights()
  const client = useClient(session)
  const [issuing, setIssuing] = useState(false)
  const copy = useCopy()
  const removal = useRemoval()
  const settle = () => saving.current?.settle() ?? Promise.resolve(false)
  const absent = client === null || invoice === null ? words.chooseClient : null

  async function issue(): Promise<void> {
    if (await settle()) setIssuing(true)
    else toast(words.unsaved, { tone: 'red' })
  }
  const print = () => invoice && void openPdf(invoicePdf, { id: invoice.id }, settle)
  useShortcut('ctrl+p', { label: words.openPdf, run: print, when: invoice !== null })

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
                onPress: () => invoice && void settle().then(() => copy.run(invoice)),
              },
              ...(can('invoices.delete')
                ? [
                    {
                      key: 'delete',
                      label: words.remove,
                      icon: Trash2,
                      danger: true,
                      whyNot: absent,
                      onPress: () => invoice && removal.ask(invoice),
                    },
                  ]
                : []),
            ],
          },
        ]}
      />
      <Button icon={FileText} whyNot={absent} onPress={print} tip={words.openPdf}>
        {words.pdf}
      </Button>
      {can('invoices.issue') && (
        <IssueButton
          session={session}
          invoice={invoice}
          absent={absent}
          onPress={() => void issue()}
        />
      )}
    </>
  )
  const dialogs = (
    <>
      {invoice && issuing && <IssueInvoice invoice={invoice} onClose={() => setIssuing(false)} />}
      {removal.dialog}
    </>
  )
  return { actions, dialogs }
}

/** What the server knows of the series and of the parties goes with the rule of what is typed. */
function IssueButton({
  session,
  invoice,
  absent,
  onPress,
}: {
  session: Session
  invoice: Invoice | null
  absent: string | null
  onPress: () => void
}) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const today = useToday()
  const last = invoice?.lastOfSeries ?? null
  const incomplete = (invoice?.incomplete ?? []) as Incomplete[]
  return (
    <DraftButton
      session={session}
      icon={Stamp}
      label={words.issue}
      absent={absent}
      whyNot={({ head: { discount, dueDay, terms }, lines }) => {
        const parts = { lines, discount, dueDay, terms, incomplete }
        return whyNotIssue({ state: 'draft', kind: 'invoice', ...parts }, today, today, last)
      }}
      {...(last ? { values: { day: formats.day(last) } } : {})}
      onPress={onPress}
    />
  )
}
