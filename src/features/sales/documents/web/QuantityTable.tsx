// What is left of each line of a document, and how much of it is taken now.
import type { Quantity } from '#kernel/money.ts'
import { unitFor } from '#kernel/units.ts'
import { useFormats } from '#web/formats.ts'
import { QuantityField } from '#web/ui/NumberField.tsx'
import { useLocale } from '#web/words.ts'

export type Wanted = Readonly<Record<string, Quantity | null>>

/** What is wanted of lines, as a contract takes it. */
export const wantedOf = (lines: readonly { readonly id: string }[], wanted: Wanted) =>
  lines.flatMap(({ id }) => {
    const count = wanted[id]
    return count ? [{ line: id, quantity: count }] : []
  })

export function QuantityTable({
  words,
  lines,
  wanted,
  onChange,
}: {
  words: { readonly line: string; readonly left: string; readonly wanted: string }
  lines: readonly {
    readonly id: string
    readonly name: string
    readonly unit: string
    readonly left: Quantity
  }[]
  wanted: Wanted
  onChange: (wanted: Wanted) => void
}) {
  const formats = useFormats()
  const locale = useLocale()
  return (
    <div className="-mx-1 max-h-72 overflow-y-auto px-1">
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            <th scope="col" className="h-8 text-left font-medium">
              {words.line}
            </th>
            <th scope="col" className="h-8 px-3 text-right font-medium whitespace-nowrap">
              {words.left}
            </th>
            <th scope="col" className="h-8 w-32 text-right font-medium whitespace-nowrap">
              {words.wanted}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.id} className="border-b border-line-soft last:border-0">
              <th scope="row" className="py-1.5 text-left font-normal">
                {line.name}
              </th>
              <td className="figures px-3 text-right text-soft">
                {`${formats.quantity(line.left)} ${unitFor(line.unit, line.left, locale)}`.trim()}
              </td>
              <td className="py-1.5">
                <QuantityField
                  label={`${words.wanted}, ${line.name}`}
                  hideLabel
                  name={`quantity-${line.id}`}
                  value={wanted[line.id] ?? null}
                  onChange={(count) => onChange({ ...wanted, [line.id]: count })}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
