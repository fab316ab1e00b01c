// Cash is limited by law: CMF art. L112-6 and D112-3 (version in force since 2015).
import { type Cents, cents } from '#kernel/money.ts'

type Payer = { readonly kind: 'company' | 'person'; readonly country: string }

/** 1 000 € for whoever lives in France or buys for a trade; 15 000 € for a foreign private person. */
const usual = cents(1_000_00)
const foreignPerson = cents(15_000_00)

/** The limit that a payment in cash passes, or null. It binds whoever sells in France. */
export function cashLimitPassed(
  payment: { readonly method: string; readonly amount: Cents },
  payer: Payer,
  sellerCountry: string,
): Cents | null {
  if (payment.method !== 'cash' || sellerCountry !== 'FR') return null
  const limit = payer.kind === 'person' && payer.country !== 'FR' ? foreignPerson : usual
  return payment.amount > limit ? limit : null
}
