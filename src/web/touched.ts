// Which of the things that were read may show a record that has changed.

/** A record that changed, by its name in the journal; no identifier where many did. */
export type Change = readonly [entity: string, id: string | null]

/** Whatever shows a record: its own address first (there, one record is told from another), then others. */
const shownBy: Readonly<Record<string, readonly string[]>> = {
  quote: ['quotes', 'home', 'customers', 'orders', 'projects', 'search', 'invoices'],
  invoice: ['invoices', 'home', 'customers', 'quotes', 'orders', 'projects', 'search', 'payments'],
  payment: ['payments', 'invoices', 'home', 'customers', 'quotes', 'search'],
  customer: ['customers', 'home', 'search', 'quotes', 'invoices'],
  contact: ['customers'],
  address: ['customers'],
  mail: ['mails', 'customers', 'quotes', 'invoices', 'quote-links'],
  item: ['items', 'search'],
  order: ['orders', 'quotes', 'home', 'customers', 'projects', 'search'],
  customer_order: ['orders', 'quotes', 'home', 'customers', 'projects', 'search'],
  delivery: ['deliveries', 'orders', 'customers', 'projects'],
  purchase_order: ['purchase-orders', 'orders', 'receipts'],
  project: ['projects', 'customers', 'search'],
  task: ['tasks', 'activities', 'home', 'customers'],
  note: ['notes', 'activities', 'customers'],
  appointment: ['appointments', 'activities', 'home', 'customers'],
  import_run: ['imports', 'customers', 'items', 'invoices', 'home'],
  company: ['company', 'me'],
  store: ['stores'],
  saved_view: ['views'],
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
