// What the journal speaks of: whoever may read such a record may be told that it has changed.
import type { Right } from '#kernel/rights.ts'

type Entity = {
  readonly right: Right
  /** Its table, where a row has a seller and a store: whoever has a narrower scope sees some only. */
  readonly scoped?:
    | 'quote'
    | 'invoice'
    | 'payment'
    | 'mail'
    | 'customer'
    | 'customer_order'
    | 'delivery'
}

const entities: Readonly<Record<string, Entity>> = {
  quote: { right: 'quotes.read', scoped: 'quote' },
  invoice: { right: 'invoices.read', scoped: 'invoice' },
  payment: { right: 'payments.read', scoped: 'payment' },
  customer: { right: 'customers.read', scoped: 'customer' },
  contact: { right: 'customers.read' },
  address: { right: 'customers.read' },
  mail: { right: 'customers.read', scoped: 'mail' },
  order: { right: 'orders.read', scoped: 'customer_order' },
  customer_order: { right: 'orders.read', scoped: 'customer_order' },
  delivery: { right: 'deliveries.read', scoped: 'delivery' },
  purchase_order: { right: 'purchases.read' },
  supplier_invoice: { right: 'purchases.read' },
  project: { right: 'projects.read' },
  project_kind: { right: 'projects.read' },
  venue: { right: 'projects.read' },
  task: { right: 'activities.read' },
  note: { right: 'activities.read' },
  appointment: { right: 'activities.read' },
  call: { right: 'activities.read' },
  visit: { right: 'activities.read' },
  item: { right: 'items.read' },
  import_run: { right: 'imports.read' },
  company: { right: 'member' },
  store: { right: 'member' },
  saved_view: { right: 'member' },
  tag: { right: 'member' },
  bulk_run: { right: 'member' },
  calendar_feed: { right: 'member' },
  mail_template: { right: 'company.read' },
  reminder_plan: { right: 'company.read' },
  reminder_setting: { right: 'company.read' },
  mailbox: { right: 'company.administer' },
  person: { right: 'member' },
  membership: { right: 'member' },
  role: { right: 'member' },
  invitation: { right: 'team.read' },
  api_key: { right: 'team.read' },
}

/** What is known of an entity of the journal; null where nobody is to be told of it. */
export const entityOf = (name: string): Entity | null =>
  Object.hasOwn(entities, name) ? (entities[name] ?? null) : null

/** What changes who may see what: the streams of a company are looked at again. */
export const ofRights: readonly string[] = ['membership', 'role', 'person', 'store']
