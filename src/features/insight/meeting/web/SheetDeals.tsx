// The third check: quotes that wait, orders to carry out, projects that run.
import { listOrders } from '#features/sales/orders/contract.ts'
import { listProjects } from '#features/sales/projects/contract.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { quoteDays } from '#features/insight/portfolio/rules/reach.ts'
import { addDays } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import { ErrorState } from '#web/ui/EmptyState.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

type Line = {
  readonly id: string
  readonly href: string
  readonly title: string
  readonly subject: string
  readonly when: string
  readonly net: Cents
}

/** As many of each as leave room on one page. */
const few = 3

export function SheetDeals({ id }: { id: string }) {
  const words = useWords(both)
  const formats = useFormats()
  const { lines, more, problem, pending, refetch } = useGoing(id)
  if (problem) return <ErrorState problem={problem} onRetry={refetch} small />
  if (pending) return <RowBones rows={3} />
  if (lines.length === 0) return <p className="text-soft">{words.nothingGoing}</p>
  return (
    <table className="w-full">
      <tbody>
        {lines.map((line) => (
          <tr key={line.id} className="border-b border-line-soft">
            <th scope="row" className="py-1 pr-3 text-left font-medium sm:whitespace-nowrap">
              <Anchor href={line.href}>{line.title}</Anchor>
            </th>
            <td className="py-1 pr-3 [overflow-wrap:anywhere]">{line.subject}</td>
            <td className="py-1 pr-3 text-soft max-sm:hidden print:table-cell">{line.when}</td>
            <td className="figures py-1 text-right whitespace-nowrap">
              {formats.amount(line.net)}
            </td>
          </tr>
        ))}
      </tbody>
      {more > 0 && (
        <tfoot>
          <tr>
            <td colSpan={4} className="pt-1 text-12 text-soft">
              {words.more(more)}
            </td>
          </tr>
        </tfoot>
      )}
    </table>
  )
}

function useGoing(id: string) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const quotes = useRead(
    listQuotes,
    {
      customer: id,
      validity: ['expiring', 'expired', 'valid', 'pending'],
      from: addDays(useToday(), -quoteDays),
      limit: few,
    },
    { enabled: can('quotes.read') },
  )
  const orders = useRead(
    listOrders,
    { customer: id, todo: ['to_deliver', 'to_fit', 'to_invoice'], limit: few },
    { enabled: can('orders.read') },
  )
  const projects = useRead(
    listProjects,
    { customer: id, phase: ['active'], limit: few },
    { enabled: can('projects.read') },
  )
  const reads = [quotes, orders, projects]
  const lines: Line[] = [
    ...(quotes.data?.rows ?? []).map((row) => ({
      id: row.id,
      href: to('/devis/:id', { id: row.id }),
      title: words.quote(row.number ?? words.draft),
      subject: row.subject,
      when:
        row.validUntil === null
          ? words.noLimit
          : (row.validity === 'expired' ? words.expired : words.until)(formats.day(row.validUntil)),
      net: row.net,
    })),
    ...(orders.data?.rows ?? []).map((row) => ({
      id: row.id,
      href: to('/commandes/:id', { id: row.id }),
      title: words.order(row.number ?? words.draft),
      subject: row.subject,
      when: row.deliveryDay ? words.deliver(formats.day(row.deliveryDay)) : '',
      net: row.net,
    })),
    ...(projects.data?.rows ?? []).map((row) => ({
      id: row.id,
      href: to('/projets/:id', { id: row.id }),
      title: words.project(row.number),
      subject: row.name,
      when: row.step.name,
      net: row.agreed,
    })),
  ]
  const total = reads.reduce((n, { data }) => n + (data?.total ?? 0), 0)
  return {
    lines,
    more: total - lines.length,
    problem: reads.find((read) => read.problem)?.problem ?? null,
    pending: reads.some((read) => read.pending && read.data === undefined && read.refreshing),
    refetch: () => {
      for (const read of reads) void read.refetch()
    },
  }
}
