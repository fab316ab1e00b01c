// Cash is limited by law: said where it is taken, and never refused, since it has been received.
import { show } from '#features/relation/customers/contract.ts'
import { cashLimitPassed } from '#features/sales/payments/rules/cash.ts'
import { showCompany } from '#features/base/company/contract.ts'
import type { Cents } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { useWords } from '#web/words.ts'
import { moneyWords } from './money-words.ts'

export function CashLimit({
  method,
  amount,
  customer,
}: {
  method: string
  amount: Cents
  customer: string
}) {
  const words = useWords(moneyWords)
  const formats = useFormats()
  const { can } = useRights()
  const enabled = method === 'cash' && can('customers.read')
  const payer = useRead(show, { id: customer }, { enabled }).data
  const seller = useRead(showCompany, {}, { enabled: enabled && can('company.read') }).data
  const passed = payer ? cashLimitPassed({ method, amount }, payer, seller?.country ?? 'FR') : null
  if (passed === null) return null
  return <Banner tone="orange">{words.cash(formats.amount(passed))}</Banner>
}
