// An invoice that is issued, or a credit note: read, paid, taken back.
import { Coins, Copy, FileInput, FileText, Stamp, Trash2 } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import {
  Chain,
  type Step,
  useLinkedSteps,
  useSettlementSteps,
} from '#features/sales/documents/web/Chain.tsx'
import { Lacking } from '#features/sales/documents/web/Lacking.tsx'
import { LinesRead } from '#features/sales/documents/web/LinesRead.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { type Figure, Record, useShown } from '#features/sales/documents/web/Record.tsx'
import { InvoiceStanding } from '#features/sales/documents/web/standing.tsx'
import { TotalsView } from '#features/sales/documents/web/Totals.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Menu } from '#web/ui/Menu.tsx'
import { Section } from '#web/ui/Page.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import {
  creditInvoice,
  type Invoice,
  invoicePdf,
  listInvoices,
  showInvoice,
  viewInvoice,
} from '../contract.ts'
import { whyNotCredit } from '../rules/life.ts'
import { toTakeBack } from './creditable.ts'
import { AboutInvoice } from './AboutInvoice.tsx'
import { useCopy, useRemoval } from './acts.tsx'
import { IssueInvoice } from './IssueInvoice.tsx'
import { PayInvoice } from './PayInvoice.tsx'
import { Payments } from './Payments.tsx'
import { invoiceWords } from './words.ts'

export function InvoiceRecord({ invoice }: { invoice: Invoice }) {
  const words = useWords(invoiceWords)
  const shared = useWords(documentWords)
  const formats = useFormats()
  const { role, can } = useRights()
  const [issuing, setIssuing] = useState(false)
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
        state={<span className="text-13">{standing}</span>}
        customer={invoice.customer}
        subject={invoice.subject}
        actions={
          <Acts
            invoice={invoice}
            sheet={toggle}
            onIssue={() => setIssuing(true)}
            onRemove={() => removal.ask(invoice)}
          />
        }
        banner={
          <>
            {invoice.imported && <Banner>{words.importedText}</Banner>}
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
            <AboutInvoice invoice={invoice} />
          </>
        }
      >
        <Section flush title={words.lines}>
          <LinesRead lines={invoice.lines} />
          <div className="flex justify-end border-t border-line p-4">
            <div className="w-full max-w-96">
              <TotalsView
                totals={invoice.totals}
                margin={role.seesCosts ? invoice.margin : null}
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
      </Record>
      {issuing && <IssueInvoice invoice={invoice} onClose={() => setIssuing(false)} />}
      {removal.dialog}
    </>
  )
}

type Words = typeof invoiceWords.fr

function titleOf({ kind, number }: Invoice, words: Words): string {
  if (kind === 'credit_note') return number ? words.creditNumbered(number) : words.creditDraft
  return number ? words.invoiceNumbered(number) : words.draftTitle
}

/** What one looks for: the whole, what came in, what remains, and by when. */
function figuresOf(
  invoice: Invoice,
  words: Words,
  formats: ReturnType<typeof useFormats>,
): Figure[] {
  const { kind, imported, outstanding, lateDays, dueDay } = invoice
  const gross: Figure = { label: words.tileGross, value: formats.amount(invoice.totals.gross) }
  if (kind === 'credit_note' || imported || invoice.state === 'draft') return [gross]
  const late = lateDays !== null
  return [
    {
      label: words.tileOutstanding,
      value: formats.amount(outstanding),
      ...(outstanding === 0 ? { tone: 'green' } : late ? { tone: 'red' } : {}),
    },
    { label: words.tileSettled, value: formats.amount(invoice.settled) },
    gross,
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
  const isBefore = ({ kind }: Step) =>
    kind === 'quote' || (invoice.kind === 'credit_note' && kind === 'invoice')
  const here: Step = {
    key: invoice.id,
    kind: invoice.kind,
    label: title,
    day: invoice.day,
    amount: invoice.totals.gross,
    href: null,
  }
  return (
    <Chain
      steps={[
        ...linked.filter(isBefore),
        here,
        ...(invoice.kind === 'invoice' ? settled : []),
        ...linked.filter((step) => !isBefore(step)),
      ]}
    />
  )
}

/** What can be done now; getting paid stands out as long as something is due. */
function Acts({
  invoice,
  sheet,
  onIssue,
  onRemove,
}: {
  invoice: Invoice
  sheet: ReactNode
  onIssue: () => void
  onRemove: () => void
}) {
  const words = useWords(invoiceWords)
  const locale = useLocale()
  const go = useGo()
  const { can } = useRights()
  const copy = useCopy()
  const crediting = useWrite(creditInvoice, {
    refresh: [showInvoice, listInvoices],
    onDone: ({ id }) => {
      toast(words.credited)
      go(to('/avoirs/:id', { id }))
    },
  })
  const isInvoice = invoice.kind === 'invoice'
  const writes = can('invoices.write')
  const noCredit = reasonText(whyNotCredit(toTakeBack(invoice)), locale)
  const credit = () => void crediting.run({ id: invoice.id, version: invoice.version })
  const print = () => void openPdf(invoicePdf, { id: invoice.id })
  useShortcut('ctrl+p', { label: words.openPdf, run: print })
  useShortcut('a', {
    label: words.credit,
    run: credit,
    when: writes && isInvoice && noCredit === null,
  })
  const more: readonly (MenuItem | false)[] = [
    writes &&
      isInvoice && {
        key: 'copy',
        label: words.duplicate,
        icon: Copy,
        onPress: () => void copy.run(invoice),
      },
    writes &&
      isInvoice &&
      invoice.state === 'issued' && {
        key: 'credit',
        label: words.credit,
        icon: FileInput,
        keys: 'a',
        whyNot: noCredit,
        onPress: credit,
      },
    invoice.state === 'draft' &&
      can('invoices.delete') && {
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
      {invoice.state === 'draft' && can('invoices.issue') && (
        <Button
          variant="primary"
          icon={Stamp}
          keys="ctrl+enter"
          whyNot={reasonText(invoice.incomplete[0]?.code ?? null, locale)}
          onPress={onIssue}
        >
          {words.issue}
        </Button>
      )}
      {isInvoice && invoice.outstanding > 0 && can('payments.write') && (
        <PayButton invoice={invoice} />
      )}
    </>
  )
}

function PayButton({ invoice }: { invoice: Invoice }) {
  const words = useWords(invoiceWords)
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  useShortcut('p', { label: words.pay, run: () => setOpen(true) })
  return (
    <>
      <Button
        ref={trigger}
        variant="primary"
        icon={Coins}
        keys="ctrl+enter"
        aria-expanded={open}
        aria-haspopup="dialog"
        onPress={() => setOpen(true)}
      >
        {words.pay}
      </Button>
      <PayInvoice invoice={invoice} trigger={trigger} open={open} onClose={() => setOpen(false)} />
    </>
  )
}
