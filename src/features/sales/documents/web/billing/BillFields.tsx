// What is typed of a deposit, or of a part of a quote.
import type { Quote } from '#features/sales/quotes/contract.ts'
import type { Bps, Cents, Quantity } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { AmountField, QuantityField, RateField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import type { Billing, Chosen } from './asked.ts'
import { billingWords } from './words.ts'

export function DepositFields({
  chosen,
  onChange,
}: {
  chosen: Chosen
  onChange: (change: Partial<Chosen>) => void
}) {
  const words = useWords(billingWords)
  return (
    <FieldRow>
      <RateField
        label={words.percent}
        name="percent"
        value={chosen.amount === null ? chosen.percent : null}
        onChange={(percent: Bps | null) => onChange({ percent, amount: null })}
        autoFocus
      />
      <AmountField
        label={words.amount}
        name="amount"
        value={chosen.amount}
        onChange={(amount: Cents | null) => onChange({ amount })}
      />
    </FieldRow>
  )
}

/** The lines of the quote with what remains of each, and how much of it is invoiced now. */
export function PartFields({
  quote,
  billing,
  chosen,
  onChange,
}: {
  quote: Quote
  billing: Billing
  chosen: Chosen
  onChange: (change: Partial<Chosen>) => void
}) {
  const words = useWords(billingWords)
  const formats = useFormats()
  const remaining = new Map(billing.lines.map((one) => [one.line, one.remaining]))
  const lines = quote.lines.filter((line) => line.kind === 'item' && remaining.has(line.id))
  return (
    <div className="-mx-1 max-h-72 overflow-y-auto px-1">
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            <th scope="col" className="h-8 text-left font-medium">
              {words.line}
            </th>
            <th scope="col" className="h-8 px-3 text-right font-medium whitespace-nowrap">
              {words.remaining}
            </th>
            <th scope="col" className="h-8 w-32 text-right font-medium whitespace-nowrap">
              {words.toInvoice}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) =>
            line.kind === 'item' ? (
              <tr key={line.id} className="border-b border-line-soft last:border-0">
                <th scope="row" className="py-1.5 text-left font-normal">
                  {line.name}
                </th>
                <td className="figures px-3 text-right text-soft">
                  {`${formats.quantity(remaining.get(line.id) as Quantity)} ${line.unit}`.trim()}
                </td>
                <td className="py-1.5">
                  <QuantityField
                    label={`${words.toInvoice}, ${line.name}`}
                    hideLabel
                    name={`quantity-${line.id}`}
                    value={chosen.quantities[line.id] ?? null}
                    onChange={(count) =>
                      onChange({ quantities: { ...chosen.quantities, [line.id]: count } })
                    }
                  />
                </td>
              </tr>
            ) : null,
          )}
        </tbody>
      </table>
    </div>
  )
}
