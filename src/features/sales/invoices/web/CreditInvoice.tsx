// A credit note in the making: quantities, amounts, or all that is left, with its totals by the rule that
// the server asks.
import { useState } from 'react'
import { reasonText } from '#features/sales/documents/web/reason.ts'
import { Row } from '#features/sales/documents/web/Totals.tsx'
import { orderDeal, quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { showQuote } from '#features/sales/quotes/contract.ts'
import { type Cents, cents, minus, type Quantity, quantity } from '#kernel/money.ts'
import { unitFor } from '#kernel/units.ts'
import { useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { AmountField, QuantityField } from '#web/ui/NumberField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { creditInvoice, type Invoice, listInvoices, showInvoice } from '../contract.ts'
import {
  type Creditable,
  type CreditAsked,
  creditOf,
  leftToCredit,
  netLeft,
  quantityLeft,
} from '../rules/credit.ts'
import { grossOfAll, sumsOfVat } from '../rules/deposit.ts'
import { toCredit } from './creditable.ts'
import { invoiceWords } from './words.ts'

const ways = ['whole', 'quantity', 'net', 'amount'] as const
type Way = (typeof ways)[number]

type Chosen = {
  readonly way: Way
  readonly quantities: Readonly<Record<string, Quantity | null>>
  readonly nets: Readonly<Record<string, Cents | null>>
  readonly amount: Cents | null
}

export function CreditInvoice({ invoice, onClose }: { invoice: Invoice; onClose: () => void }) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const locale = useLocale()
  const go = useGo()
  const whole = toCredit(invoice)
  const [chosen, setChosen] = useState<Chosen>(() => ({
    // All that is left, line by line: one takes off what stays.
    way: invoice.kind === 'invoice' ? 'quantity' : 'whole',
    quantities: Object.fromEntries(whole.lines.map((line) => [line.id, quantityLeft(line)])),
    nets: {},
    amount: null,
  }))
  const [note, setNote] = useState('')
  const set = (change: Partial<Chosen>) => setChosen({ ...chosen, ...change })
  const crediting = useWrite(creditInvoice, {
    refresh: [showInvoice, listInvoices, showQuote, quoteDeal.showBilling, orderDeal.showBilling],
    onDone: ({ id }) => {
      toast(words.credited)
      go(to('/avoirs/:id', { id }, { emettre: '1' }))
    },
  })
  const left = grossOfAll(leftToCredit(whole))
  const asked = askedOf(chosen, whole.lines)
  const credit = creditOf(whole, asked)
  const reason =
    'code' in credit ? reasonText(credit.code, locale, { left: formats.amount(left) }) : null
  const sums = sumsOfVat('code' in credit ? [] : credit.vat)
  const save = () =>
    void crediting.run({
      id: invoice.id,
      version: invoice.version,
      ...(asked.amount === undefined ? {} : { amount: asked.amount }),
      ...(asked.lines ? { lines: [...asked.lines] } : {}),
      ...(note.trim() === '' ? {} : { note }),
    })
  const byLine = invoice.kind === 'deposit' ? (['whole', 'amount'] as const) : ways
  return (
    <FormDialog
      size="large"
      title={words.creditTitle(invoice.number ?? '')}
      sticky
      onClose={onClose}
      act={words.creditDraftIt}
      autoFocus={chosen.way === 'whole'}
      whyNot={reason}
      writing={crediting}
      onSubmit={save}
    >
      <RadioGroup
        label={words.creditWhat}
        row
        value={chosen.way}
        onChange={(way) => set({ way })}
        options={byLine.map((way) => ({ value: way, label: words.creditWays[way] }))}
      />
      <p className="text-13 text-soft">{words.creditHints[chosen.way]}</p>
      {(chosen.way === 'quantity' || chosen.way === 'net') && (
        <Lines invoice={invoice} lines={whole.lines} chosen={chosen} onChange={set} />
      )}
      {chosen.way === 'amount' && (
        <AmountField
          label={words.creditAmount}
          name="amount"
          value={chosen.amount}
          onChange={(amount) => set({ amount })}
          hint={words.creditLeft(formats.amount(left))}
          autoFocus
        />
      )}
      <TextField
        label={words.creditNote}
        name="note"
        value={note}
        onChange={setNote}
        maxLength={500}
        optional
      />
      <dl className="ml-auto flex w-full max-w-96 flex-col">
        <Row label={words.creditLeftLabel}>{formats.amount(left)}</Row>
        <Row label={words.columns.net}>{formats.amount(minus(sums.net))}</Row>
        <Row label={words.columns.gross} strong>
          {formats.amount(minus(sums.gross))}
        </Row>
      </dl>
      {reason && isTyped(chosen) && <p className="text-13 text-red">{reason}</p>}
    </FormDialog>
  )
}

/** Nothing is said to be wrong before anything is typed. */
const isTyped = ({ way, quantities, nets, amount }: Chosen): boolean => {
  if (way === 'whole') return true
  if (way === 'amount') return amount !== null
  return Object.values(way === 'quantity' ? quantities : nets).some((value) => value !== null)
}

function askedOf(
  { way, quantities, nets, amount }: Chosen,
  lines: readonly Creditable[],
): CreditAsked {
  const isAll = lines.every((line) => quantities[line.id] === quantityLeft(line))
  if (way === 'whole' || (way === 'quantity' && isAll)) return {}
  if (way === 'amount') return { amount: amount ?? cents(0) }
  const asked =
    way === 'quantity'
      ? Object.entries(quantities).map(([line, count]) => ({
          line,
          quantity: count ?? quantity(0),
        }))
      : Object.entries(nets).map(([line, net]) => ({ line, net: net ?? cents(0) }))
  return { lines: asked.filter((one) => ('net' in one ? one.net : one.quantity) !== 0) }
}

/** The lines of the invoice, with what may still be taken back of each. */
function Lines({
  invoice,
  lines,
  chosen,
  onChange,
}: {
  invoice: Invoice
  lines: readonly Creditable[]
  chosen: Chosen
  onChange: (change: Partial<Chosen>) => void
}) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const locale = useLocale()
  const names = new Map(invoice.lines.map((line) => [line.id, line]))
  const byQuantity = chosen.way === 'quantity'
  return (
    <div className="-mx-1 max-h-72 overflow-y-auto px-1">
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            <th scope="col" className="h-8 text-left font-medium">
              {words.creditLine}
            </th>
            <th scope="col" className="h-8 px-3 text-right font-medium whitespace-nowrap">
              {words.creditLeftLabel}
            </th>
            <th scope="col" className="h-8 w-36 text-right font-medium whitespace-nowrap">
              {byQuantity ? words.creditQuantity : words.creditNet}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line, rank) => {
            const named = names.get(line.id)
            const [name, unit] = named?.kind === 'item' ? [named.name, named.unit] : ['', '']
            return (
              <tr key={line.id} className="border-b border-line-soft last:border-0">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {name}
                </th>
                <td className="figures px-3 text-right text-soft">
                  {byQuantity
                    ? `${formats.quantity(quantityLeft(line))} ${unitFor(unit, quantityLeft(line), locale)}`.trim()
                    : formats.amount(netLeft(line))}
                </td>
                <td className="py-1.5">
                  {byQuantity ? (
                    <QuantityField
                      label={`${words.creditQuantity}, ${name}`}
                      hideLabel
                      name={`quantity-${rank}`}
                      autoFocus={rank === 0}
                      value={chosen.quantities[line.id] ?? null}
                      onChange={(count) =>
                        onChange({ quantities: { ...chosen.quantities, [line.id]: count } })
                      }
                    />
                  ) : (
                    <AmountField
                      label={`${words.creditNet}, ${name}`}
                      hideLabel
                      name={`net-${rank}`}
                      autoFocus={rank === 0}
                      value={chosen.nets[line.id] ?? null}
                      onChange={(net) => onChange({ nets: { ...chosen.nets, [line.id]: net } })}
                    />
                  )}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
