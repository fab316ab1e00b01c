import { FileText, PackageOpen, Plus, Send, Trash2 } from 'lucide-react'
import { useTagging } from '#features/base/tags/web/useTagging.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { selectedRows, useBulk, whyNotMany } from '#features/sales/documents/web/bulk.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { call } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkAction, RowOf, Selection } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { deletePurchase, listPurchases, purchasePdf, sendPurchase } from '../contract.ts'
import { purchases } from './list.tsx'
import { purchaseWords } from './words.ts'

type Row = RowOf<typeof listPurchases>

export function PurchaseList() {
  const words = useWords(purchaseWords)
  const { can, role } = useRights()
  const writes = can('purchases.write') && role.seesCosts
  const { actions, report } = useBulkActs(writes)
  const planning = usePlanning<Row>('purchases')
  const tagging = useTagging<Row>('purchases', 'purchases')
  const create = writes && (
    <LinkButton variant="primary" icon={Plus} href={to('/commandes-achat/nouvelle')}>
      {words.create}
    </LinkButton>
  )
  return (
    <>
      <List
        definition={purchases}
        title={words.title}
        actions={create}
        bulk={[...actions, ...planning, ...tagging]}
        rowActions={(row) =>
          role.seesCosts
            ? [
                {
                  key: 'pdf',
                  label: words.openPdf,
                  icon: FileText,
                  onPress: () => void openPdf(purchasePdf, { id: row.id }),
                },
              ]
            : []
        }
        empty={{ icon: PackageOpen, title: words.empty, text: words.emptyText, action: create }}
      />
      {report}
    </>
  )
}

/** What may be done with several drafts at once. */
function useBulkActs(writes: boolean) {
  const words = useWords(purchaseWords)
  const shared = useWords(documentWords)
  const { can } = useRights()
  const bulk = useBulk([listPurchases])
  const isDraft = ({ state }: Row) => state === 'draft'
  const labelOf = (row: Row) => `${row.number ?? words.draftNumber} · ${row.supplier.name}`
  const drafts = async (selection: Selection<Row>) =>
    (await selectedRows(purchases.endpoint, selection as never, (row) => (row as Row).id)).filter(
      (row) => isDraft(row as Row),
    ) as Row[]
  const whyNot = (selection: Selection<Row>) => whyNotMany(selection, isDraft, shared)
  const actions: BulkAction<Row>[] = [
    ...(writes
      ? [
          {
            key: 'send',
            label: words.markSent,
            icon: Send,
            whyNot,
            run: async (selection: Selection<Row>) =>
              bulk.each(await drafts(selection), labelOf, ({ id, version }, options) =>
                call(sendPurchase, { id, version, how: 'email' }, options),
              ),
          },
        ]
      : []),
    ...(can('purchases.delete')
      ? [
          {
            key: 'delete',
            label: words.remove,
            icon: Trash2,
            danger: true,
            whyNot,
            run: async (selection: Selection<Row>) =>
              bulk.each(await drafts(selection), labelOf, ({ id }, options) =>
                call(deletePurchase, { id }, options),
              ),
          },
        ]
      : []),
  ]
  return { actions, report: bulk.report }
}
