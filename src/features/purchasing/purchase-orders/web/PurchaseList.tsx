import { PackageOpen, Plus, Send, Trash2 } from 'lucide-react'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { openPdf } from '#features/sales/documents/web/pdf.ts'
import { useRowActs } from '#features/sales/documents/web/row-acts.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkJob, RowOf } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { type listPurchases, purchasePdf } from '../contract.ts'
import { purchases } from './list.tsx'
import { PurchasePreview } from './PurchasePreview.tsx'
import { purchaseWords } from './words.ts'

type Row = RowOf<typeof listPurchases>

export function PurchaseList() {
  const words = useWords(purchaseWords)
  const { can, role } = useRights()
  const writes = can('purchases.write') && role.seesCosts
  const acts = useActs(writes)
  const rowActs = useRowActs({ read: role.seesCosts && (({ id }) => openPdf(purchasePdf, { id })) })
  const create = writes && (
    <LinkButton variant="primary" icon={Plus} href={to('/commandes-achat/nouvelle')}>
      {words.create}
    </LinkButton>
  )
  return (
    <List
      definition={purchases}
      title={words.title}
      actions={create}
      bulk={acts}
      preview={(row) => <PurchasePreview row={row} />}
      rowActions={rowActs}
      empty={{ icon: PackageOpen, title: words.empty, text: words.emptyText, action: create }}
    />
  )
}

/** What may be done with several: each act is tried by the server, which says what it concerns. */
function useActs(writes: boolean): readonly BulkJob<Row>[] {
  const words = useWords(purchaseWords)
  const { can } = useRights()
  const many = useManyActs('purchases', 'purchases')
  const planning = usePlanning<Row>('purchases')
  const tagging = useTagging<Row>('purchases', 'purchases')
  const entrusting = useEntrusting<Row>('purchases', 'purchases')
  return [
    ...(writes ? [{ key: 'send', act: 'purchases.send', label: words.markSent, icon: Send }] : []),
    ...many,
    ...planning,
    ...entrusting,
    ...tagging,
    ...(can('purchases.delete')
      ? [
          {
            key: 'delete',
            act: 'purchases.delete',
            label: words.remove,
            icon: Trash2,
            danger: true,
          },
        ]
      : []),
  ]
}
