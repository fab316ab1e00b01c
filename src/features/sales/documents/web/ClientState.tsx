import { show } from '#features/relation/customers/contract.ts'
import { minus } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import type { Editor } from './editor.ts'
import { useSide } from './side.ts'
import { useHead } from './use-editor.ts'
import { documentWords } from './words.ts'

/** What is overdue while one sells to this client; nothing where nothing is. */
export function ClientState({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const { can } = useRights()
  const { customer } = useHead(editor)
  const data = useClientRecord(editor)
  const figures = useSide() === 'sale' ? data?.figures : null
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

/** What the client owes or has paid in advance, under their name. */
export function ClientBalance({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const data = useClientRecord(editor)
  const balance = data?.figures?.balance
  if (balance === undefined || balance === 0) return null
  return (
    <p className="mt-1 text-12 text-faint">
      {balance > 0
        ? words.balance(formats.amount(balance))
        : words.inAdvance(formats.amount(minus(balance)))}
    </p>
  )
}

/** The client of the document, as its own page shows it; undefined until it is read, or may not be. */
export function useClientRecord(editor: Editor) {
  const { can } = useRights()
  const { customer } = useHead(editor)
  const { data } = useRead(
    show,
    { id: customer?.id ?? '' },
    { enabled: customer !== null && can('customers.read') },
  )
  return customer ? data : undefined
}
