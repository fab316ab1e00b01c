// How a customer is doing, at a glance; then everything that is known of them.
import { Archive, BellRing, Building2, Store, Truck, User } from 'lucide-react'
import { useState } from 'react'
import { ClientDashboard } from '#features/insight/client/web/ClientDashboard.tsx'
import { ClientPills } from '#features/insight/client/web/Pills.tsx'
import { Messages } from '#features/sales/documents/web/mail/Messages.tsx'
import { SendSheet } from '#features/sales/documents/web/mail/SendSheet.tsx'
import { mailReminder, proposeReminder } from '#features/sales/reminders/contract.ts'
import { RecordTags } from '#features/sales/documents/web/RecordTags.tsx'
import { useReady } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useQueryString, useSetQueryString } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Button } from '#web/ui/Button.tsx'
import { LinkButton } from '#web/ui/Link.tsx'
import { Page } from '#web/ui/Page.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { Tabs } from '#web/ui/Tabs.tsx'
import { useWords } from '#web/words.ts'
import { show } from '../contract.ts'
import { customerHistory } from '../contract/papers.ts'
import type { PartyRole } from '../rules.ts'
import { Addresses } from './Addresses.tsx'
import { both } from './both.ts'
import { Conditions } from './Conditions.tsx'
import { Contacts } from './Contacts.tsx'
import { Documents } from './Documents.tsx'
import type { Customer } from './customer.ts'
import { Figures } from './Figures.tsx'
import { Files } from './Files.tsx'
import { History } from './History.tsx'
import { Identity } from './Identity.tsx'
import { Overview } from './Overview.tsx'
import { PageActs } from './PageActs.tsx'
import { Supplies } from './Supplies.tsx'
import { situationLooks } from './list.tsx'

export const CustomerPage = ({ id, onglet }: { id: string; onglet?: string }) => (
  <PartyPage id={id} role="customer" asked={onglet} />
)
export const SupplierPage = ({ id }: { id: string }) => <PartyPage id={id} role="supplier" />

const keys = [
  'overview',
  'account',
  'documents',
  'messages',
  'contacts',
  'addresses',
  'conditions',
  'files',
  'history',
] as const
type Key = (typeof keys)[number]
/** What suppliers have none of. */
const ofClients: readonly Key[] = ['conditions', 'account', 'documents']
/** How tabs are named in the address, in the language of the site. */
const slugs: Readonly<Record<Key, string>> = {
  overview: '',
  account: 'compte',
  documents: 'documents',
  messages: 'messages',
  contacts: 'contacts',
  addresses: 'adresses',
  conditions: 'conditions',
  files: 'fichiers',
  history: 'historique',
}

function PartyPage({
  id,
  role,
  asked = '',
}: {
  id: string
  role: PartyRole
  asked?: string | undefined
}) {
  const words = useWords(both)
  const formats = useFormats()
  const customer = useReady(show, { id })
  const setQuery = useSetQueryString()
  const slug = useQueryString()['onglet'] ?? asked
  const chosen = keys.find((key) => slugs[key] === slug) ?? 'overview'
  // Who buys as well is a client everywhere but among the suppliers.
  const supplies = customer.isSupplier && (role === 'supplier' || !customer.isCustomer)
  const count = (n: number) => (n > 0 ? formats.integer(n) : '')
  const content: Readonly<Record<Key, () => React.ReactNode>> = {
    overview: () =>
      supplies ? <Supplies customer={customer} /> : <ClientDashboard client={customer} />,
    account: () => <Overview customer={customer} />,
    documents: () => <Documents customer={customer} />,
    messages: () => <Messages customer={customer.id} />,
    contacts: () => <Contacts customer={customer} />,
    addresses: () => <Addresses customer={customer} />,
    conditions: () => <Conditions customer={customer} />,
    files: () => <Files customer={customer} />,
    history: () => <History customer={customer} />,
  }
  const counts: Partial<Record<Key, string>> = {
    contacts: count(customer.contacts.length),
    addresses: count(customer.addresses.length),
  }
  const tabs = keys
    .filter((key) => customer.isCustomer || !ofClients.includes(key))
    .map((key) => ({
      key,
      label: key === 'overview' && supplies ? words.purchases : words.tabs[key],
      count: counts[key] ?? '',
      content: content[key],
    }))
  const home = role === 'customer' ? '/clients' : '/fournisseurs'
  return (
    <Page
      title={customer.name}
      crumbs={[{ label: role === 'customer' ? words.customers : words.suppliers, href: to(home) }]}
      state={
        <>
          <States customer={customer} />
          <RecordTags type="customer" id={customer.id} />
        </>
      }
      subtitle={<Subtitle customer={customer} />}
      actions={<PageActs customer={customer} supplies={supplies} />}
      banner={<Overdue customer={customer} />}
    >
      {chosen !== 'overview' && customer.isCustomer && customer.figures && (
        <Figures customer={customer} />
      )}
      <div className="grid items-start gap-4 lg:grid-cols-[19rem_minmax(0,1fr)] lg:gap-6">
        <div className="min-w-0 lg:order-2">
          <Tabs
            label={words.unnamedTabs}
            tabs={tabs}
            chosen={chosen}
            onChoose={(key) => setQuery({ onglet: slugs[key] })}
          />
        </div>
        <Identity customer={customer} />
      </div>
    </Page>
  )
}

function Subtitle({ customer }: { customer: Customer }) {
  const [billing] = customer.addresses
  const words = useWords(both)
  return [customer.code, words.kinds[customer.kind], billing?.city].filter(Boolean).join(' · ')
}

/** What they are, and what one must know before talking to them: icon and word, always. */
function States({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { figures } = customer
  return (
    <span className="flex flex-wrap gap-1.5">
      {customer.walkIn ? (
        <Badge icon={Store}>{words.isWalkIn}</Badge>
      ) : (
        customer.isCustomer &&
        figures?.lastInvoiceDay !== null && (
          <Badge icon={customer.kind === 'company' ? Building2 : User}>{words.isCustomer}</Badge>
        )
      )}
      {customer.isSupplier && <Badge icon={Truck}>{words.isSupplier}</Badge>}
      {customer.archived && <Badge icon={Archive}>{words.isArchived}</Badge>}
      {figures && figures.overdue > 0 && (
        <Badge {...situationLooks.overdue}>{words.late(formats.amount(figures.overdue))}</Badge>
      )}
      {customer.isCustomer && !customer.walkIn && <ClientPills client={customer} />}
    </span>
  )
}

/** What must be said before anything is sold to them. */
function Overdue({ customer }: { customer: Customer }) {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const [reminding, setReminding] = useState(false)
  const { figures, id } = customer
  if (!figures || figures.overdue <= 0) return null
  return (
    <Banner
      tone="orange"
      actions={
        <>
          {can('payments.write') && (
            <Button size="small" icon={BellRing} onPress={() => setReminding(true)}>
              {words.remind}
            </Button>
          )}
          <LinkButton size="small" href={to('/factures', {}, { customer: id, late: 'true' })}>
            {words.overdueSee}
          </LinkButton>
        </>
      }
    >
      {words.overdueBanner(formats.amount(figures.overdue), figures.overdueDays)}
      <SendSheet
        propose={proposeReminder}
        send={mailReminder}
        input={{ id }}
        refresh={[customerHistory]}
        open={reminding}
        onClose={() => setReminding(false)}
      />
    </Banner>
  )
}
