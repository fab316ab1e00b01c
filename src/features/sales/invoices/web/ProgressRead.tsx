// The lines of a situation: of each all of it, how far it is, what was invoiced before and what is now.
import { useFormats } from '#web/formats.ts'
import { useWords } from '#web/words.ts'
import type { Invoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

export function ProgressRead({ lines }: { lines: Invoice['lines'] }) {
  const words = useWords(invoiceWords).progress
  const formats = useFormats()
  const head = 'h-8 px-3 font-medium whitespace-nowrap'
  const cell = 'px-3 py-2 align-top'
  return (
    <div role="region" aria-label={words.label} tabIndex={0} className="overflow-x-auto">
      <table className="w-full border-collapse text-13">
        <thead>
          <tr className="border-b border-line text-12 text-faint">
            <th scope="col" className={`${head} pl-4 text-left`}>
              {words.line}
            </th>
            <th scope="col" className={`${head} text-right`}>
              {words.percent}
            </th>
            {[words.whole, words.done, words.before].map((label) => (
              <th key={label} scope="col" className={`${head} text-right max-sm:hidden`}>
                {label}
              </th>
            ))}
            <th scope="col" className={`${head} pr-4 text-right`}>
              {words.now}
            </th>
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => {
            if (line.kind === 'page_break' || line.kind === 'subtotal') return null
            if (line.kind !== 'item' || !line.progress) {
              return (
                <tr key={line.id} className="border-b border-line-soft last:border-0">
                  <td
                    colSpan={6}
                    className={`${cell} pl-4 ${line.kind === 'section' ? 'pt-4 text-14 font-semibold' : 'text-soft'}`}
                  >
                    {line.name}
                  </td>
                </tr>
              )
            }
            const { percent, whole, done, before } = line.progress
            return (
              <tr key={line.id} className="border-b border-line-soft last:border-0">
                <th scope="row" className={`${cell} pl-4 text-left font-medium sm:min-w-44`}>
                  {line.name}
                </th>
                <td className={`${cell} figures text-right`}>{formats.percent(percent)}</td>
                {[whole, done, before].map((amount, at) => (
                  <td key={at} className={`${cell} figures text-right text-soft max-sm:hidden`}>
                    {formats.bare(amount)}
                  </td>
                ))}
                <td className={`${cell} figures pr-4 text-right font-medium`}>
                  {formats.amount(line.net)}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
