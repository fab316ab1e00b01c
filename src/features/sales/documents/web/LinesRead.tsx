// The lines of a document that no longer changes.
import { vatLabel } from '#features/sales/documents/rules/lines.ts'
import type { Invoice } from '#features/sales/invoices/contract.ts'
import type { Order } from '#features/sales/orders/contract.ts'
import type { Quote } from '#features/sales/quotes/contract.ts'
import { unitFor } from '#kernel/units.ts'
import { useFormats } from '#web/formats.ts'
import { useLocale, useWords } from '#web/words.ts'
import { documentWords } from './words.ts'

export type ReadLine = Quote['lines'][number] | Order['lines'][number] | Invoice['lines'][number]

export function LinesRead({ lines }: { lines: readonly ReadLine[] }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const locale = useLocale()
  const items = lines.filter((line) => line.kind === 'item')
  const discounted = items.some((line) => line.discount !== 0)
  const { columns } = words
  const head = 'h-8 px-3 font-medium whitespace-nowrap'
  const cell = 'px-3 py-2 align-top'
  const wide = discounted ? 6 : 5
  return (
    <div role="region" aria-label={words.lines} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            <th scope="col" className={`${head} pl-4 text-left`}>
              {columns.name}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {columns.quantity}
            </th>
            <th scope="col" className={`${head} text-right max-sm:hidden`}>
              {columns.price}
            </th>
            {discounted && (
              <th scope="col" className={`${head} text-right max-sm:hidden`}>
                {columns.discount}
              </th>
            )}
            <th scope="col" className={`${head} text-right max-sm:hidden`}>
              {columns.vat}
            </th>
            <th scope="col" className={`${head} pr-4 text-right`}>
              {columns.net}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) =>
            line.kind === 'item' ? (
              <tr key={line.id} className="border-b border-line-soft last:border-0">
                <th scope="row" className={`${cell} pl-4 sm:min-w-44 text-left font-normal`}>
                  <span className="font-medium">{line.name}</span>
                  {'optional' in line && line.optional && (
                    <span className="ml-2 rounded-sm bg-accent-soft px-1.5 text-12 font-medium text-accent">
                      {line.chosen ? words.optionTaken : words.option}
                    </span>
                  )}
                  {line.reference && (
                    <span className="ml-2 text-12 text-faint max-sm:ml-0 max-sm:block">
                      {line.reference}
                    </span>
                  )}
                  {line.description && (
                    <span className="block text-12 whitespace-pre-line text-soft">
                      {line.description}
                    </span>
                  )}
                </th>
                <td className={`${cell} figures text-right`}>
                  {formats.quantity(line.quantity)}
                  {line.unit && ` ${unitFor(line.unit, line.quantity, locale)}`}
                </td>
                <td className={`${cell} figures text-right max-sm:hidden`}>
                  {formats.price(line.price)}
                </td>
                {discounted && (
                  <td className={`${cell} figures text-right max-sm:hidden`}>
                    {line.discount === 0 ? '–' : formats.percent(line.discount)}
                  </td>
                )}
                <td className={`${cell} figures text-right max-sm:hidden`}>
                  {vatLabel(line.vat, locale, formats)}
                </td>
                <td
                  className={`${cell} figures pr-4 text-right ${'chosen' in line && !line.chosen ? 'text-faint italic' : 'font-medium'}`}
                >
                  {formats.amount(line.net)}
                </td>
              </tr>
            ) : line.kind === 'page_break' ? null : (
              <tr key={line.id} className="border-b border-line-soft last:border-0">
                {line.kind === 'subtotal' ? (
                  <>
                    <td className={`${cell} pl-4 text-right text-soft`} colSpan={wide - 1}>
                      {line.name || words.subtotalOf}
                    </td>
                    <td className={`${cell} figures pr-4 text-right font-semibold`}>
                      {formats.amount(line.net)}
                    </td>
                  </>
                ) : (
                  <td
                    colSpan={wide}
                    className={`${cell} pl-4 whitespace-pre-line ${line.kind === 'section' ? 'pt-4 text-14 font-semibold' : 'text-soft'}`}
                  >
                    {line.name}
                  </td>
                )}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}
