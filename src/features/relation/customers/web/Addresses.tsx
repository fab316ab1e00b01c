import { MapPin, Pencil, Plus, Receipt, Truck } from 'lucide-react'
import { useState } from 'react'
import { useRights } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { EmptyState } from '#web/ui/EmptyState.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { Section } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { AddressSheet } from './AddressSheet.tsx'
import { both } from './both.ts'
import type { Address, Customer } from './customer.ts'
import { addressLines } from './naming.ts'
import { countryName } from '#web/countries.ts'

/** Where a customer is billed and delivered. */
export function Addresses({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const { can } = useRights()
  const [open, setOpen] = useState<Address | 'new' | null>(null)
  const add = can('customers.write') && (
    <Button icon={Plus} size="small" onPress={() => setOpen('new')}>
      {words.addAddress}
    </Button>
  )
  return (
    <Section title={words.tabs.addresses} actions={customer.addresses.length > 0 && add} flush>
      {customer.addresses.length === 0 ? (
        <EmptyState icon={MapPin} title={words.noAddress} action={add} small>
          {customer.isCustomer && customer.kind === 'company' && words.noAddressText}
        </EmptyState>
      ) : (
        <ul className="divide-y divide-line-soft">
          {customer.addresses.map((address) => (
            <Place
              key={address.id}
              address={address}
              home={customer.country}
              onEdit={() => setOpen(address)}
            />
          ))}
        </ul>
      )}
      {open && (
        <AddressSheet
          customer={customer}
          address={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
        />
      )}
    </Section>
  )
}

function Place({ address, home, onEdit }: { address: Address; home: string; onEdit: () => void }) {
  const words = useWords(both)
  const locale = useLocale()
  const { can } = useRights()
  const lines = addressLines(address)
  return (
    <li className="flex items-start gap-3 px-4 py-3">
      <MapPin aria-hidden size={16} className="mt-0.5 shrink-0 text-faint" />
      <div className="min-w-0 flex-1">
        {address.label && <p className="font-medium">{address.label}</p>}
        <address className="text-14 not-italic">
          {lines.map((line) => (
            <span key={line} className="block">
              {line}
            </span>
          ))}
          {address.country !== home && (
            <span className="block">{countryName(address.country, locale)}</span>
          )}
        </address>
        <p className="mt-1 flex flex-wrap gap-1 empty:hidden">
          {address.forBilling && <Badge icon={Receipt}>{words.forBilling}</Badge>}
          {address.forDelivery && <Badge icon={Truck}>{words.forDelivery}</Badge>}
        </p>
      </div>
      {can('customers.write') && (
        <IconButton
          icon={Pencil}
          label={words.editOf(address.label || lines[0] || words.address)}
          onPress={onEdit}
        />
      )}
    </li>
  )
}
