// The open credit notes of a client, offered wherever something of theirs is due.
import { FileInput } from 'lucide-react'
import { allocateCreditNote, customerOutstanding } from '#features/sales/payments/contract.ts'
import { type Cents, cents } from '#kernel/money.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Button } from '#web/ui/Button.tsx'
import { Link } from '#web/ui/Link.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { moneyReads } from '../PayInFull.tsx'
import { spreadWords } from './words.ts'

/** One press uses a credit note: on this invoice, or on the oldest that are due. */
export function OpenCredits({
  customer,
  invoice = null,
}: {
  customer: string
  invoice?: { readonly id: string; readonly outstanding: Cents } | null
}) {
  const words = useWords(spreadWords)
  const formats = useFormats()
  const { can } = useRights()
  const { data } = useRead(customerOutstanding, { id: customer }, { staleTime: 0 })
  const using = useWrite(allocateCreditNote, {
    refresh: moneyReads,
    onDone: () => toast(words.imputed, { tone: 'green' }),
  })
  const due = invoice?.outstanding ?? data?.outstanding ?? 0
  if (!data || data.creditNotes.length === 0 || due <= 0) return null
  return (
    <div className="rounded-lg bg-blue-soft px-3 py-2.5 text-13">
      <p className="font-medium">{words.credits}</p>
      <ul className="flex flex-col">
        {data.creditNotes.map(({ id, number, remaining }) => {
          const amount = cents(Math.min(remaining, due))
          return (
            <li key={id} className="flex flex-wrap items-center justify-between gap-2 py-1">
              <Link quiet href={to('/avoirs/:id', { id })}>
                {words.creditOf(number, formats.amount(remaining))}
              </Link>
              {can('payments.write') && (
                <Button
                  size="small"
                  icon={FileInput}
                  pending={using.pending}
                  onPress={() =>
                    void using.run({
                      id,
                      ...(invoice ? { allocations: [{ invoice: invoice.id, amount }] } : {}),
                    })
                  }
                >
                  {words.impute(formats.amount(amount))}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {using.problem && <p className="text-red">{using.problem.detail}</p>}
    </div>
  )
}
