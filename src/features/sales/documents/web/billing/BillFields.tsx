// What is typed of a deposit, or of a part of a deal.
import type { Bps, Cents } from '#kernel/money.ts'
import { AmountField, RateField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { useWords } from '#web/words.ts'
import { QuantityTable } from '../QuantityTable.tsx'
import type { Billing, Chosen, Source } from './asked.ts'
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

/** The lines of the quote or of the order with what remains of each, and how much of it is invoiced now. */
export function PartFields({
  document,
  billing,
  chosen,
  onChange,
}: {
  document: Source['document']
  billing: Billing
  chosen: Chosen
  onChange: (change: Partial<Chosen>) => void
}) {
  const words = useWords(billingWords)
  const remaining = new Map(billing.lines.map((one) => [one.line, one.remaining]))
  const lines = document.lines.flatMap((line) => {
    const left = remaining.get(line.id)
    return line.kind === 'item' && left !== undefined ? [{ ...line, left }] : []
  })
  return (
    <QuantityTable
      words={{ line: words.line, left: words.remaining, wanted: words.toInvoice }}
      lines={lines}
      wanted={chosen.quantities}
      onChange={(quantities) => onChange({ quantities })}
    />
  )
}
