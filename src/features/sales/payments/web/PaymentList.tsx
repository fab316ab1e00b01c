import { CreditCard, Plus } from 'lucide-react'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { RowOf } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import type { listPayments } from '../contract.ts'
import { payments } from './list.tsx'
import { PaymentPreview } from './PaymentPreview.tsx'
import { paymentWords } from './words.ts'

export function PaymentList() {
  const words = useWords(paymentWords)
  const { can } = useRights()
  const planning = usePlanning<RowOf<typeof listPayments>>('payments')
  const many = useManyActs('payments', 'payments')
  const entrusting = useEntrusting<RowOf<typeof listPayments>>('payments', 'payments')
  const tagging = useTagging<RowOf<typeof listPayments>>('payments', 'payments')
  const create = can('payments.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/reglements/nouveau')}>
      {words.create}
    </LinkButton>
  )
  return (
    <List
      definition={payments}
      title={words.title}
      actions={create}
      bulk={[...many, ...planning, ...entrusting, ...tagging]}
      preview={(row) => <PaymentPreview row={row} />}
      empty={{ icon: CreditCard, title: words.empty, text: words.emptyText, action: create }}
    />
  )
}
