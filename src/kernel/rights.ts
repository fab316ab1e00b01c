// Who may do what: a role gives each module a level, and a few powers of their own.

export const modules = [
  'customers',
  'activities',
  'items',
  'projects',
  'quotes',
  'orders',
  'deliveries',
  'invoices',
  'payments',
  'purchases',
  'imports',
  'company',
  'team',
  'journal',
] as const
export type Module = (typeof modules)[number]

export const levels = ['none', 'read', 'write', 'administer'] as const
export type Level = (typeof levels)[number]

export const scopes = ['own', 'store', 'all'] as const
/** Whose records one sees: one's own, those of one's stores, or all of the company's. */
export type Scope = (typeof scopes)[number]

/** What a role may do in one company. */
export type Role = {
  readonly levels: Readonly<Record<Module, Level>>
  readonly scope: Scope
  readonly seesCosts: boolean
  readonly issues: boolean
  readonly deletesDrafts: boolean
}

/**
 * The right that a route declares. `public`: anyone; `account`: anyone signed in, company or not;
 * `member`: anyone with a role in the company; `quotes.write`: that module at that level or above;
 * `invoices.issue`, `quotes.delete`: writing there and the power to issue or to delete drafts.
 */
export type Right =
  | 'public'
  | 'account'
  | 'member'
  | `${Module}.${Exclude<Level, 'none'>}`
  | `${Numbered}.${'issue' | 'delete'}`

/** The modules whose records start as drafts and take a number. */
type Numbered =
  | 'projects'
  | 'quotes'
  | 'orders'
  | 'deliveries'
  | 'invoices'
  | 'payments'
  | 'purchases'

/** Whether a role gives a right (the account and the membership are the caller's to check). */
export function grants(role: Role, right: Right): boolean {
  if (right === 'public' || right === 'account' || right === 'member') return true
  const [module, act] = right.split('.') as [
    Module,
    'read' | 'write' | 'administer' | 'issue' | 'delete',
  ]
  const level = levels.indexOf(role.levels[module])
  if (act === 'issue') return role.issues && level >= levels.indexOf('write')
  if (act === 'delete') return role.deletesDrafts && level >= levels.indexOf('write')
  // A word that is no level is at -1, below every level: it must not open what it fails to name.
  const wanted = levels.indexOf(act)
  return wanted > 0 && level >= wanted
}

const every = (level: Level): Record<Module, Level> =>
  Object.fromEntries(modules.map((module) => [module, level])) as Record<Module, Level>

export const presetKeys = [
  'manager',
  'sales',
  'accountant',
  'coordinator',
  'fitter',
  'reader',
] as const
export type PresetKey = (typeof presetKeys)[number]

/** The roles a company starts with; it may edit them and add others. */
export const presets: Readonly<Record<PresetKey, Role>> = {
  manager: {
    levels: every('administer'),
    scope: 'all',
    seesCosts: true,
    issues: true,
    deletesDrafts: true,
  },
  sales: {
    levels: {
      ...every('none'),
      customers: 'write',
      activities: 'write',
      items: 'read',
      projects: 'write',
      quotes: 'write',
      orders: 'write',
      deliveries: 'write',
      invoices: 'write',
      payments: 'read',
      company: 'read',
    },
    scope: 'own',
    seesCosts: false,
    issues: false,
    deletesDrafts: true,
  },
  accountant: {
    levels: {
      ...every('read'),
      customers: 'write',
      activities: 'write',
      invoices: 'write',
      payments: 'administer',
      purchases: 'write',
      imports: 'write',
      team: 'none',
    },
    scope: 'all',
    seesCosts: true,
    issues: true,
    deletesDrafts: true,
  },
  coordinator: {
    levels: {
      ...every('none'),
      customers: 'write',
      activities: 'write',
      items: 'write',
      projects: 'write',
      quotes: 'write',
      orders: 'write',
      deliveries: 'write',
      invoices: 'write',
      payments: 'write',
      purchases: 'write',
      imports: 'write',
      company: 'read',
    },
    scope: 'store',
    seesCosts: true,
    issues: true,
    deletesDrafts: true,
  },
  fitter: {
    levels: {
      ...every('none'),
      customers: 'read',
      activities: 'write',
      items: 'read',
      projects: 'read',
      quotes: 'read',
      orders: 'read',
      deliveries: 'write',
    },
    scope: 'own',
    seesCosts: false,
    issues: false,
    deletesDrafts: false,
  },
  reader: {
    levels: { ...every('read'), imports: 'none', team: 'none', journal: 'none' },
    scope: 'all',
    seesCosts: false,
    issues: false,
    deletesDrafts: false,
  },
}
