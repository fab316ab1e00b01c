// What a supplier asks: matched line by line to what was ordered, and to be paid by a day.
import { Ban, CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { listPurchases, showPurchase } from '#features/purchasing/purchase-orders/contract.ts'
import { vatLabel } from '#features/sales/documents/rules/lines.ts'
import {
  Chain,
  type Step,
  useLinkedSteps,
  useReceiptSteps,
} from '#features/sales/documents/web/Chain.tsx'
import type { Day } from '#kernel/day.ts'
import { useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { ConfirmWrite } from '#web/ui/ConfirmWrite.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import { Page, Section } from '#web/ui/Page.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import {
  cancelSupplierInvoice,
  listSupplierInvoices,
  paySupplierInvoice,
  showSupplierInvoice,
  type SupplierInvoice,
} from '../contract.ts'
import { Paper } from './Paper.tsx'
import { DueStanding } from './SupplierInvoiceList.tsx'
import { supplierInvoiceWords } from './words.ts'

export function SupplierInvoicePage({ id }: { id: string }) {
  const words = useWords(supplierInvoiceWords)
  const { can } = useRights()
  const invoice = useReady(showSupplierInvoice, { id })
  const [opened, setOpened] = useState<'pay' | 'cancel' | null>(null)
  const writes = can('purchases.write') && invoice.state === 'recorded'
  const cancelling = {
    key: 'cancel',
    label: words.cancelInvoice,
    icon: Ban,
    danger: true,
    onPress: () => setOpened('cancel'),
  }
  return (
    <Page
      title={words.numbered(invoice.number)}
      crumbs={[{ label: words.title, href: to('/factures-fournisseurs') }]}
      state={<DueStanding due={invoice.due} badge />}
      subtitle={
        <Link quiet href={to('/fournisseurs/:id', { id: invoice.supplier.id })}>
          {invoice.supplier.name}
        </Link>
      }
      actions={
        writes && (
          <>
            <Menu label={words.more} sections={[{ items: [cancelling] }]} />
            <Button
              variant="primary"
              icon={CircleCheck}
              keys="ctrl+enter"
              onPress={() => setOpened('pay')}
            >
              {words.pay}
            </Button>
          </>
        )
      }
    >
      <div className="grid items-start gap-4 md:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="flex min-w-0 flex-col gap-4">
          <Section flush title={words.lines}>
            <Lines invoice={invoice} />
            <Sums invoice={invoice} />
          </Section>
          <Paper invoice={invoice} />
        </div>
        <div className="flex min-w-0 flex-col gap-4">
          <About invoice={invoice} />
          <Chain steps={useSteps(invoice, words.numbered(invoice.number))} />
        </div>
      </div>
      {opened === 'pay' && <Pay invoice={invoice} onClose={() => setOpened(null)} />}
      {opened === 'cancel' && <Cancel invoice={invoice} onClose={() => setOpened(null)} />}
    </Page>
  )
}

function Lines({ invoice }: { invoice: SupplierInvoice }) {
  const words = useWords(supplierInvoiceWords)
  const formats = useFormats()
  type Line = SupplierInvoice['lines'][number]
  const columns: TableColumn<Line>[] = [
    { key: 'name', label: words.line, heads: true, cell: (line) => line.name },
    {
      key: 'quantity',
      label: words.quantity,
      figures: true,
      cell: (line) => formats.quantity(line.quantity),
    },
    {
      key: 'ordered',
      label: words.ordered,
      figures: true,
      minor: true,
      cell: (line) => (line.ordered === null ? words.unordered : formats.price(line.ordered)),
    },
    {
      key: 'price',
      label: words.price,
      figures: true,
      cell: (line) => (
        <span className={line.price === line.ordered ? '' : 'font-medium text-orange'}>
          {formats.price(line.price)}
        </span>
      ),
    },
    {
      key: 'net',
      label: words.net,
      figures: true,
      cell: (line) => <span className="font-medium">{formats.amount(line.net)}</span>,
    },
  ]
  return (
    <Table label={words.lines} columns={columns} rows={invoice.lines} keyOf={(line) => line.id} />
  )
}

function Sums({ invoice }: { invoice: SupplierInvoice }) {
  const words = useWords(supplierInvoiceWords)
  const formats = useFormats()
  const locale = useLocale()
  return (
    <dl className="ml-auto flex w-full max-w-96 flex-col gap-1 border-t border-line p-4 text-14">
      <Row label={words.net} amount={formats.amount(invoice.net)} />
      {invoice.vat.map((group) => (
        <Row
          key={`${group.category} ${group.rate}`}
          label={words.vatAt(vatLabel(group, locale, formats))}
          amount={formats.amount(group.tax)}
        />
      ))}
      <Row label={words.grossTotal} amount={formats.amount(invoice.gross)} strong />
    </dl>
  )
}

const Row = ({
  label,
  amount,
  strong = false,
}: {
  label: string
  amount: string
  strong?: boolean
}) => (
  <div
    className={`flex justify-between gap-4 ${strong ? 'mt-1 border-t border-line pt-2 text-16 font-semibold' : 'text-soft'}`}
  >
    <dt>{label}</dt>
    <dd className="figures">{amount}</dd>
  </div>
)

function About({ invoice }: { invoice: SupplierInvoice }) {
  const words = useWords(supplierInvoiceWords)
  const formats = useFormats()
  return (
    <Section title={words.facts}>
      <Facts>
        <Fact label={words.columns.day}>{formats.day(invoice.day)}</Fact>
        <Fact label={words.columns.dueDay}>{formats.day(invoice.dueDay)}</Fact>
        {invoice.paidDay && <Fact label={words.paidOn}>{formats.day(invoice.paidDay)}</Fact>}
        {invoice.acceptedReason && <Fact label={words.accepted}>{invoice.acceptedReason}</Fact>}
      </Facts>
    </Section>
  )
}

/** What it takes up: clients' orders, purchases, what came of them. */
function useSteps(invoice: SupplierInvoice, label: string): Step[] {
  const { day, gross } = invoice
  return [
    ...useLinkedSteps(invoice.documents),
    ...useReceiptSteps(
      invoice.receipts.map((one) => ({
        ...one,
        href: to('/commandes-achat/:id', { id: one.purchase }),
      })),
    ),
    { key: invoice.id, kind: 'supplier_invoice', label, day, amount: gross, href: null },
  ]
}

type Acting = { readonly invoice: SupplierInvoice; readonly onClose: () => void }
const refresh = [showSupplierInvoice, listSupplierInvoices, showPurchase, listPurchases]

function Pay({ invoice, onClose }: Acting) {
  const words = useWords(supplierInvoiceWords)
  const [day, setDay] = useState<Day | null>(useToday())
  const { id, version } = invoice
  return (
    <ConfirmWrite
      write={paySupplierInvoice}
      input={{ id, version, ...(day ? { day } : {}) }}
      refresh={refresh}
      title={words.payTitle}
      onClose={onClose}
      act={words.pay}
      onDone={() => {
        toast(words.paid, { tone: 'green' })
        onClose()
      }}
    >
      <DayField label={words.paidOn} name="day" value={day} onChange={setDay} />
    </ConfirmWrite>
  )
}

function Cancel({ invoice, onClose }: Acting) {
  const words = useWords(supplierInvoiceWords)
  const [reason, setReason] = useState('')
  const { id, version } = invoice
  return (
    <ConfirmWrite
      write={cancelSupplierInvoice}
      input={{ id, version, reason }}
      refresh={refresh}
      title={words.cancelTitle}
      onClose={onClose}
      act={words.cancelInvoice}
      danger
      onDone={() => {
        toast(words.cancelled)
        onClose()
      }}
    >
      <p>{words.cancelText}</p>
      <TextField
        label={words.reason}
        name="reason"
        value={reason}
        onChange={setReason}
        maxLength={300}
        optional
      />
    </ConfirmWrite>
  )
}
