// What follows the money of a populated company: when it is invoiced, and who is reminded of it.
import { quoteBilling } from '#features/sales/billing/contract.ts'
import { holdInvoiceReminders } from '#features/sales/reminders/contract.ts'
import { planCall } from '#features/sales/reminders/contract/calls.ts'
import { createPlan } from '#features/sales/reminders/contract/plans.ts'
import { day } from '#kernel/day.ts'
import { bps } from '#kernel/money.ts'
import type { Someone } from '../scene.ts'

/** A step of the billing plan of a signed quote or of a direct order: its balance. */
export async function billingOf(
  someone: Someone,
  id: string,
  label: string,
  { savePlan }: Pick<typeof quoteBilling, 'savePlan'> = quoteBilling,
) {
  const step = { kind: 'balance', label, trigger: 'hand', day: null, percent: null, amount: null }
  const terms = { version: 0, recovery: 'progress', retention: bps(0), bond: '' } as const
  return (await someone(savePlan, { id, ...terms, steps: [step as never] })).steps
}

/** A plan of reminders, an invoice whose payment is promised, a quote to call about. */
export async function remindersOf(
  someone: Someone,
  canary: string,
  invoice: string,
  quote: string,
) {
  const plan = await someone(createPlan, { kind: 'invoice', name: `${canary} plan` })
  const until = day('2026-04-10')
  const promise = { kind: 'promise' as const, until, reason: `${canary} promis` }
  await someone(holdInvoiceReminders, { id: invoice, ...promise })
  const at = day('2026-03-31')
  const call = await someone(planCall, { kind: 'quote', document: quote, day: at })
  return { plan, call }
}
