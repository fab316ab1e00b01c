// Where a delivery goes and how; its quantities too while it is to be prepared.
import { useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { show } from '#features/relation/customers/contract.ts'
import { QuantityTable } from '#features/sales/documents/web/QuantityTable.tsx'
import { type Quantity, quantity } from '#kernel/money.ts'
import { readTyped } from '#kernel/format.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { useForm } from '#web/ui/form.tsx'
import { FormSheet } from '#web/ui/FormDialog.tsx'
import { QuantityField } from '#web/ui/NumberField.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { Select } from '#web/ui/Select.tsx'
import { TextArea, TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { type Delivery, updateDelivery } from '../contract.ts'
import { reads } from './acts.ts'
import { deliveryWords } from './words.ts'

export function EditDelivery({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const words = useWords(deliveryWords)
  const isDraft = delivery.state === 'draft'
  const form = useForm({
    address: delivery.address,
    wishedDay: delivery.wishedDay,
    driver: delivery.driver?.id ?? null,
    carrier: delivery.carrier,
    tracking: delivery.tracking,
    packages: delivery.packages === null ? '' : String(delivery.packages),
    weight: delivery.weight,
    priced: delivery.priced,
    note: delivery.note,
  })
  const [wanted, setWanted] = useState<Readonly<Record<string, Quantity | null>>>(() =>
    Object.fromEntries(delivery.lines.map((line) => [line.id, line.quantity])),
  )
  const saving = useWrite(updateDelivery, {
    refresh: reads,
    onDone: () => {
      toast(words.saved)
      onClose()
    },
  })
  const lines = delivery.lines.map((line) => ({
    line: line.line,
    quantity: wanted[line.id] ?? quantity(0),
  }))
  const save = () => {
    const { packages, ...head } = form.values
    const count = readTyped(packages, 'quantity', 'fr')
    void saving.run({
      ...head,
      id: delivery.id,
      version: delivery.version,
      packages: count === null ? null : Math.round(count / 10_000),
      ...(isDraft ? { lines: lines.filter((line) => line.quantity !== 0) } : {}),
    })
  }
  return (
    <FormSheet
      sticky
      title={words.editTitle}
      onClose={onClose}
      act={words.save}
      writing={saving}
      onSubmit={save}
    >
      {isDraft && (
        <QuantityTable
          words={{ line: words.line, left: words.left, wanted: words.toDeliver }}
          lines={delivery.lines.map((line) => ({ ...line, left: line.open }))}
          wanted={wanted}
          onChange={setWanted}
        />
      )}
      <FieldRow>
        <DayField label={words.wishedTile} optional {...form.field('wishedDay')} />
        <AddressField
          customer={delivery.customer.id}
          value={form.values.address}
          onChange={(address) => form.set({ address })}
        />
      </FieldRow>
      <DriverField value={form.values.driver} onChange={(driver) => form.set({ driver })} />
      <FieldRow>
        <TextField
          label={words.carrier}
          hint={words.carrierHint}
          maxLength={100}
          optional
          {...form.field('carrier')}
        />
        <TextField label={words.tracking} maxLength={100} optional {...form.field('tracking')} />
      </FieldRow>
      <FieldRow>
        <TextField
          label={words.packages}
          inputMode="numeric"
          optional
          {...form.field('packages')}
        />
        <QuantityField label={words.weight} unit="kg" optional {...form.field('weight')} />
      </FieldRow>
      <Checkbox
        label={words.priced}
        hint={words.pricedHint}
        checked={form.values.priced}
        onChange={(priced) => form.set({ priced })}
      />
      <TextArea label={words.note} rows={3} maxLength={1000} optional {...form.field('note')} />
    </FormSheet>
  )
}

const usual = 'usual'

/** One of the addresses of the client, or the one where they are usually delivered. */
function AddressField({
  customer,
  value,
  onChange,
}: {
  customer: string
  value: string | null
  onChange: (value: string | null) => void
}) {
  const words = useWords(deliveryWords)
  const { can } = useRights()
  const { data } = useRead(show, { id: customer }, { enabled: can('customers.read') })
  const options = (data?.addresses ?? []).map(({ id, label, street, postalCode, city }) => ({
    value: id,
    label: label || street || city,
    hint: [street, `${postalCode} ${city}`.trim()].filter(Boolean).join(', '),
  }))
  return (
    <Select
      label={words.address}
      name="address"
      value={value ?? usual}
      onChange={(chosen) => onChange(chosen === usual ? null : chosen)}
      options={[{ value: usual, label: words.usualAddress }, ...options]}
    />
  )
}

const nobody = 'nobody'

/** One of the people of the company, who then finds it on their phone. */
function DriverField({
  value,
  onChange,
}: {
  value: string | null
  onChange: (value: string | null) => void
}) {
  const words = useWords(deliveryWords)
  const { data } = useRead(colleagues, {})
  const people = (data?.rows ?? []).filter(({ id, active }) => active || id === value)
  return (
    <Select
      label={words.driver}
      hint={words.driverHint}
      name="driver"
      value={value ?? nobody}
      onChange={(chosen) => onChange(chosen === nobody ? null : chosen)}
      options={[
        { value: nobody, label: words.noDriver },
        ...people.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}
