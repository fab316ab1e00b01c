// The needs of one supplier: which, how much, at what price and how soon.
import { isBelow } from '#features/purchasing/supplies/rules.ts'
import { lookup } from '#features/relation/customers/contract/finding.ts'
import { quantity as quantityOf } from '#kernel/money.ts'
import { unitFor } from '#kernel/units.ts'
import { call } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ComboBox, type Found } from '#web/ui/ComboBox.tsx'
import { QuantityField } from '#web/ui/NumberField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { type Choice, isBeyond, keyOf } from './needs.ts'
import { purchaseWords } from './words.ts'

const noneAsked = quantityOf(0)

const searchSuppliers = async (q: string, signal: AbortSignal): Promise<readonly Found[]> => {
  const { rows } = await call(lookup, { q, role: 'supplier', limit: 8 }, { signal })
  return rows.map(({ id, name, city }) => ({ id, label: name, hint: city }))
}

export function NeedRows({
  choices,
  onChange,
}: {
  choices: readonly Choice[]
  onChange: (choice: Choice) => void
}) {
  return (
    <ul>
      {choices.map((choice) => (
        <One key={keyOf(choice.need)} choice={choice} onChange={onChange} />
      ))}
    </ul>
  )
}

function One({ choice, onChange }: { choice: Choice; onChange: (choice: Choice) => void }) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  const locale = useLocale()
  const { need, taken, supplier, quantity } = choice
  const unit = need.unit ? ` ${unitFor(need.unit, need.missing, locale)}` : ''
  return (
    <li className="grid grid-cols-[auto_minmax(0,1fr)] items-center gap-x-3 gap-y-2 border-b border-line-soft px-4 py-2 last:border-0 sm:grid-cols-[auto_minmax(0,1fr)_13rem_7.5rem_8.5rem]">
      <Checkbox
        label={words.take(need.name)}
        hideLabel
        checked={taken}
        onChange={(value) => onChange({ ...choice, taken: value })}
      />
      <span className="min-w-0">
        <span className="font-medium">{need.name}</span>
        {need.reference && <span className="ml-2 text-12 text-faint">{need.reference}</span>}
        <span className="block text-12 text-soft">
          {need.number} · {need.customer} · {words.needed} {formats.quantity(need.missing)}
          {unit}
        </span>
      </span>
      <span className="max-sm:col-start-2">
        <ComboBox<Found>
          label={words.supplierOf(need.name)}
          hideLabel
          placeholder={words.chooseOne}
          value={supplier ? { id: supplier.id, label: supplier.name } : null}
          onChange={(found) =>
            onChange({ ...choice, supplier: found ? { id: found.id, name: found.label } : null })
          }
          search={searchSuppliers}
        />
      </span>
      <span className="text-12 text-soft max-sm:col-start-2 sm:text-right">
        {need.price !== null && (
          <span className="figures sm:block">{formats.price(need.price)}</span>
        )}{' '}
        {need.minimum !== null && (
          <span
            className={`sm:block ${isBelow(quantity ?? noneAsked, need.minimum) ? 'text-orange' : ''}`}
          >
            {words.minimum(formats.quantity(need.minimum))}
          </span>
        )}{' '}
        {need.leadDays !== null && (
          <span className="sm:block">
            {words.lead} {words.days(need.leadDays)}
          </span>
        )}
      </span>
      <span className="max-sm:col-start-2">
        <QuantityField
          label={words.quantityOf(need.name)}
          hideLabel
          value={quantity}
          onChange={(count) => onChange({ ...choice, quantity: count })}
          error={isBeyond(choice) ? `${words.needed} ${formats.quantity(need.missing)}` : null}
        />
      </span>
    </li>
  )
}
