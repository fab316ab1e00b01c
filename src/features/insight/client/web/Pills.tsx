// What one must know of a client before talking to them, beside their name: icon and word, always.
import { Ban, CreditCard, Moon, PhoneOff, Sprout } from 'lucide-react'
import { showCustomerCredit } from '#features/sales/orders/contract/control.ts'
import { daysBetween } from '#kernel/day.ts'
import { subtract } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights, useToday } from '#web/session.ts'
import { Badge } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type Client, useDashboard } from './client.ts'

/** Days without a word from which it is said. */
const tooLong = 90

export function ClientPills({ client }: { client: Client }) {
  const { pills } = useWords(both)
  const formats = useFormats()
  const today = useToday()
  const { can } = useRights()
  const { told } = useDashboard(client)
  const { data: credit } = useRead(
    showCustomerCredit,
    { id: client.id },
    { enabled: can('orders.read') && can('invoices.read') },
  )
  const limit = credit?.creditLimit ?? credit?.companyLimit ?? null
  const over = credit && limit !== null ? subtract(credit.exposure, limit) : null
  const { sales, mix } = told ?? {}
  const since = mix?.lastContact ? daysBetween(mix.lastContact, today) : null
  const isKnown = sales?.ever || (mix && since !== null)
  return (
    <>
      {credit?.blocked && (
        <Badge icon={Ban} hue="red">
          {pills.blocked}
        </Badge>
      )}
      {sales && !sales.ever && (
        <Badge icon={Sprout} hue="blue">
          {pills.prospect}
        </Badge>
      )}
      {sales?.ever && sales.months.every(({ net }) => net === 0) && (
        <Badge icon={Moon}>{pills.inactive}</Badge>
      )}
      {over !== null && over > 0 && (
        <Badge icon={CreditCard} hue="red">
          {pills.over(formats.amount(over))}
        </Badge>
      )}
      {mix && isKnown && (since === null || since > tooLong) && (
        <Badge icon={PhoneOff} hue="orange">
          {pills.silent(since === null ? 365 : since)}
        </Badge>
      )}
    </>
  )
}
