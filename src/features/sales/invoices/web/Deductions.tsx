// From the whole of a balance to what is to be paid: each invoice that it deducts.
import { Row } from '#features/sales/documents/web/Totals.tsx'
import { minus, subtract } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Link } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import type { Invoice } from '../contract.ts'
import { invoiceWords } from './words.ts'

export function Deductions({ invoice }: { invoice: Invoice }) {
  const words = useWords(invoiceWords)
  const formats = useFormats()
  const { retention } = invoice
  if (invoice.deductions.length === 0 && !retention) return null
  return (
    <>
      {invoice.deductions.map((one) => (
        <div key={one.id} className="flex items-start justify-between gap-4 py-1">
          <dt className="min-w-0 text-soft">
            <span className="block">
              {`${words.kinds[one.kind]} `}
              <Link href={to('/factures/:id', { id: one.id })}>{one.number}</Link>
              {`, ${formats.day(one.day)}`}
            </span>
            <span className="figures block text-12 text-faint">
              {words.deductedDetail(formats.amount(one.net), formats.amount(one.tax))}
            </span>
          </dt>
          <dd className="figures">{formats.amount(minus(one.gross))}</dd>
        </div>
      ))}
      <Row label={invoice.kind === 'credit_note' ? words.toCredit : words.payable} strong>
        {formats.amount(invoice.payable)}
      </Row>
      {retention && (
        <>
          <Row
            label={`${words.retention(formats.percent(retention.rate))}, ${words.retentionDue(retention.day && formats.day(retention.day))}`}
          >
            {formats.amount(minus(retention.amount))}
          </Row>
          <Row label={words.toPayNow} strong>
            {formats.amount(subtract(invoice.payable, retention.amount))}
          </Row>
        </>
      )}
    </>
  )
}
