// The invoice of the supplier beside what was ordered and came: equal, it is one press; what differs is
// shown line by line, and accepted by saying why.
import { Suspense, useState } from 'react'
import {
  attachInvoiceFile,
  listSupplierInvoices,
  proposeSupplierInvoice,
  recordSupplierInvoice,
  showSupplierInvoice,
} from '#features/purchasing/supplier-invoices/contract.ts'
import {
  differencesOf,
  type Invoiced,
  sumsOf,
} from '#features/purchasing/supplier-invoices/rules/matching.ts'
import { standardVat } from '#features/sales/quotes/rules/vat.ts'
import type { Day } from '#kernel/day.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Price, price as priceOf, type Quantity, quantity } from '#kernel/money.ts'
import { useReady, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { FileDrop } from '#web/ui/FileDrop.tsx'
import { FormSheet } from '#web/ui/FormDialog.tsx'
import { PriceField, QuantityField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listPurchases, type PurchaseOrder, showPurchase } from '../contract.ts'
import { purchaseWords } from './words.ts'

type Line = OutputOf<typeof proposeSupplierInvoice>['lines'][number]
type Typed = { readonly quantity: Quantity | null; readonly price: Price | null }
type Opened = { readonly purchase: PurchaseOrder; readonly onClose: () => void }

export function InvoicePurchase(props: Opened) {
  const words = useWords(purchaseWords)
  return (
    <Suspense
      fallback={
        <Sheet wide sticky title={words.invoiceTitle} open onClose={props.onClose}>
          <Bone className="h-64 w-full" />
        </Sheet>
      }
    >
      <Inside {...props} />
    </Suspense>
  )
}

function Inside({ purchase, onClose }: Opened) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  const proposed = useReady(proposeSupplierInvoice, { id: purchase.id })
  const [number, setNumber] = useState('')
  const [day, setDay] = useState<Day | null>(proposed.day)
  const [dueDay, setDueDay] = useState<Day | null>(proposed.dueDay)
  const [carriage, setCarriage] = useState<Price | null>(null)
  const [reason, setReason] = useState('')
  const [paper, setPaper] = useState<File | null>(null)
  const attaching = useWrite(attachInvoiceFile, { refresh: [showSupplierInvoice] })
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>(() =>
    Object.fromEntries(
      proposed.lines.map(({ line, open, price }) => [line, { quantity: open, price }]),
    ),
  )
  const recording = useWrite(recordSupplierInvoice, {
    refresh: [showPurchase, listPurchases, listSupplierInvoices, proposeSupplierInvoice],
    onDone: ({ id, number: recorded }) => {
      toast(words.invoiceRecorded(recorded), { tone: 'green' })
      // What was recorded stands, whatever becomes of its file: that is given again on its page.
      if (paper) void attaching.run({ id, name: paper.name }, paper)
      onClose()
    },
  })
  const lines = proposed.lines.flatMap((line) => {
    const { quantity: count, price } = typed[line.line] ?? { quantity: null, price: null }
    return count ? [{ line: line.line, quantity: count, price: price ?? priceOf(0) }] : []
  })
  const others = carriage ? [{ name: words.carriage, price: carriage, vat: standardVat }] : []
  const matched: Invoiced[] = [
    ...proposed.lines.flatMap((line) => matchedLine(line, typed[line.line])),
    ...others.map(({ price, vat }) => ({ ...vat, price, quantity: one, bought: null })),
  ]
  const differs = matched.some((line) => differencesOf(line).length > 0)
  const { net, tax, gross } = sumsOf(matched)
  const whyNot =
    number.trim() === ''
      ? words.invoiceNumberMissing
      : matched.length === 0
        ? words.nothingCame
        : differs && reason.trim() === ''
          ? words.differenceReason
          : null
  const run = () =>
    day &&
    dueDay &&
    void recording.run({ id: purchase.id, number, day, dueDay, lines, others, reason })
  return (
    <FormSheet
      sticky
      title={words.invoiceTitle}
      onClose={onClose}
      act={words.recordInvoice}
      whyNot={whyNot}
      writing={recording}
      onSubmit={run}
      byEnter={false}
    >
      <FieldRow>
        <TextField
          label={words.invoiceNumber}
          name="number"
          value={number}
          onChange={setNumber}
          maxLength={60}
          autoFocus
        />
        <DayField label={words.invoiceDay} name="day" value={day} onChange={setDay} />
        <DayField label={words.invoiceDue} name="dueDay" value={dueDay} onChange={setDueDay} />
      </FieldRow>
      <ul className="flex flex-col">
        {proposed.lines.map((line) => (
          <Matched
            key={line.line}
            line={line}
            typed={typed[line.line] ?? { quantity: null, price: null }}
            onType={(change) => setTyped({ ...typed, [line.line]: change })}
          />
        ))}
      </ul>
      <PriceField
        label={words.carriage}
        name="carriage"
        value={carriage}
        onChange={setCarriage}
        hint={words.carriageHint}
        optional
      />
      {differs && (
        <TextField
          label={words.differenceWhy}
          name="reason"
          value={reason}
          onChange={setReason}
          maxLength={500}
          hint={words.differenceHint}
        />
      )}
      <FileDrop
        label={words.invoicePaper}
        value={paper}
        accept=".pdf,.png,.jpg,.jpeg,.webp"
        maxMegabytes={20}
        onChange={setPaper}
      />
      <p className="figures flex flex-wrap justify-end gap-x-6 text-14" aria-live="polite">
        <span className="text-soft">
          {words.total} {formats.amount(net)}
        </span>
        <span className="text-soft">
          {words.tax} {formats.amount(tax)}
        </span>
        <span className="font-semibold">
          {words.gross} {formats.amount(gross)}
        </span>
      </p>
    </FormSheet>
  )
}

const one = quantity(10_000)

const matchedLine = (line: Line, typed: Typed | undefined): Invoiced[] =>
  typed?.quantity
    ? [
        {
          ...line.vat,
          quantity: typed.quantity,
          price: typed.price ?? priceOf(0),
          bought: { price: line.price, open: line.open },
        },
      ]
    : []

function Matched({
  line,
  typed,
  onType,
}: {
  line: Line
  typed: Typed
  onType: (typed: Typed) => void
}) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  const [found] = matchedLine(line, typed)
  const differs = found ? differencesOf(found) : []
  return (
    <li className="grid grid-cols-2 items-start gap-x-3 gap-y-2 border-b border-line-soft py-2 last:border-0 sm:grid-cols-[minmax(0,1fr)_7rem_8.5rem]">
      <span className="min-w-0 max-sm:col-span-2">
        <span className="block font-medium">{line.name}</span>
        <span className="figures block text-12 text-faint">
          {words.toInvoiceOf(formats.quantity(line.open), formats.price(line.price))}
        </span>
        {differs.map((difference) => (
          <span key={difference} className="block text-12 font-medium text-orange">
            {words.differences[difference]}
          </span>
        ))}
      </span>
      <QuantityField
        label={words.invoicedOf(line.name)}
        hideLabel
        value={typed.quantity}
        onChange={(count) => onType({ ...typed, quantity: count })}
      />
      <PriceField
        label={words.invoicedPriceOf(line.name)}
        hideLabel
        value={typed.price}
        onChange={(price) => onType({ ...typed, price })}
      />
    </li>
  )
}
