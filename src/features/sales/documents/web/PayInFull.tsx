// Everything that is due, collected at once: what, when, how; Enter is enough. A client pays their
// invoices by one payment.
import { useRef, useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { PaymentMethod } from '#features/base/company/rules.ts'
import {
  list as listCustomers,
  show as showCustomer,
} from '#features/relation/customers/contract.ts'
import { listInvoices, showInvoice } from '#features/sales/invoices/contract.ts'
import {
  customerOutstanding,
  customerTransactions,
  listPayments,
  recordPayment,
} from '#features/sales/payments/contract.ts'
import type { Day } from '#kernel/day.ts'
import { type Cents, sum } from '#kernel/money.ts'
import { call, keyOf, newKey, toProblem } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { rememberMethod } from './last-method.ts'
import { moneyWords } from './money-words.ts'
import { PaymentFields, useMeans } from './PaymentFields.tsx'

export type Owing = {
  readonly customer: { readonly id: string; readonly name: string }
  readonly invoices: readonly {
    readonly id: string
    readonly number: string
    readonly outstanding: Cents
  }[]
}

/** What a payment changes, to be asked again. */
export const moneyReads = [
  listInvoices,
  showInvoice,
  listPayments,
  customerOutstanding,
  customerTransactions,
  showCustomer,
  listCustomers,
] as const

/** The invoices of a list by who pays them; what is not owed is left out. */
export function owingOf(
  rows: readonly {
    id: string
    number: string | null
    customer: { id: string; name: string }
    outstanding: Cents
  }[],
): Owing[] {
  const byCustomer = new Map<string, Owing>()
  for (const { id, number, customer, outstanding } of rows) {
    if (outstanding <= 0) continue
    const known = byCustomer.get(customer.id)?.invoices ?? []
    const invoices = [...known, { id, number: number ?? '', outstanding }]
    byCustomer.set(customer.id, { customer, invoices })
  }
  return [...byCustomer.values()]
}

export const totalOf = (owing: readonly Owing[]): Cents =>
  sum(owing.flatMap(({ invoices }) => invoices.map(({ outstanding }) => outstanding)))

export function PayInFull({ owing, onClose }: { owing: readonly Owing[]; onClose: () => void }) {
  const words = useWords(moneyWords)
  const formats = useFormats()
  const means = useMeans()
  const { pay, pending, refused } = usePaying(onClose)
  const total = totalOf(owing)
  const count = owing.reduce((n, { invoices }) => n + invoices.length, 0)
  const submit = () => void pay(owing, means.given)
  return (
    <FormDialog
      title={words.payAllTitle}
      sticky
      onClose={onClose}
      act={words.payAll(formats.amount(total))}
      autoFocus
      writing={{ pending }}
      onSubmit={submit}
    >
      <p className="text-soft">
        {words.payAllText(count, owing.length, owing[0]?.customer.name ?? '')}
      </p>
      <PaymentFields means={means} dayLabel={words.receivedOn} />
      {refused.map(({ name, detail }) => (
        <Banner key={name} tone="red" title={name}>
          {detail}
        </Banner>
      ))}
    </FormDialog>
  )
}

type Means = { day?: Day; method: PaymentMethod; reference: string }

/** One payment a client, each with a key of its own that stays while the sheet is open. */
function usePaying(onDone: () => void) {
  const words = useWords(moneyWords)
  const formats = useFormats()
  const queries = useQueryClient()
  const keys = useRef(new Map<string, string>())
  const paid = useRef(new Set<string>())
  const [pending, setPending] = useState(false)
  const [refused, setRefused] = useState<readonly { name: string; detail: string }[]>([])
  async function pay(owing: readonly Owing[], means: Means): Promise<void> {
    if (pending) return
    setPending(true)
    const wrong: { name: string; detail: string }[] = []
    for (const one of owing.filter(({ customer }) => !paid.current.has(customer.id))) {
      const { customer, invoices } = one
      const key = keys.current.get(customer.id) ?? newKey()
      keys.current.set(customer.id, key)
      try {
        await call(
          recordPayment,
          {
            customer: customer.id,
            ...means,
            amount: totalOf([one]),
            allocations: invoices.map(({ id, outstanding }) => ({
              invoice: id,
              amount: outstanding,
            })),
          },
          { idempotencyKey: key },
        )
        paid.current.add(customer.id)
      } catch (error) {
        keys.current.delete(customer.id)
        wrong.push({ name: customer.name, detail: toProblem(error).detail })
      }
    }
    await Promise.all(
      moneyReads.map((read) => queries.invalidateQueries({ queryKey: keyOf(read) })),
    )
    setPending(false)
    setRefused(wrong)
    if (wrong.length > 0) return
    rememberMethod(means.method)
    toast(words.payAllDone(formats.amount(totalOf(owing))), { tone: 'green' })
    onDone()
  }
  return { pay, pending, refused }
}
