// A document at a glance, beside its list: whose, when, what, how much.
import type { ReactNode } from 'react'
import type { Cents, Quantity } from '#kernel/money.ts'
import type { Totals } from '#kernel/vat.ts'
import { to } from '#web/site.ts'
import { unitFor } from '#kernel/units.ts'
import { useFormats } from '#web/formats.ts'
import { Fact, Facts } from '#web/ui/Facts.tsx'
import { Link } from '#web/ui/Link.tsx'
import { Bone } from '#web/ui/Skeletons.tsx'
import { useLocale } from '#web/words.ts'
import { TotalsView } from './Totals.tsx'

export function DocumentPreview({
  customer,
  customerLabel,
  customerHref = to('/clients/:id', { id: customer.id }),
  subject,
  state,
  facts,
  document,
}: {
  customer: { readonly id: string; readonly name: string }
  customerLabel: string
  /** Where the other party is no client. */
  customerHref?: string
  subject: string
  state: ReactNode
  facts: readonly { readonly label: string; readonly value: ReactNode }[]
  /** Undefined while it is on its way: what the list knows is shown at once. */
  document:
    | {
        readonly lines: readonly PreviewLine[]
        /** Null for a paper without prices, or who may not see them. */
        readonly totals?: Totals | null
        readonly margin?: Cents | null
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
            <Link href={customerHref} quiet>
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
          {document.totals && (
            <div className="flex justify-end px-4 pb-4">
              <TotalsView totals={document.totals} margin={document.margin ?? null} />
            </div>
          )}
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

/** A line as a preview tells it: what, how much, and what it comes to where that may be seen. */
type PreviewLine =
  | {
      readonly kind: 'item'
      readonly id: string
      readonly name: string
      readonly quantity: Quantity
      readonly unit: string
      readonly net?: Cents | null
    }
  | {
      readonly kind: 'option' | 'section' | 'text' | 'subtotal' | 'page_break'
      readonly id: string
    }

/** What is sold, in two columns: the whole table is on its page. */
function Lines({ lines }: { lines: readonly PreviewLine[] }) {
  const formats = useFormats()
  const locale = useLocale()
  if (lines.length === 0) return null
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
            {typeof line.net === 'number' && (
              <span className="figures">{formats.bare(line.net)}</span>
            )}
          </li>
        ) : null,
      )}
    </ul>
  )
}
