// Which widgets a client's dashboard has, and why another one is not there.

export const widgets = [
  'trend',
  'months',
  'projection',
  'due',
  'paying',
  'open',
  'ratios',
  'brands',
  'items',
  'ahead',
  'events',
  'mix',
] as const
/** C1–C10, C13 and C14 of the client's dashboard; the signal stands above them. */
export type WidgetName = (typeof widgets)[number]

/** `right`: the role may not; `prospect`: no invoice yet; the others are of what is not there yet. */
export const hiddenReasons = [
  'right',
  'prospect',
  'noRecentSale',
  'fewQuotes',
  'noBrand',
  'nothingDue',
  'fewPaid',
  'fewItems',
  'fewActivities',
  'nothingOpen',
  'walkIn',
] as const
export type HiddenReason = (typeof hiddenReasons)[number]

/** What is known of a client, as far as it decides what is shown; null: the role does not read it. */
export type Known = {
  /** The client of the counter stands for many people: they have no habits together. */
  readonly walkIn: boolean
  readonly sales: { readonly ever: boolean; readonly recent: boolean } | null
  /** Quotes of twelve months: sent, and answered. */
  readonly quotes: {
    readonly sent: number
    readonly answered: number
    readonly orders: number
  } | null
  readonly brands: number | null
  readonly due: boolean | null
  readonly paid: number | null
  readonly items: number | null
  readonly activities: number | null
  readonly open: number | null
}

const least = { answered: 3, paid: 3, items: 3, activities: 3 }

/** Why a widget is not shown, or null where it is. */
export function whyHidden(widget: WidgetName, known: Known): HiddenReason | null {
  const { sales, quotes, walkIn } = known
  if (widget === 'ahead' || widget === 'events') return known.activities === null ? 'right' : null
  if (widget === 'mix') {
    if (known.activities === null) return 'right'
    return known.activities < least.activities ? 'fewActivities' : null
  }
  if (widget === 'open') {
    return known.open === null ? 'right' : known.open === 0 ? 'nothingOpen' : null
  }
  if (widget === 'ratios') {
    if (!quotes) return 'right'
    return quotes.answered < least.answered && quotes.orders < least.answered ? 'fewQuotes' : null
  }
  if (widget === 'brands') {
    if (walkIn) return 'walkIn'
    if (known.brands === null) return 'right'
    return known.brands === 0 ? (quotes?.sent === 0 ? 'fewQuotes' : 'noBrand') : null
  }
  if (!sales) return 'right'
  if (widget === 'due') return known.due === null ? 'right' : known.due ? null : 'nothingDue'
  if (!sales.ever) return 'prospect'
  if (widget === 'trend' || widget === 'months') return sales.recent ? null : 'noRecentSale'
  if (walkIn) return 'walkIn'
  if (widget === 'paying') {
    return known.paid === null ? 'right' : known.paid < least.paid ? 'fewPaid' : null
  }
  if (widget === 'items') {
    return known.items === null ? 'right' : known.items < least.items ? 'fewItems' : null
  }
  return null
}
