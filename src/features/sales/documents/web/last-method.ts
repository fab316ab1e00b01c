// How money came in last on this device: the next payment starts with it.
import { type PaymentMethod, paymentMethods } from '#features/base/company/rules.ts'
import { readStored, store } from '#web/preferences.ts'

const memory = 'comptoir.payment-method'

export function lastMethod(): PaymentMethod | null {
  const kept = readStored<string>(memory)
  return paymentMethods.find((method) => method === kept) ?? null
}

export const rememberMethod = (method: PaymentMethod): void => store(memory, method)
