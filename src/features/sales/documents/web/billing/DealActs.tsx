// What happens to a deal beside its invoices: the reception of the works, the release of what is held
// back, an amendment.
import { type ReactNode, useState } from 'react'
import type { BillingPlan } from '#features/sales/billing/contract.ts'
import { listInvoices, showInvoice } from '#features/sales/invoices/contract.ts'
import { listOrders } from '#features/sales/orders/contract.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import type { Day } from '#kernel/day.ts'
import { type ApiProblem, useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useToday } from '#web/session.ts'
import { DayField } from '#web/ui/DayField.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { planWords } from './plan-words.ts'
import { billingAt } from './endpoints.ts'
import { billingReads } from './reads.ts'

type Asked = { plan: BillingPlan; onClose: () => void }

export function ReceiveWorks({ plan, onClose }: Asked) {
  const words = useWords(planWords)
  const today = useToday()
  const [day, setDay] = useState<Day | null>(plan.receptionDay ?? today)
  const receiving = useWrite(billingAt[plan.of].receiveWorks, {
    refresh: [...billingReads, showInvoice],
    onDone: onClose,
  })
  return (
    <Ask
      title={words.receive}
      act={words.save}
      pending={receiving.pending}
      problem={receiving.problem}
      run={() => void receiving.run({ id: plan.id, day })}
      onClose={onClose}
    >
      <DayField
        label={words.receptionDay}
        hint={words.receptionHint}
        name="day"
        value={day}
        onChange={setDay}
        autoFocus
      />
    </Ask>
  )
}

export function ReleaseRetention({ plan, onClose }: Asked) {
  const words = useWords(planWords)
  const formats = useFormats()
  const [reason, setReason] = useState('')
  const releasing = useWrite(billingAt[plan.of].releaseRetention, {
    refresh: [...billingReads, showInvoice, listInvoices],
    onDone: onClose,
  })
  return (
    <Ask
      title={words.release}
      act={words.release}
      pending={releasing.pending}
      problem={releasing.problem}
      run={() => void releasing.run({ id: plan.id, reason: reason.trim() })}
      onClose={onClose}
    >
      <p>{words.releaseHint(formats.amount(plan.figures.held))}</p>
      <TextField
        label={words.releaseWhy}
        name="reason"
        value={reason}
        onChange={setReason}
        placeholder={words.releasePlaceholder}
        maxLength={300}
        optional
        autoFocus
      />
    </Ask>
  )
}

export function AmendDeal({ plan, customer, onClose }: Asked & { customer: string }) {
  const words = useWords(planWords)
  const formats = useFormats()
  const [chosen, setChosen] = useState<string | null>(null)
  const { data } = useRead(listQuotes, {
    customer,
    state: ['signed'],
    offset: 0,
    limit: 50,
  })
  const amending = useWrite(billingAt[plan.of].addAmendment, {
    refresh: billingReads,
    onDone: onClose,
  })
  const orders = useRead(listOrders, { customer, offset: 0, limit: 100 })
  const known = new Set([plan.id, ...plan.amendments.map(({ id }) => id)])
  const addable = [
    ...(data?.rows ?? []),
    ...(orders.data?.rows ?? []).filter(
      ({ quote, state }) => quote === null && state === 'confirmed',
    ),
  ].filter(({ id, invoicing }) => !known.has(id) && invoicing === 'none')
  return (
    <Ask
      title={words.amend}
      act={words.add}
      whyNot={chosen === null ? words.amendWhich : null}
      pending={amending.pending}
      problem={amending.problem}
      run={() => chosen !== null && void amending.run({ id: plan.id, amendment: chosen })}
      onClose={onClose}
    >
      {data && orders.data && addable.length === 0 ? (
        <p className="text-soft">{words.amendNone}</p>
      ) : (
        <Select
          label={words.amendWhich}
          hint={words.amendHint}
          value={chosen}
          onChange={setChosen}
          options={addable.map(({ id, number, subject, gross }) => ({
            value: id,
            label: [number, subject, formats.amount(gross)].filter(Boolean).join(' · '),
          }))}
        />
      )}
    </Ask>
  )
}

/** A short question with one act. */
function Ask({
  title,
  act,
  whyNot = null,
  pending,
  problem,
  run,
  onClose,
  children,
}: {
  title: string
  act: string
  whyNot?: string | null
  pending: boolean
  problem: ApiProblem | null
  run: () => void
  onClose: () => void
  children: ReactNode
}) {
  return (
    <FormDialog
      title={title}
      sticky
      onClose={onClose}
      act={act}
      whyNot={whyNot}
      writing={{ pending, problem }}
      onSubmit={run}
    >
      {children}
    </FormDialog>
  )
}
