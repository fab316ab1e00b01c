import { show } from '#features/relation/customers/contract.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import type { Editor } from './editor.ts'
import { useHead } from './use-editor.ts'
import { documentWords } from './words.ts'

/** What is overdue while one sells to this client; nothing where nothing is. */
export function ClientState({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const { can } = useRights()
  const { customer } = useHead(editor)
  const { data } = useRead(
    show,
    { id: customer?.id ?? '' },
    { enabled: customer !== null && can('customers.read') },
  )
  const figures = data?.figures
  if (!customer || !figures || figures.overdue <= 0) return null
  return (
    <Banner
      tone="orange"
      actions={
        can('invoices.read') && (
          <LinkButton
            size="small"
            href={to('/factures', {}, { customer: customer.id, late: 'true' })}
          >
            {words.overdueLink}
          </LinkButton>
        )
      }
    >
      <strong className="font-semibold">{customer.name}</strong>
      {' · '}
      {words.overdue(formats.amount(figures.overdue), figures.overdueDays)}
    </Banner>
  )
}
