// An invoice that is issued, or a credit note: read, paid, taken back.
import { useState } from 'react'
import {
  Chain,
  type Step,
  useLinkedSteps,
  useSettlementSteps,
} from '#features/sales/documents/web/Chain.tsx'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { LinesRead } from '#features/sales/documents/web/LinesRead.tsx'
import { Messages } from '#features/sales/documents/web/mail/Messages.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { type Figure, Record, useShown } from '#features/sales/documents/web/Record.tsx'
import { RecordHistory } from '#features/sales/documents/web/RecordHistory.tsx'
import { Reminders } from '#features/sales/documents/web/reminders/Reminders.tsx'
import { RefundClient } from '#features/sales/documents/web/RefundClient.tsx'
import { InvoiceStanding } from '#features/sales/documents/web/standing.tsx'
import { TotalsView } from '#features/sales/documents/web/Totals.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { mailReminder, proposeReminder } from '#features/sales/reminders/contract.ts'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { minus } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Section } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { type Invoice, listInvoices, showInvoice, viewInvoice } from '../contract.ts'
import { invoiceHistory } from '../contract/history.ts'
import { mailInvoice, proposeInvoiceMail } from '../contract/mail.ts'
import { ImputeCredit } from './ImputeCredit.tsx'
import { AboutInvoice } from './AboutInvoice.tsx'
import { useRemoval } from './acts.tsx'
import { CorrectInvoice } from './CorrectInvoice.tsx'
import { CreditInvoice } from './CreditInvoice.tsx'
import { Deductions } from './Deductions.tsx'
import { EditHead } from './EditHead.tsx'
import { IssueInvoice } from './IssueInvoice.tsx'
import { Outdated } from './Outdated.tsx'
import { Payments } from './Payments.tsx'
import { type Opened, RecordActs } from './RecordActs.tsx'
import { ProgressRead } from './ProgressRead.tsx'
import { invoiceWords } from './words.ts'

export function InvoiceRecord({ invoice }: { invoice: Invoice }) {
  const words = useWords(invoiceWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { role, can } = useRights()
  const query = useQueryString()
  const changeQuery = useSetQueryString()
  const isDraft = invoice.state === 'draft'
  const [opened, setOpened] = useState<Opened>(() => {
    if (isDraft) return query['emettre'] && can('invoices.issue') ? 'issue' : null
    return query['envoyer'] && can('invoices.write') ? 'send' : null
  })
  const close = () => {
    setOpened(null)
    if (query['emettre'] || query['envoyer'])
      changeQuery({ emettre: undefined, envoyer: undefined })
  }
  const { shown, toggle } = useShown()
  const view = useRead(viewInvoice, { id: invoice.id }, { enabled: shown === 'sheet' })
  const removal = useRemoval()
  const isCredit = invoice.kind === 'credit_note'
  const title = titleOf(invoice, words)
  const standing = (
    <InvoiceStanding kind={invoice.kind} payment={invoice.payment} lateDays={invoice.lateDays} />
  )
  return (
    <>
      <Record
        title={title}
        crumbs={[
          isCredit
            ? { label: words.credits, href: to('/avoirs') }
            : { label: words.title, href: to('/factures') },
        ]}
        state={
          <>
            <span className="text-13">{standing}</span>
            <RecordTags type="invoice" id={invoice.id} />
          </>
        }
        customer={invoice.customer}
        subject={invoice.subject}
        actions={
          <RecordActs
            invoice={invoice}
            sheet={toggle}
            open={setOpened}
            onRemove={() => removal.ask(invoice)}
          />
        }
        banner={
          <>
            {invoice.imported && <Banner>{words.importedText}</Banner>}
            {can('invoices.write') && <Outdated invoice={invoice} />}
            <Lacking
              title={words.beforeIssuing}
              lacking={invoice.incomplete}
              customer={invoice.customer.id}
            />
          </>
        }
        figures={figuresOf(invoice, words, formats)}
        shown={shown}
        view={view.data}
        aside={
          <>
            {can('payments.read') &&
              !isCredit &&
              invoice.state === 'issued' &&
              !invoice.imported && <Payments invoice={invoice} />}
            <Deal invoice={invoice} title={title} />
            {!isCredit && invoice.state === 'issued' && !invoice.imported && (
              <Reminders kind="invoice" id={invoice.id} />
            )}
            <Messages aboutId={invoice.id} />
            <AboutInvoice invoice={invoice} />
          </>
        }
      >
        <Section flush title={words.lines}>
          {invoice.kind === 'situation' ? (
            <ProgressRead lines={invoice.lines} />
          ) : (
            <LinesRead lines={invoice.lines} />
          )}
          <div className="flex justify-end border-t border-line p-4">
            <div className="w-full max-w-96">
              <TotalsView
                totals={invoice.totals}
                margin={
                  role.seesCosts && invoice.payable === invoice.totals.gross ? invoice.margin : null
                }
                more={<Deductions invoice={invoice} />}
                {...(invoice.discount === 0 ? {} : { discount: formats.percent(invoice.discount) })}
              />
            </div>
          </div>
        </Section>
        {invoice.note && (
          <Section title={shared.note}>
            <p className="whitespace-pre-line">{invoice.note}</p>
          </Section>
        )}
        <RecordHistory
          about={{ type: 'invoice', id: invoice.id }}
          customer={invoice.customer.id}
          history={invoiceHistory}
          stamp={`${invoice.version} ${invoice.outstanding}`}
        />
      </Record>
      {opened === 'issue' && isDraft && <IssueInvoice invoice={invoice} onClose={close} />}
      {opened === 'credit' && <CreditInvoice invoice={invoice} onClose={close} />}
      {opened === 'head' && <EditHead invoice={invoice} onClose={close} />}
      {opened === 'correct' && <CorrectInvoice invoice={invoice} onClose={close} />}
      <SendSheet
        open={opened === 'send' && !isDraft}
        onClose={close}
        propose={proposeInvoiceMail}
        send={mailInvoice}
        input={{ id: invoice.id }}
        refresh={[showInvoice, listInvoices]}
      />
      <SendSheet
        open={opened === 'remind'}
        onClose={close}
        propose={proposeReminder}
        send={mailReminder}
        input={{ id: invoice.customer.id }}
      />
      {opened === 'impute' && <ImputeCredit note={invoice} onClose={close} />}
      {opened === 'refund' && (
        <RefundClient
          customer={invoice.customer}
          owed={minus(invoice.outstanding)}
          source={{ kind: 'credit_note', id: invoice.id }}
          onClose={close}
        />
      )}
      {removal.dialog}
    </>
  )
}

type Words = typeof invoiceWords.fr
function titleOf({ kind, number }: Invoice, words: Words): string {
  switch (kind) {
    case 'credit_note':
      return number ? words.creditNumbered(number) : words.creditDraft
    case 'deposit':
      return number ? words.depositNumbered(number) : words.depositDraft
    case 'situation':
      return number ? words.situationNumbered(number) : words.situationDraft
    case 'final':
      return number ? words.finalNumbered(number) : words.finalDraft
    default:
      return number ? words.invoiceNumbered(number) : words.draftTitle
  }
}

/** What one looks for: the whole, what came in, what remains, and by when. */
function figuresOf(
  invoice: Invoice,
  words: Words,
  formats: ReturnType<typeof useFormats>,
): Figure[] {
  const { kind, imported, outstanding, lateDays, dueDay } = invoice
  // Of a balance, what it asks comes before the whole that it prints.
  const whole: Figure = {
    label:
      kind === 'situation'
        ? words.tileWorks
        : invoice.deductions.length > 0
          ? words.tileWhole
          : words.tileGross,
    value: formats.amount(invoice.totals.gross),
  }
  const payable: Figure = { label: words.tilePayable, value: formats.amount(invoice.payable) }
  if (kind === 'credit_note' || imported || invoice.state === 'draft') {
    return invoice.deductions.length > 0 ? [payable, whole] : [whole]
  }
  const late = lateDays !== null
  return [
    {
      label: words.tileOutstanding,
      value: formats.amount(outstanding),
      ...(outstanding === 0 ? { tone: 'green' } : late ? { tone: 'red' } : {}),
    },
    ...(invoice.retention && invoice.retention.held > 0
      ? [{ label: words.tileHeld, value: formats.amount(invoice.retention.held) }]
      : []),
    { label: words.tileSettled, value: formats.amount(invoice.settled) },
    whole,
    ...(dueDay
      ? [
          {
            label: late ? words.tileLate(lateDays) : words.tileDue,
            value: formats.day(dueDay),
            ...(late ? { tone: 'red' as const } : {}),
          },
        ]
      : []),
  ]
}

/** The chain of the deal with this document in its place: after its quote or its invoice. */
function Deal({ invoice, title }: { invoice: Invoice; title: string }) {
  const linked = useLinkedSteps(invoice.documents)
  const settled = useSettlementSteps(invoice.settlements)
  // What was issued before it stands above it; drafts come last.
  const order = new Map(
    invoice.documents.map(({ id, number, day }) => [
      id,
      number === null ? '~' : `${day} ${number}`,
    ]),
  )
  const own = invoice.number === null ? '~' : `${invoice.day} ${invoice.number}`
  const isBefore = ({ key, kind }: Step) => kind === 'quote' || (order.get(key) ?? '') < own
  const here: Step = {
    key: invoice.id,
    kind: invoice.kind,
    label: title,
    day: invoice.day,
    amount: invoice.payable,
    href: null,
  }
  return (
    <Chain
      steps={[
        ...linked.filter(isBefore),
        here,
        ...(invoice.kind === 'credit_note' ? [] : settled),
        ...linked.filter((step) => !isBefore(step)),
      ]}
    />
  )
}
