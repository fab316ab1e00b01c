import { useState } from 'react'
import { useWrite } from '#web/api.ts'
import { useMerge } from '#web/merge.tsx'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Confirm, Sheet } from '#web/ui/Dialog.tsx'
import { Form, useForm } from '#web/ui/form.tsx'
import { FieldRow } from '#web/ui/Page.tsx'
import { TextField } from '#web/ui/TextField.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { addContact, removeContact, updateContact } from '../contract.ts'
import { both } from './both.ts'
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
  const form = useForm(contact ? valuesOf(contact) : blank)
  const done = () => {
    toast(words.saved)
    onClose()
  }
  const adding = useWrite(addContact, { refresh: reads, onDone: done })
  const changing = useWrite(updateContact, { refresh: reads, onDone: done })
  const writing = contact ? changing : adding
  // As it was opened: what is read again meanwhile is not what was written on.
  const [opened] = useState(contact?.version ?? 0)
  const save = (values = form.values, version = opened) =>
    void (contact
      ? changing.run({ customerId, id: contact.id, version, ...values })
      : adding.run({ customerId, ...values }))
  const email = useFieldError('email', form.values.email, country)
  const phone = useFieldError('phone', form.values.phone, country)
  const mobile = useFieldError('phone', form.values.mobile, country)
  const current = changing.problem?.more['current'] as Contact | undefined
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
      ...uses.map((name) => ({
        name,
        label: words[name],
        show: (values: typeof form.values) => (values[name] ? words.yes : words.no),
      })),
    ],
    onResolve: save,
    onClose: changing.reset,
  })
  return (
    <Sheet
      title={contact ? nameOf(contact) : words.addContact}
      open
      sticky={form.dirty}
      onClose={onClose}
      actions={
        <>
          {contact && <Removal customerId={customerId} contact={contact} onClose={onClose} />}
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
        <button type="submit" hidden />
      </Form>
      {merging}
    </Sheet>
  )
}

function Removal({
  customerId,
  contact,
  onClose,
}: {
  customerId: string
  contact: Contact
  onClose: () => void
}) {
  const words = useWords(both)
  const [asked, setAsked] = useState(false)
  const removing = useWrite(removeContact, {
    refresh: reads,
    onDone: () => {
      toast(words.contactRemoved)
      onClose()
    },
  })
  return (
    <span className="mr-auto">
      <Button variant="quiet" onPress={() => setAsked(true)}>
        {words.remove}
      </Button>
      <Confirm
        title={words.removeContact(nameOf(contact))}
        open={asked}
        onClose={() => setAsked(false)}
        act={words.remove}
        danger
        pending={removing.pending}
        onConfirm={() => void removing.run({ customerId, id: contact.id })}
      >
        {removing.problem?.detail}
      </Confirm>
    </span>
  )
}
