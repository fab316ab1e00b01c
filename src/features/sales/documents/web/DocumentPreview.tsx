// A document at a glance, beside its list: whose, when, what, how much.
import type { ReactNode } from 'react'
import type { Cents } from '#kernel/money.ts'
import type { Totals } from '#kernel/vat.ts'
import { to } from '#web/site.ts'
import { unitFor } from '#kernel/units.ts'
import { useFormats } from '#web/formats.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { useLocale } from '#web/words.ts'
import type { ReadLine } from './LinesRead.tsx'
import { TotalsView } from './Totals.tsx'

export function DocumentPreview({
  customer,
  customerLabel,
  subject,
  state,
  facts,
  document,
}: {
  customer: { readonly id: string; readonly name: string }
  customerLabel: string
  subject: string
  state: ReactNode
  facts: readonly { readonly label: string; readonly value: ReactNode }[]
  /** Undefined while it is on its way: what the list knows is shown at once. */
  document:
    | {
        readonly lines: readonly ReadLine[]
        readonly totals: Totals
        readonly margin: Cents | null
      }
    | undefined
}) {
  return (
    <div className="flex flex-col gap-4">
      <div className="flex flex-col gap-1 px-4">
        {state}
        {subject && <p className="text-14 text-soft">{subject}</p>}
      </div>
      <div className="px-4">
        <Facts>
          <Fact label={customerLabel}>
            <Link href={to('/clients/:id', { id: customer.id })} quiet>
              {customer.name}
            </Link>
          </Fact>
          {facts.map(({ label, value }) =>
            value ? (
              <Fact key={label} label={label}>
                {value}
              </Fact>
            ) : null,
          )}
        </Facts>
      </div>
      {document ? (
        <>
          <Lines lines={document.lines} />
          <div className="flex justify-end px-4 pb-4">
            <TotalsView totals={document.totals} margin={document.margin} />
          </div>
        </>
      ) : (
        <div className="flex flex-col gap-3 px-4">
          <Bone className="h-4 w-full" />
          <Bone className="h-4 w-3/4" />
          <Bone className="h-4 w-5/6" />
        </div>
      )}
    </div>
  )
}

/** What is sold, in two columns: the whole table is on its page. */
function Lines({ lines }: { lines: readonly ReadLine[] }) {
  const formats = useFormats()
  const locale = useLocale()
  return (
    <ul className="border-y border-line-soft text-13">
      {lines.map((line) =>
        line.kind === 'item' ? (
          <li
            key={line.id}
            className="flex items-baseline gap-3 border-b border-line-soft px-4 py-2 last:border-0"
          >
            <span className="min-w-0 flex-1">
              <span className="block font-medium">{line.name}</span>
              <span className="figures block text-soft">
                {formats.quantity(line.quantity)}
                {line.unit && ` ${unitFor(line.unit, line.quantity, locale)}`}
              </span>
            </span>
            <span className="figures">{formats.bare(line.net)}</span>
          </li>
        ) : null,
      )}
    </ul>
  )
}
