// What the client of an order owes and may owe, and whether anything is carried out for them.
import { useState } from 'react'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { AmountField } from '#web/ui/NumberField.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listOrders, type Order, showOrder } from '../contract.ts'
import { changeCustomerCredit, showCustomerCredit } from '../contract/control.ts'
import { orderWords } from './words.ts'

type Known = OutputOf<typeof showCustomerCredit>

export function Credit({ order }: { order: Order }) {
  const words = useWords(orderWords)
  const formats = useFormats()
  const { can } = useRights()
  const [opened, setOpened] = useState(false)
  const { data } = useRead(showCustomerCredit, { id: order.customer.id })
  if (!data) return null
  const limit = data.creditLimit ?? data.companyLimit
  return (
    <div className="flex items-center justify-between gap-2 border-t border-line-soft pt-3 text-13">
      <span className="min-w-0">
        <span className="block text-soft">{words.exposure}</span>
        <span className="figures font-medium">
          {formats.amount(data.exposure)}
          {limit !== null && (
            <span className="font-normal text-soft">{` / ${formats.amount(limit)}`}</span>
          )}
        </span>
        {data.blocked && <span className="block text-red">{data.blocked.reason}</span>}
      </span>
      {can('orders.administer') && (
        <Button size="small" variant="quiet" onPress={() => setOpened(true)}>
          {words.change}
        </Button>
      )}
      {opened && (
        <ChangeCredit customer={order.customer} known={data} onClose={() => setOpened(false)} />
      )}
    </div>
  )
}

function ChangeCredit({
  customer,
  known,
  onClose,
}: {
  customer: Order['customer']
  known: Known
  onClose: () => void
}) {
  const words = useWords(orderWords)
  const [limit, setLimit] = useState<Cents | null>(known.creditLimit)
  const [isBlocked, setBlocked] = useState(known.blocked !== null)
  const [reason, setReason] = useState(known.blocked?.reason ?? '')
  const saving = useWrite(changeCustomerCredit, {
    refresh: [showCustomerCredit, showOrder, listOrders],
    onDone: () => {
      toast(words.creditSaved)
      onClose()
    },
  })
  const lacks = isBlocked && reason.trim() === ''
  const save = () =>
    lacks ||
    void saving.run({
      id: customer.id,
      creditLimit: limit,
      blocked: isBlocked ? reason.trim() : null,
    })
  return (
    <FormDialog
      title={words.creditTitle(customer.name)}
      sticky
      onClose={onClose}
      act={words.save}
      whyNot={lacks ? words.reasonNeeded : null}
      writing={saving}
      onSubmit={save}
    >
      <AmountField
        label={words.ownLimit}
        hint={words.ownLimitHint}
        name="creditLimit"
        value={limit}
        onChange={setLimit}
        optional
      />
      <Checkbox label={words.blockCustomer} checked={isBlocked} onChange={setBlocked} />
      {isBlocked && (
        <TextField
          label={words.reason}
          name="blocked"
          value={reason}
          onChange={setReason}
          maxLength={300}
        />
      )}
    </FormDialog>
  )
}
