// From what is chosen to the invoice, in one act or two.
import { useState } from 'react'
import { invoiceQuote, issueInvoice, showInvoice } from '#features/sales/invoices/contract.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import { bps } from '#kernel/money.ts'
import { type ApiProblem, useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import type { Chosen, Source } from './asked.ts'
import { billingAt } from './endpoints.ts'
import { billingReads } from './reads.ts'
import { billingWords } from './words.ts'

/** Makes the draft and, if asked to, issues it at once; the invoice opens, ready to be sent. */
export function useMaking(source: Source): {
  /** `beyond` is why more is invoiced than was signed, where it is. */
  run: (how: 'draft' | 'issue', chosen: Chosen, beyond: string | null) => Promise<void>
  /** From the first act until the invoice is open, or refused. */
  pending: boolean
  problem: ApiProblem | null
} {
  const words = useWords(billingWords)
  const go = useGo()
  const { of, document, step } = source
  const refresh = [...billingReads, showInvoice]
  const at = billingAt[of]
  const whole = useWrite(invoiceQuote, { refresh })
  const ordered = useWrite(invoiceOrders, { refresh })
  const deposit = useWrite(at.invoiceDeposit, { refresh })
  const balance = useWrite(at.invoiceBalance, { refresh })
  const planned = useWrite(at.invoiceStep, { refresh })
  const issuing = useWrite(issueInvoice, { refresh })
  const on = { id: document.id, version: document.version }
  const [pending, setPending] = useState(false)
  const make = (chosen: Chosen, beyond: string | null) => {
    if (chosen.way === 'step' && step) return planned.run({ id: document.id, step: step.id })
    if (chosen.way === 'balance') return balance.run(on)
    if (chosen.way === 'deposit') {
      const { amount, percent } = chosen
      return deposit.run({
        ...on,
        ...(amount === null ? { percent: percent ?? bps(0) } : { amount }),
      })
    }
    const lines = Object.entries(chosen.quantities).flatMap(([line, count]) =>
      count ? [{ line, quantity: count }] : [],
    )
    const asked = chosen.way === 'all' ? {} : { lines }
    if (of === 'order') return ordered.run({ orders: [document.id], ...asked })
    const reason = beyond === null ? {} : { beyondSigned: true, reason: beyond }
    return whole.run({ ...on, ...asked, ...(chosen.way === 'all' ? {} : reason) })
  }
  return {
    pending,
    problem:
      planned.problem ?? whole.problem ?? ordered.problem ?? deposit.problem ?? balance.problem,
    run: async (how, chosen, beyond) => {
      setPending(true)
      const made = await make(chosen, beyond)
      if (!made) return setPending(false)
      const issued = how === 'issue' ? await issuing.run({ id: made.id }) : null
      // What lacks is said on the draft, with the field that mends it.
      if (issued) toast(words.issued(issued.number ?? ''), { tone: 'green' })
      else toast(words.drafted)
      go(to('/factures/:id', { id: made.id }, issued ? { envoyer: '1' } : {}))
    },
  }
}
