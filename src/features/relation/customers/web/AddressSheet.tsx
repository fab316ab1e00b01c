import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ComboBox } from '#web/ui/ComboBox.tsx'
import { EditSheet, thenClose, useEdited } from '#web/ui/EditSheet.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { addAddress, removeAddress, updateAddress } from '../contract.ts'
import { both } from './both.ts'
import { Removal } from './Removal.tsx'
import { type Address, type Customer, reads } from './customer.ts'
import { countryFound, countryName, searchCountries } from '#web/countries.ts'

const blank = {
  label: '',
  street: '',
  street2: '',
  postalCode: '',
  city: '',
  forDelivery: false,
}
const texts = ['label', 'street', 'street2', 'postalCode', 'city'] as const
const valuesOf = ({ id: _, version: __, ...values }: Address) => values

type Values = ReturnType<typeof valuesOf>

const nowhere = {
  fr: { nowhere: 'Indiquer au moins une rue, un code postal ou une ville.' },
  en: { nowhere: 'Give at least a street, a postal code or a town.' },
}

/** Whether nothing says where it is. */
const isNowhere = (values: Values) =>
  [values.street, values.street2, values.postalCode, values.city].every((one) => one.trim() === '')

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
  const said = useWords(nowhere)
  const locale = useLocale()
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
      ...texts.map((name) => ({
        name,
        label: words[name],
        show: (values: Values) => values[name],
      })),
      { name: 'country', label: words.country, show: (v) => countryName(v.country, locale) },
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
      <TextField
        label={words.street}
        autoFocus
        optional
        {...form.field('street')}
        {...(held && isNowhere(form.values) ? { error: said.nowhere } : {})}
      />
      <TextField label={words.street2} optional {...form.field('street2')} />
      <FieldRow>
        <TextField label={words.postalCode} optional {...form.field('postalCode')} />
        <TextField label={words.city} optional {...form.field('city')} />
      </FieldRow>
      <ComboBox
        label={words.country}
        value={countryFound(form.values.country, locale)}
        onChange={(found) => found && form.set({ country: found.id })}
        search={async (typed) => searchCountries(typed, locale)}
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
