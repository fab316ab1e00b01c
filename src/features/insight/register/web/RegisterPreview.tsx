import { showPurchase } from '#features/purchasing/purchase-orders/contract.ts'
import { showDelivery } from '#features/sales/deliveries/contract.ts'
import { DocumentPreview } from '#features/sales/documents/web/DocumentPreview.tsx'
import { showInvoice } from '#features/sales/invoices/contract.ts'
import { showOrder } from '#features/sales/orders/contract.ts'
import { showQuote } from '#features/sales/quotes/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import type { RowOf } from '#web/ui/list/definition.ts'
import { useWords } from '#web/words.ts'
import type { listRegister } from '../contract.ts'
import { both } from './both.ts'
import { Kind, Standing } from './list.tsx'

const shows = {
  quote: showQuote,
  order: showOrder,
  delivery: showDelivery,
  invoice: showInvoice,
  credit_note: showInvoice,
  purchase: showPurchase,
}

/** A document of any kind at a glance, beside the list. */
export function RegisterPreview({ row }: { row: RowOf<typeof listRegister> }) {
  const words = useWords(both)
  const formats = useFormats()
  const { columns } = words
  const { data } = useRead(shows[row.kind] as (typeof shows)[typeof row.kind], { id: row.id })
  return (
    <DocumentPreview
      customer={row.party}
      customerLabel={columns.party}
      {...(row.kind === 'purchase' && {
        customerHref: to('/fournisseurs/:id', { id: row.party.id }),
      })}
      subject={row.subject}
      state={
        <div className="flex flex-col gap-1">
          <Kind kind={row.kind} />
          <Standing row={row} />
        </div>
      }
      facts={[
        { label: columns.day, value: formats.day(row.day) },
        { label: columns.project, value: row.project?.name },
        { label: columns.seller, value: row.seller?.name },
        { label: columns.store, value: row.store?.name },
      ]}
      document={
        data && {
          lines: data.lines.map((line) => ('kind' in line ? line : { ...line, kind: 'item' })),
          totals: 'totals' in data ? data.totals : null,
          margin: 'margin' in data ? data.margin : null,
        }
      }
    />
  )
}
