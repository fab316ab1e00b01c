import { Archive, FilePlus2, FileText, Mail, Phone, Plus, Truck, Users } from 'lucide-react'
import { useCompare } from '#features/sales/documents/web/many/useCompare.ts'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { useGo } from '#web/navigation.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import type { BulkJob, RowAction } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { customers, plainCustomers, type Row, suppliers } from './list.tsx'
import { RowPreview } from './RowPreview.tsx'

export function CustomerList() {
  const words = useWords(both)
  const { can } = useRights()
  const bulk = useBulkActs()
  const compare = useCompare<Row>()
  const rowActions = useRowActions()
  const create = can('customers.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/clients/nouveau')}>
      {words.newCustomer}
    </LinkButton>
  )
  return (
    <List
      definition={can('invoices.read') ? customers : plainCustomers}
      title={words.customers}
      actions={create}
      bulk={[...bulk, compare]}
      rowActions={rowActions}
      preview={(row) => <RowPreview row={row} />}
      fixed={asCustomers}
      empty={{
        icon: Users,
        title: words.noCustomer,
        text: words.noCustomerText,
        action: (
          <>
            {can('imports.write') && (
              <LinkButton icon={FilePlus2} href={to('/imports')}>
                {words.import}
              </LinkButton>
            )}
            {create}
          </>
        ),
      }}
    />
  )
}

export function SupplierList() {
  const words = useWords(both)
  const { can } = useRights()
  const bulk = useBulkActs()
  const create = can('customers.write') && (
    <LinkButton variant="primary" icon={Plus} href={to('/fournisseurs/nouveau')}>
      {words.newSupplier}
    </LinkButton>
  )
  return (
    <List
      definition={suppliers}
      title={words.suppliers}
      actions={create}
      bulk={bulk}
      preview={(row) => <RowPreview row={row} />}
      fixed={asSuppliers}
      empty={{ icon: Truck, title: words.noSupplier, text: words.noSupplierText, action: create }}
    />
  )
}

const asCustomers = { role: 'customer' }
const asSuppliers = { role: 'supplier' }

/** What one does most with somebody in a list: call, write, quote. */
function useRowActions(): (row: Row) => readonly RowAction[] {
  const words = useWords(both)
  const { can } = useRights()
  const go = useGo()
  return (row) => [
    ...(can('quotes.write') && !row.archived
      ? [
          {
            key: 'quote',
            label: words.quote,
            icon: FileText,
            onPress: () => go(to('/devis/nouveau', {}, { client: row.id })),
          },
        ]
      : []),
    ...(row.phone
      ? [
          {
            key: 'call',
            label: words.call,
            icon: Phone,
            onPress: () => location.assign(`tel:${row.phone}`),
          },
        ]
      : []),
    ...(row.email
      ? [
          {
            key: 'write',
            label: words.write,
            icon: Mail,
            onPress: () => go(to('/clients/:id', { id: row.id }, { ecrire: 'oui' })),
          },
        ]
      : []),
  ]
}

/** Archives those selected: the server does it, and takes it back if asked. */
function useBulkActs(): readonly BulkJob<Row>[] {
  const words = useWords(both)
  const { can } = useRights()
  const planning = usePlanning<Row>('customers')
  const many = useManyActs('customers', 'customers')
  const tagging = useTagging<Row>('customers', 'customers')
  return [
    ...many,
    ...planning,
    ...tagging,
    ...(can('customers.write')
      ? [{ key: 'archive', act: 'customers.archive', label: words.archive, icon: Archive }]
      : []),
  ]
}
