// The lines of a delivery: what was ordered, what goes, what was taken and what came back.
import { unitFor } from '#kernel/units.ts'
import { useFormats } from '#web/formats.ts'
import { Section } from '#web/ui/Page.tsx'
import { useLocale, useWords } from '#web/words.ts'
import type { Delivery } from '../contract.ts'
import { deliveryWords } from './words.ts'

const head = 'h-9 px-3 text-right font-medium whitespace-nowrap'
const cell = 'figures px-3 py-2 text-right whitespace-nowrap'

export function DeliveredLines({ delivery }: { delivery: Delivery }) {
  const words = useWords(deliveryWords)
  const formats = useFormats()
  const locale = useLocale()
  const isOver = delivery.lines.some((line) => line.delivered !== null)
  const hasReturns = delivery.lines.some((line) => line.returned > 0)
  const several = delivery.orders.length > 1
  const numberOf = (order: string) => delivery.orders.find(({ id }) => id === order)?.number ?? ''
  return (
    <Section flush title={words.lines}>
      <div className="overflow-x-auto">
        <table className="w-full border-collapse text-13">
          <thead>
            <tr className="border-b border-line text-12 text-faint">
              <th scope="col" className="h-9 pl-4 text-left font-medium">
                {words.line}
              </th>
              <th scope="col" className={`${head} max-sm:hidden`}>
                {words.ordered}
              </th>
              <th scope="col" className={head}>
                {words.quantity}
              </th>
              {isOver && (
                <th scope="col" className={head}>
                  {words.taken}
                </th>
              )}
              {hasReturns && (
                <th scope="col" className={head}>
                  {words.returned}
                </th>
              )}
            </tr>
          </thead>
          <tbody>
            {delivery.lines.map((line, at) => (
              <tr key={line.id} className="border-b border-line-soft align-top last:border-0">
                <th scope="row" className="py-2 pl-4 text-left font-normal">
                  {several && delivery.lines[at - 1]?.order !== line.order && (
                    <span className="block text-12 font-medium text-soft">
                      {numberOf(line.order)}
                    </span>
                  )}
                  <span className="block text-14 font-medium">{line.name}</span>
                  {line.reference && <span className="text-12 text-faint">{line.reference}</span>}
                </th>
                <td className={`${cell} text-faint max-sm:hidden`}>
                  {formats.quantity(line.ordered)}
                </td>
                <td className={`${cell} font-medium`}>
                  {`${formats.quantity(line.quantity)} ${line.unit && unitFor(line.unit, line.quantity, locale)}`.trim()}
                </td>
                {isOver && (
                  <td
                    className={`${cell} ${line.delivered === line.quantity ? '' : 'font-medium text-orange'}`}
                  >
                    {line.delivered === null ? '–' : formats.quantity(line.delivered)}
                  </td>
                )}
                {hasReturns && (
                  <td className={`${cell} ${line.returned > 0 ? 'font-medium text-red' : ''}`}>
                    {line.returned === 0 ? '–' : formats.quantity(line.returned)}
                  </td>
                )}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  )
}
