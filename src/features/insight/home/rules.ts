// The home dashboard: its tabs, its widgets, which figures each tells, and how people arrange them.
import type { FigureName } from '#features/insight/figures/rules/all.ts'
import { reasons } from '#kernel/refusal.ts'
import { grants, type Right, type Role } from '#kernel/rights.ts'

export const tabs = ['overview', 'sales', 'billing', 'activity'] as const
export type Tab = (typeof tabs)[number]

/** How wide a widget is (ui/widget/place.ts draws them). */
export const widgetSizes = ['third', 'half', 'twoThirds', 'whole'] as const
export type WidgetSize = (typeof widgetSizes)[number]

type About = {
  readonly tab: Tab
  /** Any of these lets one see it. */
  readonly rights: readonly Right[]
  readonly size: WidgetSize
  readonly figures: readonly FigureName[]
  /** Only who sees every document is told of it. */
  readonly whole?: true
  /** Only who sees costs. */
  readonly costs?: true
  /** Others are not even told that there is such a widget. */
  readonly unnamed?: true
}

/** The widgets, in the order in which a board shows them. */
export const widgets = {
  due: {
    tab: 'overview',
    rights: ['invoices.read', 'orders.read'],
    size: 'half',
    figures: ['outstanding', 'late', 'ordersToInvoice', 'quotesToBill', 'projectsArchivedDue'],
  },
  tasks: { tab: 'overview', rights: ['activities.read'], size: 'half', figures: [] },
  quotes: {
    tab: 'overview',
    rights: ['quotes.read'],
    size: 'half',
    figures: [
      ...(['quotesExpiring', 'quotesExpired', 'quotesValid', 'quotesPending'] as const),
      ...(['quotesSigned', 'quoteDrafts'] as const),
    ],
  },
  invoices: {
    tab: 'overview',
    rights: ['invoices.read'],
    size: 'half',
    figures: ['late', 'unpaid', 'partial', 'settled', 'invoiceDrafts'],
  },
  orders: {
    tab: 'overview',
    rights: ['orders.read'],
    size: 'half',
    figures: [
      ...(['ordersBlocked', 'ordersOnHold', 'ordersUnreviewed', 'ordersIncomplete'] as const),
      ...(['ordersPurchasable', 'ordersPurchased', 'ordersToDeliver', 'ordersToFit'] as const),
    ],
  },
  appointments: { tab: 'overview', rights: ['activities.read'], size: 'half', figures: [] },
  messages: { tab: 'overview', rights: ['member'], size: 'half', figures: [] },
  sales: {
    tab: 'sales',
    rights: ['invoices.read'],
    size: 'whole',
    figures: ['sales', 'salesBefore', 'ordered'],
  },
  rankings: { tab: 'sales', rights: ['invoices.read'], size: 'half', figures: [] },
  team: { tab: 'sales', rights: ['invoices.read'], size: 'half', figures: [] },
  answers: { tab: 'sales', rights: ['quotes.read'], size: 'half', figures: [] },
  funnel: {
    tab: 'sales',
    rights: ['quotes.read'],
    size: 'half',
    figures: [
      ...(['prospects', 'quotesSent', 'quotesSentSigned'] as const),
      ...(['quotesSentInvoiced', 'quotesSentPaid'] as const),
    ],
  },
  deals: {
    tab: 'billing',
    rights: ['invoices.read'],
    size: 'whole',
    figures: [],
  },
  aged: {
    tab: 'billing',
    rights: ['invoices.read'],
    size: 'half',
    figures: ['outstanding', 'notDue', 'due30', 'due60', 'due90', 'dueOlder'],
  },
  debtors: { tab: 'billing', rights: ['invoices.read'], size: 'half', figures: [] },
  forecast: {
    tab: 'billing',
    rights: ['invoices.read'],
    size: 'whole',
    figures: ['outstanding'],
  },
  collected: {
    tab: 'billing',
    rights: ['payments.read'],
    size: 'half',
    figures: ['collected', 'collectedBefore'],
  },
  margin: {
    tab: 'billing',
    rights: ['invoices.read'],
    size: 'half',
    figures: ['sales', 'purchased'],
    costs: true,
  },
  activity: {
    tab: 'activity',
    rights: ['activities.read'],
    size: 'half',
    figures: [],
    whole: true,
  },
  events: { tab: 'activity', rights: ['member'], size: 'half', figures: [], whole: true },
  health: {
    tab: 'activity',
    rights: ['company.administer'],
    size: 'half',
    figures: [],
    unnamed: true,
  },
} as const satisfies Readonly<Record<string, About>>
export type WidgetName = keyof typeof widgets

export const widgetNames = Object.keys(widgets) as [WidgetName, ...WidgetName[]]
export const aboutWidget = (name: WidgetName): About => widgets[name]

/** Whether a role may see a widget at all: what it may not read is absent, never a zero. */
export function maySee(role: Role, name: WidgetName): boolean {
  const { rights, whole, costs } = aboutWidget(name)
  return (
    rights.some((right) => grants(role, right)) &&
    (!whole || role.scope === 'all') &&
    (!costs || role.seesCosts)
  )
}

/** How someone keeps a board: widgets that it does not name stand at the end, as the board has them. */
export type Layout = {
  readonly order: readonly WidgetName[]
  readonly sizes: Readonly<Partial<Record<WidgetName, WidgetSize>>>
  readonly hidden: readonly WidgetName[]
}
export const usualLayout: Layout = { order: [], sizes: {}, hidden: [] }

/** The widgets of a tab in their order, hidden ones left out. */
export function shownIn(tab: Tab, layout: Layout): readonly WidgetName[] {
  const place = (name: WidgetName): number => {
    const at = layout.order.indexOf(name)
    return at < 0 ? layout.order.length + widgetNames.indexOf(name) : at
  }
  return widgetNames
    .filter((name) => aboutWidget(name).tab === tab && !layout.hidden.includes(name))
    .sort((a, b) => place(a) - place(b))
}

/** The layout with a widget one place further up or down in its tab; the same where it cannot go. */
export function moved(layout: Layout, name: WidgetName, by: -1 | 1): Layout {
  const shown = shownIn(aboutWidget(name).tab, layout)
  const other = shown[shown.indexOf(name) + by]
  return other === undefined ? layout : placed(layout, name, other)
}

/** The layout with a widget in the place of another, which makes room. */
export function placed(layout: Layout, name: WidgetName, at: WidgetName): Layout {
  const shown = tabs.flatMap((tab) => shownIn(tab, { ...layout, hidden: [] }))
  const [from, to] = [shown.indexOf(name), shown.indexOf(at)]
  const order = shown.filter((one) => one !== name)
  order.splice(order.indexOf(at) + (from < to ? 1 : 0), 0, name)
  return { ...layout, order }
}

export const sized = (layout: Layout, name: WidgetName, size: WidgetSize): Layout => ({
  ...layout,
  sizes: { ...layout.sizes, [name]: size },
})

export const hiding = (layout: Layout, name: WidgetName, isHidden: boolean): Layout => ({
  ...layout,
  hidden: [...layout.hidden.filter((one) => one !== name), ...(isHidden ? [name] : [])],
})

/** By what bars of sales are told: by day up to a month, by week up to a season, by month beyond. */
export const grainOf = (days: number): 'day' | 'week' | 'month' =>
  days <= 31 ? 'day' : days <= 120 ? 'week' : 'month'

/** How a part of the installation is: well, worth a look, or in need of someone. */
export const healthLevels = ['good', 'watch', 'bad'] as const
export type HealthLevel = (typeof healthLevels)[number]

/** Jobs that were given up are lost until someone looks; what is due waits minutes, not an hour. */
export const levelOfJobs = (givenUp: number, oldestMinutes: number | null): HealthLevel =>
  givenUp > 0 ? 'bad' : oldestMinutes !== null && oldestMinutes > 60 ? 'watch' : 'good'

/** A backup needs room, and an engine without any stops: under a tenth, or under two gigabytes. */
export const levelOfDisk = (free: number, whole: number): HealthLevel =>
  free < 500e6 || free < whole / 50 ? 'bad' : free < 2e9 || free < whole / 10 ? 'watch' : 'good'

/** Books are checked each night: those that were not for three days, or not wholly, are worth a look. */
export const levelOfCheckup = (
  { differences, unchecked }: { differences: number; unchecked: number },
  days: number,
): HealthLevel => (differences > 0 ? 'bad' : unchecked > 0 || days > 3 ? 'watch' : 'good')

export const homeReasons = reasons({
  dashboard_needs_person: {
    fr: 'Une clé d’API n’a pas de tableau de bord : connectez-vous pour disposer le vôtre.',
    en: 'An API key has no dashboard: sign in to arrange yours.',
  },
})
