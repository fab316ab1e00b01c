import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useMerge } from '#web/merge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { ComboBox } from '#web/ui/ComboBox.tsx'
import { Confirm, Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { addAddress, removeAddress, updateAddress } from '../contract.ts'
import { both } from './both.ts'
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
  const { id: customerId, country, addresses } = customer
  const isOnly = addresses.length === 0 || (address !== null && addresses.length === 1)
  const form = useForm(address ? valuesOf(address) : { ...blank, country, forBilling: isOnly })
  const done = () => {
    toast(words.saved)
    onClose()
  }
  const adding = useWrite(addAddress, { refresh: reads, onDone: done })
  const changing = useWrite(updateAddress, { refresh: reads, onDone: done })
  const writing = address ? changing : adding
  // As it was opened: what is read again meanwhile is not what was written on.
  const [opened] = useState(address?.version ?? 0)
  const save = (values = form.values, version = opened) =>
    void (address
      ? changing.run({ customerId, id: address.id, version, ...values })
      : adding.run({ customerId, ...values }))
  const current = changing.problem?.more['current'] as Address | undefined
  const yesNo = (value: boolean) => (value ? words.yes : words.no)
  const merging = useMerge<typeof form.values>({
    problem: changing.problem,
    mine: form.values,
    theirs: current ? { ...valuesOf(current), version: current.version } : null,
    fields: [
      ...texts.map((name) => ({
        name,
        label: words[name],
        show: (values: typeof form.values) => values[name],
      })),
      { name: 'country', label: words.country, show: (v) => countryName(v.country, locale) },
      { name: 'forBilling', label: words.forBilling, show: (v) => yesNo(v.forBilling) },
      { name: 'forDelivery', label: words.forDelivery, show: (v) => yesNo(v.forDelivery) },
    ],
    onResolve: save,
    onClose: changing.reset,
  })
  return (
    <Sheet
      title={address ? words.editOf(words.address.toLowerCase()) : words.addAddress}
      open
      sticky={form.dirty}
      onClose={onClose}
      actions={
        <>
          {address && <Removal customerId={customerId} id={address.id} onClose={onClose} />}
          <Button
            variant="primary"
            keys="ctrl+enter"
            pending={writing.pending}
            onPress={() => save()}
          >
            {words.save}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => save()} problem={merging ? null : writing.problem}>
        <TextField label={words.street} autoFocus optional {...form.field('street')} />
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
        <button type="submit" hidden />
      </Form>
      {merging}
    </Sheet>
  )
}

function Removal({
  customerId,
  id,
  onClose,
}: {
  customerId: string
  id: string
  onClose: () => void
}) {
  const words = useWords(both)
  const [asked, setAsked] = useState(false)
  const removing = useWrite(removeAddress, {
    refresh: reads,
    onDone: () => {
      toast(words.addressRemoved)
      onClose()
    },
  })
  return (
    <span className="mr-auto">
      <Button variant="quiet" onPress={() => setAsked(true)}>
        {words.remove}
      </Button>
      <Confirm
        title={words.removeAddress}
        open={asked}
        onClose={() => setAsked(false)}
        act={words.remove}
        danger
        pending={removing.pending}
        onConfirm={() => void removing.run({ customerId, id })}
      >
        {removing.problem?.detail ?? words.removeAddressText}
      </Confirm>
    </span>
  )
}
