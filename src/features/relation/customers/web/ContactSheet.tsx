import { useWrite } from '#web/api.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { EditSheet, thenClose, useEdited } from '#web/ui/EditSheet.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { useWords } from '#web/words.ts'
import { addContact, removeContact, updateContact } from '../contract.ts'
import { both } from './both.ts'
import { Removal } from './Removal.tsx'
import { type Contact, type Customer, reads } from './customer.ts'
import { useFieldError } from './field-error.ts'
import { nameOf } from './naming.ts'

const blank = {
  firstName: '',
  lastName: '',
  job: '',
  email: '',
  phone: '',
  mobile: '',
  forBilling: false,
  forDelivery: false,
  forDecision: false,
}
const texts = ['firstName', 'lastName', 'job', 'email', 'phone', 'mobile'] as const
const uses = ['forDecision', 'forBilling', 'forDelivery'] as const
const valuesOf = ({ id: _, version: __, ...values }: Contact) => values

type Values = ReturnType<typeof valuesOf>

/** A contact to be added or changed. */
export function ContactSheet({
  customer: { id: customerId, country },
  contact,
  onClose,
}: {
  customer: Customer
  contact: Contact | null
  onClose: () => void
}) {
  const words = useWords(both)
  const about = thenClose(reads, words.saved, onClose)
  const adding = useWrite(addContact, about)
  const changing = useWrite(updateContact, about)
  const removing = useWrite(removeContact, thenClose(reads, words.contactRemoved, onClose))
  const edited = useEdited({
    record: contact,
    blank: blank,
    valuesOf,
    adding,
    changing,
    save: (values, version) =>
      void (contact
        ? changing.run({ customerId, id: contact.id, version, ...values })
        : adding.run({ customerId, ...values })),
    fields: [
      ...texts.map((name) => ({
        name,
        label: words[name],
        show: (values: Values) => values[name],
      })),
      ...uses.map((name) => ({
        name,
        label: words[name],
        show: (values: Values) => (values[name] ? words.yes : words.no),
      })),
    ],
  })
  const { form } = edited
  const email = useFieldError('email', form.values.email, country)
  const phone = useFieldError('phone', form.values.phone, country)
  const mobile = useFieldError('phone', form.values.mobile, country)
  return (
    <EditSheet
      title={contact ? nameOf(contact) : words.addContact}
      edited={edited}
      saveLabel={words.save}
      aside={
        contact && (
          <Removal
            title={words.removeContact(nameOf(contact))}
            removing={removing}
            onConfirm={() => void removing.run({ customerId, id: contact.id })}
          />
        )
      }
      onClose={onClose}
    >
      <FieldRow>
        <TextField label={words.firstName} optional autoFocus {...form.field('firstName')} />
        <TextField label={words.lastName} {...form.field('lastName')} />
      </FieldRow>
      <TextField label={words.job} optional {...form.field('job')} />
      <TextField
        label={words.email}
        type="email"
        optional
        {...form.field('email')}
        {...email.watch}
      />
      <FieldRow>
        <TextField
          label={words.mobile}
          type="tel"
          optional
          {...form.field('mobile')}
          {...mobile.watch}
        />
        <TextField
          label={words.phone}
          type="tel"
          optional
          {...form.field('phone')}
          {...phone.watch}
        />
      </FieldRow>
      <fieldset className="flex flex-col gap-2">
        <legend className="mb-1 text-13 font-medium">{words.uses}</legend>
        {uses.map((use) => (
          <Checkbox
            key={use}
            label={words[use]}
            checked={form.values[use]}
            onChange={(checked) => form.set({ [use]: checked })}
          />
        ))}
      </fieldset>
    </EditSheet>
  )
}
