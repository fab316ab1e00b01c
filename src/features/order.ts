/** The features from the lowest to the highest: each may lean on those before it, never after. */
export const features = [
  'base/journal',
  'base/files',
  'base/company',
  'base/team',
  'base/account',
  'base/setup',
  'catalog/items',
  'relation/customers',
  'sales/documents',
  'sales/quotes',
  'sales/invoices',
  'sales/payments',
  'insight/imports',
  'insight/search',
  'insight/home',
] as const
