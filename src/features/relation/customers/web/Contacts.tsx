import { Gavel, Mail, Pencil, Phone, Plus, Receipt, Truck, Users } from 'lucide-react'
import { useState } from 'react'
import { formatPhone } from '#kernel/identifiers.ts'
import { useRights } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { ContactSheet } from './ContactSheet.tsx'
import type { Contact, Customer } from './customer.ts'
import { nameOf } from './naming.ts'

/** The people of a customer, each with what one writes to them for. */
export function Contacts({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const { can } = useRights()
  const [open, setOpen] = useState<Contact | 'new' | null>(null)
  const add = can('customers.write') && (
    <Button icon={Plus} size="small" onPress={() => setOpen('new')}>
      {words.addContact}
    </Button>
  )
  return (
    <Section title={words.tabs.contacts} actions={customer.contacts.length > 0 && add} flush>
      {customer.contacts.length === 0 ? (
        <EmptyState icon={Users} title={words.noContact} action={add} small>
          {words.noContactText}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line-soft">
          {customer.contacts.map((contact) => (
            <Person key={contact.id} contact={contact} onEdit={() => setOpen(contact)} />
          ))}
        </ul>
      )}
      {open && (
        <ContactSheet
          customer={customer}
          contact={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

function Person({ contact, onEdit }: { contact: Contact; onEdit: () => void }) {
  const words = useWords(both)
  const { can } = useRights()
  const name = nameOf(contact)
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <Avatar name={name} />
      <div className="grid min-w-0 flex-1 gap-x-6 gap-y-1 sm:grid-cols-2">
        <div className="min-w-0">
          <p className="truncate font-medium">{name}</p>
          {contact.job && <p className="truncate text-13 text-soft">{contact.job}</p>}
          <p className="mt-1 flex flex-wrap gap-1 empty:hidden">
            {contact.forDecision && <Badge icon={Gavel}>{words.forDecision}</Badge>}
            {contact.forBilling && <Badge icon={Receipt}>{words.forBilling}</Badge>}
            {contact.forDelivery && <Badge icon={Truck}>{words.forDelivery}</Badge>}
          </p>
        </div>
        <div className="flex min-w-0 flex-col gap-0.5 text-13">
          {[contact.mobile, contact.phone].filter(Boolean).map((number) => (
            <Anchor
              key={number}
              href={`tel:${number}`}
              className="figures flex min-h-6 items-center gap-1.5 hover:underline"
            >
              <Phone aria-hidden size={14} className="shrink-0 text-faint" />
              {formatPhone(number)}
            </Anchor>
          ))}
          {contact.email && (
            <Anchor
              href={`mailto:${contact.email}`}
              className="flex min-h-6 min-w-0 items-center gap-1.5 hover:underline"
            >
              <Mail aria-hidden size={14} className="shrink-0 text-faint" />
              <span className="truncate">{contact.email}</span>
            </Anchor>
          )}
        </div>
      </div>
      {can('customers.write') && (
        <IconButton icon={Pencil} label={words.editOf(name)} onPress={onEdit} />
      )}
    </li>
  )
}
