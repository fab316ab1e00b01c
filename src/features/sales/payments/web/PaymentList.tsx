import { CreditCard, Plus } from 'lucide-react'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { payments } from './list.tsx'
import { PaymentPreview } from './PaymentPreview.tsx'
import { paymentWords } from './words.ts'

export function PaymentList() {
  const words = useWords(paymentWords)
  const { can } = useRights()
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
      preview={(row) => <PaymentPreview row={row} />}
      empty={{ icon: CreditCard, title: words.empty, text: words.emptyText, action: create }}
    />
  )
}
