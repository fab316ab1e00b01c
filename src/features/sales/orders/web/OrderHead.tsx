// What the head of an order has of its own: when and where it goes, whether it is fitted, its deposit.
import type { Editor } from '#features/sales/documents/web/editor.ts'
import { HeadDay } from '#features/sales/documents/web/HeadFacts.tsx'
import { addressLine } from '#features/sales/documents/web/merge-fields.ts'
import { useHead } from '#features/sales/documents/web/use-editor.ts'
import { documentWords } from '#features/sales/documents/web/words.ts'
import { show } from '#features/relation/customers/contract.ts'
import { bps } from '#kernel/money.ts'
import { useRead } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { RateField } from '#web/ui/NumberField.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useWords } from '#web/words.ts'
import { fittingAsks } from '../rules/fitting.ts'
import { orderWords } from './words.ts'

export function OrderHead({ editor }: { editor: Editor }) {
  const words = useWords(orderWords)
  const shared = useWords(documentWords)
  const { fitting, depositRate } = useHead(editor)
  return (
    <>
      <HeadDay
        editor={editor}
        name="deliveryDay"
        label={words.deliveryDay}
        placeholder={words.noDay}
      />
      <AddressField editor={editor} />
      <Select
        label={shared.fitting}
        value={fitting}
        onChange={(asks) => editor.editHead({ fitting: asks })}
        options={fittingAsks.map((value) => ({ value, label: shared.fittingAsks[value] }))}
      />
      <RateField
        label={shared.depositRate}
        name="depositRate"
        value={depositRate === 0 ? null : depositRate}
        onChange={(rate) => editor.editHead({ depositRate: rate ?? bps(0) })}
      />
    </>
  )
}

const usual = 'usual'

/** Where it goes: one of the addresses of its client, unless it is their usual one. */
function AddressField({ editor }: { editor: Editor }) {
  const words = useWords(documentWords)
  const { can } = useRights()
  const { customer, address } = useHead(editor)
  const { data } = useRead(
    show,
    { id: customer?.id ?? '' },
    { enabled: customer !== null && can('customers.read') },
  )
  const known = data?.addresses ?? []
  if (known.length === 0) return null
  return (
    <div className="col-span-2 max-sm:col-span-full">
      <Select
        label={words.address}
        value={address ?? usual}
        onChange={(id) => editor.editHead({ address: id === usual ? null : id })}
        options={[
          { value: usual, label: words.usualAddress },
          ...known.map((one) => ({ value: one.id, label: addressLine(one) })),
        ]}
      />
    </div>
  )
}
