// A new customer or supplier: over the list, a sheet where only the name is required.
import { useState } from 'react'
import { vatNumberOfSiren } from '#kernel/identifiers.ts'
import { useWrite } from '#web/api.ts'
import { useGo } from '#web/navigation.ts'
import { useCompany, useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { AddressFields } from '#web/AddressFields.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox, RadioGroup } from '#web/ui/Checkbox.tsx'
import { Sheet } from '#web/ui/Dialog.tsx'
import { Form, type FormState, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { create, list } from '../contract.ts'
import { lookup } from '../contract/finding.ts'
import { type Kind, kinds, type PartyRole } from '../rules.ts'
import { Alike } from './Alike.tsx'
import { both } from './both.ts'
import { CustomerList, SupplierList } from './CustomerList.tsx'
import { useFieldError } from './field-error.ts'

export const NewCustomer = () => (
  <>
    <CustomerList />
    <NewParty role="customer" />
  </>
)

export const NewSupplier = () => (
  <>
    <SupplierList />
    <NewParty role="supplier" />
  </>
)

const blank = {
  kind: 'company' as Kind,
  name: '',
  siren: '',
  vatNumber: '',
  email: '',
  phone: '',
  street: '',
  postalCode: '',
  city: '',
  firstName: '',
  lastName: '',
  also: false,
}
type Values = typeof blank & { country: string }

function NewParty({ role }: { role: PartyRole }) {
  const words = useWords(both)
  const go = useGo()
  const { can } = useRights()
  const { country } = useCompany()
  const form = useForm<Values>({ ...blank, country })
  const [quoting, setQuoting] = useState(false)
  const [isDone, setDone] = useState(false)
  const making = useWrite(create, { refresh: [list, lookup] })
  const back = role === 'customer' ? to('/clients') : to('/fournisseurs')

  async function save(thenQuote: boolean): Promise<void> {
    // Made, and on its way to its page: a second Ctrl+Enter must not make another.
    if (isDone) return
    setQuoting(thenQuote)
    const made = await making.run(partyOf(form.values, role))
    if (!made) return
    setDone(true)
    toast(words.created(made.name))
    if (thenQuote) return go(to('/devis/nouveau', {}, { client: made.id }))
    const { id } = made
    go(role === 'customer' ? to('/clients/:id', { id }) : to('/fournisseurs/:id', { id }), {
      replace: true,
    })
  }

  return (
    <Sheet
      title={role === 'customer' ? words.newCustomer : words.newSupplier}
      open
      sticky={form.dirty}
      onClose={() => go(back)}
      actions={
        <>
          {role === 'customer' && can('quotes.write') && (
            <Button pending={(making.pending || isDone) && quoting} onPress={() => void save(true)}>
              {words.createAndQuote}
            </Button>
          )}
          <Button
            variant="primary"
            keys="ctrl+enter"
            pending={(making.pending || isDone) && !quoting}
            onPress={() => void save(false)}
          >
            {words.create}
          </Button>
        </>
      }
    >
      <Form onSubmit={() => void save(false)} problem={making.problem}>
        <Fields form={form} role={role} />
        <button type="submit" hidden />
      </Form>
    </Sheet>
  )
}

function Fields({ form, role }: { form: FormState<Values>; role: PartyRole }) {
  const words = useWords(both)
  const { values } = form
  const isCompany = values.kind === 'company'
  const siren = useFieldError('siren', values.siren, values.country)
  const email = useFieldError('email', values.email, values.country)
  const phone = useFieldError('phone', values.phone, values.country)
  const vatNumber = useFieldError('vatNumber', values.vatNumber, values.country)
  const offered = siren.read && vatNumberOfSiren(siren.read)
  return (
    <>
      <RadioGroup
        label={words.kind}
        hideLabel
        row
        value={values.kind}
        onChange={(kind) => form.set({ kind })}
        options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
      />
      <TextField
        label={isCompany ? words.companyName : words.personName}
        autoFocus
        {...form.field('name')}
      />
      <Alike {...values} />
      {isCompany && values.country === 'FR' && (
        <FieldRow>
          <TextField
            label={words.siren}
            optional
            inputMode="numeric"
            hint={words.sirenHint}
            {...form.field('siren')}
            {...siren.watch}
          />
          <TextField
            label={words.vatNumber}
            optional
            {...form.field('vatNumber')}
            {...vatNumber.watch}
            hint={
              offered && offered !== values.vatNumber ? (
                <button
                  type="button"
                  className="figures rounded-sm text-accent hover:underline"
                  onClick={() => form.set({ vatNumber: offered })}
                >
                  {words.takeVatNumber(offered)}
                </button>
              ) : undefined
            }
          />
        </FieldRow>
      )}
      {isCompany && values.country !== 'FR' && (
        <TextField
          label={words.vatNumber}
          optional
          {...form.field('vatNumber')}
          {...vatNumber.watch}
        />
      )}
      <FieldRow>
        <TextField
          label={words.email}
          type="email"
          optional
          {...form.field('email')}
          {...email.watch}
        />
        <TextField
          label={words.phone}
          type="tel"
          optional
          {...form.field('phone')}
          {...phone.watch}
        />
      </FieldRow>
      <AddressFields form={form} />
      {isCompany && (
        <FieldRow>
          <TextField label={words.contactFirstName} optional {...form.field('firstName')} />
          <TextField label={words.contactLastName} optional {...form.field('lastName')} />
        </FieldRow>
      )}
      <Checkbox
        label={role === 'customer' ? words.alsoSupplier : words.alsoCustomer}
        checked={values.also}
        onChange={(also) => form.set({ also })}
      />
    </>
  )
}

/** What is sent: nothing that was left empty. */
function partyOf(values: Values, role: PartyRole) {
  const { kind, name, country, email, phone, street, postalCode, city, also } = values
  const { firstName, lastName } = values
  const isCompany = kind === 'company'
  const hasAddress = [street, postalCode, city].some((part) => part.trim() !== '')
  const hasContact = isCompany && [firstName, lastName].some((part) => part.trim() !== '')
  return {
    kind,
    name,
    country,
    email,
    phone,
    isCustomer: role === 'customer' || also,
    isSupplier: role === 'supplier' || also,
    ...(isCompany && country === 'FR' && values.siren ? { siren: values.siren } : {}),
    ...(isCompany && values.vatNumber ? { vatNumber: values.vatNumber } : {}),
    ...(hasAddress ? { addresses: [{ street, postalCode, city, country, forBilling: true }] } : {}),
    // A first name alone is how one knows them for now.
    ...(hasContact
      ? { contacts: [lastName.trim() ? { firstName, lastName } : { lastName: firstName }] }
      : {}),
  }
}
