// Which of the things that were read may show a record that has changed.

/** A record that changed, by its name in the journal; no identifier where many did. */
export type Change = readonly [entity: string, id: string | null]

/** Whatever shows a record: its own address first (there, one record is told from another), then others. */
const shownBy: Readonly<Record<string, readonly string[]>> = {
  quote: ['quotes', 'home', 'customers', 'orders', 'projects', 'search', 'invoices', 'deadlines'],
  invoice: [
    'invoices',
    'home',
    'customers',
    'quotes',
    'orders',
    'deliveries',
    'projects',
    'search',
    'deadlines',
  ],
  payment: ['payments', 'invoices', 'home', 'customers', 'quotes', 'search', 'deadlines'],
  customer: ['customers', 'suppliers', 'home', 'search', 'quotes', 'invoices', 'orders'],
  contact: ['customers'],
  address: ['customers'],
  mailbox: ['mailbox'],
  mail: ['mails', 'customers', 'quotes', 'invoices', 'orders', 'deliveries'],
  item: ['items', 'search', 'purchase-items'],
  order: [
    'orders',
    'deliveries',
    'quotes',
    'home',
    'customers',
    'projects',
    'search',
    'purchase-needs',
  ],
  customer_order: [
    'orders',
    'deliveries',
    'quotes',
    'home',
    'customers',
    'projects',
    'search',
    'purchase-needs',
  ],
  delivery: ['deliveries', 'orders', 'home', 'invoices', 'customers', 'projects', 'search'],
  purchase_order: ['purchase-orders', 'orders', 'purchase-needs', 'suppliers', 'deadlines'],
  supplier_invoice: ['supplier-invoices', 'home', 'purchase-orders', 'suppliers', 'deadlines'],
  project: ['projects', 'home', 'customers', 'search', 'quotes', 'orders', 'invoices'],
  project_kind: ['project-lists', 'projects'],
  venue: ['project-lists', 'projects'],
  task: ['tasks', 'activities', 'home', 'deadlines', 'customers'],
  note: ['notes', 'activities', 'home'],
  appointment: ['appointments', 'activities', 'home', 'customers'],
  calendar_feed: ['calendar-feeds'],
  import_run: ['imports', 'customers', 'items', 'invoices', 'home'],
  company: ['company'],
  store: ['stores'],
  saved_view: ['views'],
  bulk_run: ['bulk-runs'],
  mail_template: ['mail-templates'],
  membership: ['team', 'colleagues'],
  person: ['team', 'colleagues'],
  role: ['team'],
  invitation: ['invitations', 'team'],
  api_key: ['api-keys'],
}

/** Whether what a query has read may show one of these changes. */
export function isTouched(key: readonly unknown[], changes: readonly Change[]): boolean {
  const [, path = ''] = /^GET \/(.*)$/.exec(String(key[0])) ?? []
  const [noun, ...rest] = path.split('/')
  if (noun === 'journal') return true
  const asked = (key[1] as { id?: string } | undefined)?.id
  return changes.some(([entity, id]) => {
    const [own, ...others] = shownBy[entity] ?? []
    if (noun !== own) return others.includes(noun ?? '')
    return rest[0] !== ':id' || id === null || asked === undefined || asked === id
  })
}
