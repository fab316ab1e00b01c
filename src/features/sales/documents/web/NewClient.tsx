// A client made while one writes them a document: what the document needs, the rest later.
import { useState } from 'react'
import { create, list } from '#features/relation/customers/contract.ts'
import { duplicates, lookup } from '#features/relation/customers/contract/finding.ts'
import { type Kind, kinds } from '#features/relation/customers/rules.ts'
import { useRead, useWrite } from '#web/api.ts'
import { useCompany } from '#web/session.ts'
import { AddressFields } from '#web/AddressFields.tsx'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { useForm } from '#web/ui/form.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import type { Client } from './state.ts'
import { documentWords } from './words.ts'

export function NewClient({
  name,
  onClose,
  onMade,
}: {
  name: string
  onClose: () => void
  onMade: (client: Client) => void
}) {
  const words = useWords(documentWords)
  const { country } = useCompany()
  const [kind, setKind] = useState<Kind>('company')
  const form = useForm({
    name,
    siren: '',
    email: '',
    phone: '',
    street: '',
    postalCode: '',
    city: '',
  })
  const making = useWrite(create, { refresh: [list, lookup], onDone: onMade })
  const { street, postalCode, city, siren, ...said } = form.values
  const save = () =>
    void making.run({
      ...said,
      kind,
      isCustomer: true,
      ...(siren ? { siren } : {}),
      ...(street || postalCode || city
        ? { addresses: [{ street, postalCode, city, forBilling: true }] }
        : {}),
    })
  return (
    <FormDialog
      title={words.newClient}
      sticky
      size="medium"
      onClose={onClose}
      act={words.create}
      writing={making}
      onSubmit={save}
    >
      <RadioGroup
        label={words.kindOfClient}
        hideLabel
        row
        value={kind}
        onChange={setKind}
        options={kinds.map((value) => ({ value, label: words[value] }))}
      />
      <TextField label={words.name} {...form.field('name')} autoFocus />
      <Alike name={form.values.name} siren={siren} email={said.email} onUse={onMade} />
      {kind === 'company' && country === 'FR' && (
        <TextField label={words.siren} {...form.field('siren')} optional inputMode="numeric" />
      )}
      <AddressFields form={form} />
      <FieldRow>
        <TextField label={words.email} {...form.field('email')} type="email" optional />
        <TextField label={words.phone} {...form.field('phone')} type="tel" optional />
      </FieldRow>
    </FormDialog>
  )
}

/** Who resembles whom one is about to make. */
function Alike({
  name,
  siren,
  email,
  onUse,
}: {
  name: string
  siren: string
  email: string
  onUse: (client: Client) => void
}) {
  const words = useWords(documentWords)
  const { data } = useRead(
    duplicates,
    { name: name.trim(), siren, email },
    { enabled: name.trim().length > 2, staleTime: 60_000, placeholderData: (before) => before },
  )
  const found = (data?.rows ?? []).filter(({ isCustomer, archived }) => isCustomer && !archived)
  if (found.length === 0 || name.trim().length <= 2) return null
  const told = found.slice(0, 3)
  return (
    <Banner
      tone="orange"
      actions={told.map((client) => (
        <Button key={client.id} size="small" onPress={() => onUse(client)}>
          {words.use(client.name)}
        </Button>
      ))}
    >
      {words.alike(told.map((one) => [one.name, one.city].filter(Boolean).join(', ')).join(' · '))}
    </Banner>
  )
}
