import { companyReasons } from '#features/base/company/rules.ts'
import { incompleteReasons } from '#features/sales/documents/rules/reasons.ts'
import { invoiceReasons } from '#features/sales/invoices/rules/reasons.ts'
import { orderReasons } from '#features/sales/orders/rules/reasons.ts'
import { paymentReasons } from '#features/sales/payments/rules/reasons.ts'
import { quoteReasons } from '#features/sales/quotes/rules/reasons.ts'
import { fill, type Locale, type Reason } from '#kernel/refusal.ts'
import { to } from '#web/site.ts'

const known: Readonly<Record<string, Reason>> = {
  ...companyReasons,
  ...incompleteReasons,
  ...quoteReasons,
  ...orderReasons,
  ...invoiceReasons,
  ...paymentReasons,
}

/** The sentence of a refusal that a rule gives, as the server would say it; null for no refusal. */
export function reasonText(
  code: string | null,
  locale: Locale,
  values: Readonly<Record<string, string>> = {},
): string | null {
  const reason = code === null ? undefined : known[code]
  return code === null ? null : fill(reason?.[locale] ?? code, values)
}

/** Where what a document lacks is filled in, or null where it is on the document itself. */
export function whereToMend(field: string, customer: string | null): string | null {
  if (field.startsWith('seller.')) return to('/parametres/entreprise')
  if (field.startsWith('buyer.') && customer) return to('/clients/:id', { id: customer })
  return null
}
