// What one may do with a client from their page.
import {
  ClipboardList,
  Columns3,
  FileText,
  HandCoins,
  Mail,
  PackageOpen,
  Receipt,
  ReceiptText,
} from 'lucide-react'
import { LetterSheet } from '#features/sales/documents/web/mail/LetterSheet.tsx'
import { useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { useGo } from '#web/navigation.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'
import { RecordActs } from './RecordActs.tsx'

export function PageActs({ customer, supplies }: { customer: Customer; supplies: boolean }) {
  const words = useWords(both)
  const { can, role } = useRights()
  const go = useGo()
  const { id, isCustomer, archived } = customer
  const sells = isCustomer && !archived
  const writes = can('customers.write')
  const writing = useQueryString()['ecrire'] !== undefined
  const setQuery = useSetQueryString()
  const write = (open: boolean) => setQuery({ ecrire: open ? 'oui' : '' })
  useShortcut('e', { label: words.write, run: () => write(true), when: writes })
  const acts = [
    {
      key: 'payment',
      label: words.payment,
      icon: HandCoins,
      href: to('/reglements/nouveau', {}, { client: id }),
      may: can('payments.write'),
    },
    {
      key: 'invoice',
      label: words.invoice,
      icon: Receipt,
      href: to('/factures/nouvelle', {}, { client: id }),
      may: can('invoices.write'),
    },
  ].filter(({ may }) => sells && may)
  const always: MenuItem[] = [
    ...(isCustomer
      ? [
          {
            key: 'meeting',
            label: words.meeting,
            icon: ClipboardList,
            href: to('/clients/:id/rendez-vous', { id }),
          },
          {
            key: 'compare',
            label: words.compare,
            icon: Columns3,
            href: to('/clients/comparer', {}, { clients: id }),
          },
        ]
      : []),
    ...(isCustomer && can('payments.read')
      ? [
          {
            key: 'statement',
            label: words.statement,
            icon: ReceiptText,
            href: to('/clients/:id/releve', { id }),
          },
        ]
      : []),
    ...(writes
      ? [{ key: 'email', label: words.write, icon: Mail, keys: 'e', onPress: () => write(true) }]
      : []),
  ]
  const paying = acts.find(({ key }) => key === 'payment')
  useShortcut('p', {
    label: words.payment,
    run: () => paying && go(paying.href),
    when: paying !== undefined,
  })
  return (
    <>
      <LetterSheet customer={id} open={writes && writing} onClose={() => write(false)} />
      <RecordActs customer={customer} onPhone={acts} always={always} />
      {acts.map(({ key, label, icon, href }) => (
        <span key={key} className="max-sm:hidden">
          <LinkButton icon={icon} href={href}>
            {label}
          </LinkButton>
        </span>
      ))}
      {supplies && !archived && can('purchases.write') && role.seesCosts && (
        <LinkButton
          variant={sells ? 'secondary' : 'primary'}
          icon={PackageOpen}
          href={to('/commandes-achat/nouvelle', {}, { client: id })}
        >
          {words.purchase}
        </LinkButton>
      )}
      {sells && can('quotes.write') && (
        <LinkButton
          variant="primary"
          icon={FileText}
          href={to('/devis/nouveau', {}, { client: id })}
        >
          {words.quote}
        </LinkButton>
      )}
    </>
  )
}
