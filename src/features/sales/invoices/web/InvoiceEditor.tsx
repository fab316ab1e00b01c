// The draft of an invoice: its acts around the editor that it shares with quotes.
import { Stamp } from 'lucide-react'
import { useState } from 'react'
import type { Incomplete } from '#features/sales/documents/rules/incomplete.ts'
import { DocumentEditor } from '#features/sales/documents/web/DocumentEditor.tsx'
import { type DraftProps, useDraft } from '#features/sales/documents/web/draft.ts'
import { DraftActs } from '#features/sales/documents/web/DraftActs.tsx'
import { DraftButton } from '#features/sales/documents/web/DraftButton.tsx'
import { HeadDay } from '#features/sales/documents/web/HeadFacts.tsx'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import type { Session } from '#features/sales/documents/web/session.ts'
import { QuoteStanding } from '#features/sales/documents/web/standing.tsx'
import { useHead } from '#features/sales/documents/web/use-editor.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { dueDay } from '#kernel/day.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { useWords } from '#web/words.ts'
import { type Invoice, invoicePdf } from '../contract.ts'
import { whyNotIssue } from '../rules/life.ts'
import { useCopy, useRemoval } from './acts.tsx'
import { IssueInvoice } from './IssueInvoice.tsx'
import { Outdated } from './Outdated.tsx'
import { invoiceDraft } from './stored.ts'
import { invoiceWords } from './words.ts'

export function InvoiceEditor(props: DraftProps<Invoice>) {
  const { session, document: invoice } = props
  const words = useWords(invoiceWords)
  const { can } = useRights()
  const [issuing, setIssuing] = useState(false)
  const draft = useDraft(invoiceDraft, props)
  const copy = useCopy()
  const removal = useRemoval()
  const isFromQuote = invoice?.documents.some(({ kind }) => kind === 'quote') ?? false
  return (
    <>
      <DocumentEditor
        {...draft.editor}
        title={invoice ? words.draftFor(invoice.customer.name) : words.newTitle}
        crumbs={[{ label: words.title, href: to('/factures') }]}
        state={
          <>
            <QuoteStanding validity="draft" daysLeft={null} badge />
            {invoice && <RecordTags type="invoice" id={invoice.id} />}
          </>
        }
        actions={
          <DraftActs
            document={invoice}
            absent={draft.absent}
            settle={draft.settle}
            pdf={invoicePdf}
            onCopy={copy.run}
            onRemove={can('invoices.delete') ? removal.ask : null}
          >
            {can('invoices.issue') && (
              <IssueButton
                session={session}
                invoice={invoice}
                absent={draft.absent}
                onPress={() => void draft.settled(() => setIssuing(true))}
              />
            )}
          </DraftActs>
        }
        banner={
          invoice && (
            <>
              <Outdated invoice={invoice} once={(act) => void draft.settled(act)} />
              <Lacking
                title={words.beforeIssuing}
                lacking={invoice.incomplete}
                customer={invoice.customer.id}
              />
            </>
          )
        }
        days={<Days session={session} />}
        clientFixed={isFromQuote ? words.fromQuote : null}
      />
      {invoice && issuing && <IssueInvoice invoice={invoice} onClose={() => setIssuing(false)} />}
      {removal.dialog}
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
