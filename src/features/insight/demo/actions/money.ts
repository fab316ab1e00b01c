// Money that does not follow its invoice: paid in advance, paid twice and given back, sent back by the
// bank, recorded by mistake.
import { recordPayment } from '#features/sales/payments/actions/record.ts'
import { recordRefund } from '#features/sales/payments/actions/refund.ts'
import { reversePayment } from '#features/sales/payments/actions/reverse.ts'
import { cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { clients } from '../rules/clients.ts'
import { creditEvents } from './credits.ts'
import { type Event, whoCounts } from './deals.ts'
import type { Directory } from './directory.ts'

export function moneyEvents(known: Directory): Event[] {
  const of = (name: string): string => {
    const rank = clients.findIndex((one) => one.name === name)
    return known.clients[rank] ?? ''
  }
  const onAccount = (name: string, euros: number, reference: string) => async (on: Act) => {
    const { id } = await recordPayment(on, {
      customer: of(name),
      method: 'transfer',
      amount: cents(euros * 100),
      reference,
      allocations: [],
      second: true,
    })
    return id
  }
  const at = (daysAgo: number, happen: Event['happen']): Event => ({
    daysAgo,
    who: whoCounts,
    happen,
  })
  const made = { cheque: '', mistake: '' }
  const sent = { customer: of('Lycée Ampère, intendance'), amount: cents(385_40) }
  return [
    at(
      9,
      async (on) => void (await onAccount('Hôtel des Terreaux', 1_500, 'Avance sur travaux')(on)),
    ),
    // Paid twice, and given back a week later.
    at(52, async (on) => void (await onAccount('Étoile Conseil', 642, 'Double virement')(on))),
    at(45, async (on) => {
      const customer = of('Étoile Conseil')
      await recordRefund(on, { customer, method: 'transfer', amount: cents(642_00) })
    }),
    // A cheque that the bank sends back.
    at(30, async (on) => {
      const given = { ...sent, method: 'cheque' as const, reference: 'Chèque 4471023' }
      made.cheque = (await recordPayment(on, { ...given, allocations: [], second: true })).id
    }),
    at(23, async (on) => {
      const note = 'Provision insuffisante'
      await reversePayment(on, { id: made.cheque, reason: 'rejected', note })
    }),
    at(6, async (on) => {
      made.mistake = await onAccount('Fleuriste Pétale', 120, 'Saisi pour un autre client')(on)
    }),
    at(6, async (on) => void (await reversePayment(on, { id: made.mistake }))),
    ...creditEvents(),
  ]
}
