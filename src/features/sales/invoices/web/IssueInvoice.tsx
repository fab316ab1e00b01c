import { useState } from 'react'
import type { Incomplete } from '#features/sales/documents/rules/incomplete.ts'
import { invoiceDraft } from './stored.ts'
import { editorLine, pricedLine } from '#features/sales/documents/web/line.ts'
import { followsFrenchLaw } from '#features/sales/documents/rules/territory.ts'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { orderDeal, quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { showQuote } from '#features/sales/quotes/contract.ts'
import type { Day } from '#kernel/day.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany, useToday } from '#web/session.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { PriceField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { type Invoice, issueInvoice, listInvoices, showInvoice, viewInvoice } from '../contract.ts'
import { dueDayOf, whyNotIssue } from '../rules/life.ts'
import { Outdated } from './Outdated.tsx'
import { invoiceWords } from './words.ts'

/** The one act that nothing undoes: said before it is done, with its date. */
export function IssueInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const locale = useLocale()
  const today = useToday()
  const [day, setDay] = useState<Day | null>(today)
  const [why, setWhy] = useState('')
  const [onAccount, setOnAccount] = useState(false)
  const [rate, setRate] = useState(invoice.exchange?.rate ?? null)
  const [rateDay, setRateDay] = useState<Day | null>(invoice.exchange?.day ?? today)
  const { country } = useCompany()
  const inEuros = invoice.currency === 'EUR' || !followsFrenchLaw({ address: { country } })
  const issuing = useWrite(issueInvoice, {
    refresh: [
      showInvoice,
      viewInvoice,
      listInvoices,
      showQuote,
      quoteDeal.showBilling,
      orderDeal.showBilling,
    ],
    onDone: ({ number }) => {
      toast(words.issued(number ?? ''), { tone: 'green' })
      onClose()
    },
  })
  const isCredit = invoice.kind === 'credit_note'
  const last = invoice.lastOfSeries
  const { regimes } = invoiceDraft.storedOf(invoice)
  const on = day ?? today
  const reason = whyNotIssue(
    {
      state: invoice.state,
      kind: invoice.kind,
      lines: invoice.lines.map((line) => pricedLine(editorLine(line, line.id), regimes)),
      discount: invoice.discount,
      dueDay: invoice.dueDay,
      terms: invoice.terms,
      incomplete: invoice.incomplete as Incomplete[],
    },
    on,
    today,
    last,
  )
  const due = dueDayOf(invoice, on)
  // Only the server knows the quote: it is asked, and then told why.
  const isBeyond = issuing.problem?.code === 'beyond_signed' || why !== ''
  const issue = () =>
    void issuing.run({
      id: invoice.id,
      version: invoice.version,
      ...(day ? { day } : {}),
      ...(why === '' ? {} : { beyondSigned: true, reason: why }),
      ...(onAccount ? { onAccount } : {}),
      ...(!inEuros && rate && rateDay ? { exchange: { rate, day: rateDay } } : {}),
    })
  const amount = formats.amount(invoice.payable)
  return (
    <FormDialog
      title={isCredit ? words.issueCreditTitle : words.issueTitle}
      onClose={onClose}
      act={words.issue}
      autoFocus
      whyNot={reasonText(
        invoice.outdated ?? reason,
        locale,
        last ? { day: formats.day(last) } : {},
      )}
      writing={issuing}
      onSubmit={issue}
    >
      <Outdated invoice={invoice} />
      {/* The amount of a draft that is no longer right is not what would be issued. */}
      {invoice.outdated === null && (
        <p className="text-soft">
          {isCredit ? words.issueCreditText(amount) : words.issueText(amount)}
        </p>
      )}
      <DayField
        label={words.issueDay}
        name="day"
        value={day}
        onChange={setDay}
        hint={due && words.issueDue(formats.day(due))}
      />
      {!inEuros && (
        <FieldRow>
          <PriceField
            label={words.exchange(invoice.currency)}
            name="exchange"
            sign="€"
            value={rate}
            onChange={setRate}
            hint={words.exchangeHint}
          />
          <DayField
            label={words.exchangeDay}
            name="exchange.day"
            value={rateDay}
            onChange={setRateDay}
          />
        </FieldRow>
      )}
      {isCredit && (
        <Checkbox label={words.onAccountKept} checked={onAccount} onChange={setOnAccount} />
      )}
      {isBeyond && (
        <TextField
          label={words.beyondReason}
          name="reason"
          value={why}
          onChange={setWhy}
          maxLength={300}
        />
      )}
      {reason && <p className="text-13 text-red">{reasonText(reason, locale)}</p>}
    </FormDialog>
  )
}
