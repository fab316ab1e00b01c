import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { AddressFields, useAddressMerge } from '#web/AddressFields.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { EditSheet, thenClose, useEdited } from '#web/ui/EditSheet.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { addAddress, removeAddress, updateAddress } from '../contract.ts'
import { customerReasons, isNowhere } from '../rules.ts'
import { both } from './both.ts'
import { Removal } from './Removal.tsx'
import { type Address, type Customer, reads } from './customer.ts'

const blank = {
  label: '',
  street: '',
  street2: '',
  postalCode: '',
  city: '',
  forDelivery: false,
}
const valuesOf = ({ id: _, version: __, ...values }: Address) => values

type Values = ReturnType<typeof valuesOf>

/** An address to be added or changed. One is for billing, always. */
export function AddressSheet({
  customer,
  address,
  onClose,
}: {
  customer: Customer
  address: Address | null
  onClose: () => void
}) {
  const words = useWords(both)
  const locale = useLocale()
  const ofPlace = useAddressMerge<Values>()
  const { id: customerId, country, addresses } = customer
  const isOnly = addresses.length === 0 || (address !== null && addresses.length === 1)
  const about = thenClose(reads, words.saved, onClose)
  const adding = useWrite(addAddress, about)
  const changing = useWrite(updateAddress, about)
  const yesNo = (value: boolean) => (value ? words.yes : words.no)
  const removing = useWrite(removeAddress, thenClose(reads, words.addressRemoved, onClose))
  const [held, setHeld] = useState(false)
  const edited = useEdited({
    record: address,
    blank: { ...blank, country, forBilling: isOnly },
    valuesOf,
    adding,
    changing,
    save: (values, version) => {
      setHeld(isNowhere(values))
      if (isNowhere(values)) return
      void (address
        ? changing.run({ customerId, id: address.id, version, ...values })
        : adding.run({ customerId, ...values }))
    },
    fields: [
      { name: 'label', label: words.label, show: (v) => v.label },
      ...ofPlace,
      { name: 'forBilling', label: words.forBilling, show: (v) => yesNo(v.forBilling) },
      { name: 'forDelivery', label: words.forDelivery, show: (v) => yesNo(v.forDelivery) },
    ],
  })
  const { form } = edited
  return (
    <EditSheet
      title={address ? words.editOf(words.address.toLowerCase()) : words.addAddress}
      edited={edited}
      saveLabel={words.save}
      aside={
        address && (
          <Removal
            title={words.removeAddress}
            text={words.removeAddressText}
            removing={removing}
            onConfirm={() => void removing.run({ customerId, id: address.id })}
          />
        )
      }
      onClose={onClose}
    >
      <AddressFields
        form={form}
        autoFocus
        error={held && isNowhere(form.values) ? customerReasons.address_nowhere[locale] : undefined}
      />
      <TextField label={words.label} optional hint={words.labelHint} {...form.field('label')} />
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-13 font-medium">{words.uses}</legend>
        <Checkbox
          label={words.forBilling}
          hint={isOnly ? words.billingOnly : undefined}
          checked={form.values.forBilling}
          disabled={isOnly}
          onChange={(forBilling) => form.set({ forBilling })}
        />
        <Checkbox
          label={words.forDelivery}
          checked={form.values.forDelivery}
          onChange={(forDelivery) => form.set({ forDelivery })}
        />
      </fieldset>
    </EditSheet>
  )
}
