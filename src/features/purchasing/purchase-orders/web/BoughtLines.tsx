// The lines of a purchase order: what was ordered, what came, and for whom.
import { unitFor } from '#kernel/units.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { useLocale, useWords } from '#web/words.ts'
import type { PurchaseOrder } from '../contract.ts'
import { remainingOf } from '../rules/quantities.ts'
import type { BoughtLine } from './lines.ts'
import { purchaseWords } from './words.ts'

const cell = 'px-3 py-2 align-top'
const head = 'h-8 px-3 font-medium whitespace-nowrap'

export function BoughtLines({ purchase }: { purchase: PurchaseOrder }) {
  const words = useWords(purchaseWords)
  const { role } = useRights()
  const hasLeft = purchase.state !== 'draft'
  const columns = 2 + (hasLeft ? 2 : 0) + (role.seesCosts ? 2 : 0)
  return (
    <div role="region" aria-label={words.lines} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            <th scope="col" className={`${head} pl-4 text-left`}>
              {words.line}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {words.ordered}
            </th>
            {hasLeft && (
              <>
                <th scope="col" className={`${head} text-right`}>
                  {words.alreadyReceived}
                </th>
                <th scope="col" className={`${head} text-right`}>
                  {words.remaining}
                </th>
              </>
            )}
            {role.seesCosts && (
              <>
                <th scope="col" className={`${head} text-right max-sm:hidden`}>
                  {words.price}
                </th>
                <th scope="col" className={`${head} pr-4 text-right max-sm:hidden`}>
                  {words.total}
                </th>
              </>
            )}
          </tr>
        </thead>
        <tbody>
          {purchase.lines.map((line) =>
            line.kind === 'item' ? (
              <Item key={line.id} line={line} hasLeft={hasLeft} seesCosts={role.seesCosts} />
            ) : line.kind === 'page_break' ? null : (
              <tr key={line.id} className="border-b border-line-soft last:border-0">
                <td
                  colSpan={columns}
                  className={`${cell} pl-4 whitespace-pre-line ${line.kind === 'section' ? 'pt-4 text-14 font-semibold' : 'text-soft'}`}
                >
                  {line.name}
                </td>
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

function Item({
  line,
  hasLeft,
  seesCosts,
}: {
  line: BoughtLine
  hasLeft: boolean
  seesCosts: boolean
}) {
  const formats = useFormats()
  const locale = useLocale()
  const left = remainingOf(line)
  return (
    <tr className="border-b border-line-soft last:border-0">
      <th scope="row" className={`${cell} pl-4 text-left font-normal sm:min-w-44`}>
        <span className="font-medium">{line.name}</span>
        {line.reference && (
          <span className="ml-2 text-12 text-faint max-sm:ml-0 max-sm:block">{line.reference}</span>
        )}
        {line.description && (
          <span className="block text-12 whitespace-pre-line text-soft">{line.description}</span>
        )}
        <Needs line={line} />
      </th>
      <td className={`${cell} figures text-right`}>
        {formats.quantity(line.quantity)}
        {line.unit && ` ${unitFor(line.unit, line.quantity, locale)}`}
      </td>
      {hasLeft && (
        <>
          <td className={`${cell} figures text-right`}>
            {line.received === 0 ? '–' : formats.quantity(line.received)}
          </td>
          <td className={`${cell} figures text-right ${left > 0 ? 'font-medium' : 'text-faint'}`}>
            {left === 0 ? '–' : formats.quantity(left)}
          </td>
        </>
      )}
      {seesCosts && (
        <>
          <td className={`${cell} figures text-right max-sm:hidden`}>
            {line.price === null ? '' : formats.price(line.price)}
          </td>
          <td className={`${cell} figures pr-4 text-right font-medium max-sm:hidden`}>
            {line.net === null ? '' : formats.amount(line.net)}
          </td>
        </>
      )}
    </tr>
  )
}

/** For whom a line is bought: quantities and orders, what is left being for stock. */
function Needs({ line }: { line: BoughtLine }) {
  const words = useWords(purchaseWords)
  const formats = useFormats()
  if (line.needs.length === 0) return null
  const needed = line.needs.reduce<number>((n, need) => n + need.quantity, 0)
  const said = line.needs.map(
    (need) =>
      `${line.needs.length > 1 || needed < line.quantity ? `${formats.quantity(need.quantity)} × ` : ''}${need.number ?? ''} ${need.customer}`,
  )
  if (needed < line.quantity) {
    said.push(
      `${formats.quantity((line.quantity - needed) as typeof line.quantity)} × ${words.forStock}`,
    )
  }
  return (
    <span className="block text-12 text-soft">
      {words.forWhom} {said.join(' · ')}
    </span>
  )
}
