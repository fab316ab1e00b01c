import { DocumentPreview } from '#features/sales/documents/web/DocumentPreview.tsx'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Link } from '#web/ui/Link.tsx'
import type { RowOf } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import { type listPayments, showPayment } from '../contract.ts'
import { paymentWords } from './words.ts'

/** A payment at a glance, beside the list: what it settles. */
export function PaymentPreview({ row }: { row: RowOf<typeof listPayments> }) {
  const words = useWords(paymentWords)
  const formats = useFormats()
  const { data } = useRead(showPayment, { id: row.id })
  const { columns } = words
  const shared = useWords(documentWords)
  return (
    <DocumentPreview
      customer={row.customer}
      customerLabel={columns.customer}
      subject={row.reference}
      state={<p className="figures text-20 font-semibold">{formats.amount(row.amount)}</p>}
      facts={[
        { label: columns.day, value: formats.day(row.day) },
        { label: columns.method, value: shared.methods[row.method] },
        ...(data?.allocations ?? []).map(({ invoice, number, amount }) => ({
          label: number,
          value: (
            <Link href={to('/factures/:id', { id: invoice })} quiet>
              <span className="figures">{formats.amount(amount)}</span>
            </Link>
          ),
        })),
        {
          label: columns.remaining,
          value: row.remaining !== 0 && (
            <span className="figures font-semibold">{formats.amount(row.remaining)}</span>
          ),
        },
      ]}
      document={data && { lines: [] }}
    />
  )
}
