// What can be asked of the company's figures, and which of its sums answers.
import { cutAtMonths } from '#features/sales/turnover/rules.ts'
import { addMonths, type Day, startOfMonth } from '#kernel/day.ts'
import { reasons } from '#kernel/refusal.ts'
import type { Right } from '#kernel/rights.ts'

/** What a measure is about: its documents, the day that counts of them, and the right to read them. */
export type Subject = 'sales' | 'quotes' | 'orders' | 'money' | 'due'
export const rightOf: Readonly<Record<Subject, Right>> = {
  sales: 'invoices.read',
  quotes: 'quotes.read',
  orders: 'orders.read',
  money: 'payments.read',
  due: 'invoices.read',
}

/** What is measured, and how its figure is written: `percent` is of 100, with two decimals. */
type About = {
  readonly subject: Subject
  readonly unit: 'amount' | 'count' | 'quantity' | 'percent'
}

/**
 * The measures. Of sales: `sales` is what was invoiced before tax, less credit notes; `cost` what that cost; `margin` one less
 * the other; `invoices` how many, credit notes apart; `quantity` the pieces of items; `basket` the sales of
 * one invoice on average. Of quotes, by the day on which they were sent last, drafts and cancelled ones
 * left out: `quotes` before tax and `quoteCount`; of those the `signed`, the `lost` (refused, or expired
 * today) and the `pending`; `conversion` is signed in a hundred of signed and lost, by number, and
 * `conversionNet` by amount. `orders` and `orderCount` are those that stand, by the day of confirmation.
 * `collected` is money received less money paid back, by the day of its entry. `due` is what remains to
 * be paid today of what was invoiced, by due day, and `overdue` what of that is late.
 */
export const aboutMeasure = {
  sales: { subject: 'sales', unit: 'amount' },
  cost: { subject: 'sales', unit: 'amount' },
  margin: { subject: 'sales', unit: 'amount' },
  invoices: { subject: 'sales', unit: 'count' },
  quantity: { subject: 'sales', unit: 'quantity' },
  basket: { subject: 'sales', unit: 'amount' },
  quotes: { subject: 'quotes', unit: 'amount' },
  quoteCount: { subject: 'quotes', unit: 'count' },
  signed: { subject: 'quotes', unit: 'amount' },
  signedCount: { subject: 'quotes', unit: 'count' },
  lost: { subject: 'quotes', unit: 'amount' },
  lostCount: { subject: 'quotes', unit: 'count' },
  pending: { subject: 'quotes', unit: 'amount' },
  pendingCount: { subject: 'quotes', unit: 'count' },
  conversion: { subject: 'quotes', unit: 'percent' },
  conversionNet: { subject: 'quotes', unit: 'percent' },
  orders: { subject: 'orders', unit: 'amount' },
  orderCount: { subject: 'orders', unit: 'count' },
  collected: { subject: 'money', unit: 'amount' },
  due: { subject: 'due', unit: 'amount' },
  overdue: { subject: 'due', unit: 'amount' },
} as const satisfies Record<string, About>
export type Measure = keyof typeof aboutMeasure
export const measures = Object.keys(aboutMeasure) as [Measure, ...Measure[]]

/** Measures that tell what things cost: of a role that sees costs alone. */
export const tellsCosts = (measure: Measure): boolean => measure === 'cost' || measure === 'margin'

/** Measures whose rows do not add up to their total: what is divided, and what counts documents by item. */
export const isRatio = (measure: Measure): boolean =>
  measure === 'basket' || measure === 'conversion' || measure === 'conversionNet'

export const spans = ['day', 'week', 'month', 'quarter', 'year'] as const
export type Span = (typeof spans)[number]

/** What a figure may be told by; `customer` may also be asked as `client`. */
export const dimensions = [
  ...spans,
  'store',
  'seller',
  'customer',
  'client',
  'country',
  'department',
  'item',
  'brand',
  'family',
  'kind',
  'venue',
  'distributor',
] as const
export type Dimension = (typeof dimensions)[number]

/** What a figure may be narrowed to. */
export const narrowing = [
  'customer',
  'item',
  'seller',
  'store',
  'country',
  'department',
  'brand',
  'family',
  'kind',
  'venue',
  'distributor',
] as const satisfies readonly Dimension[]

/**
 * Whether what a measure opens is told line by line: where it is about items or their pieces; else whole
 * documents are.
 */
export const toldByLines = (measure: Measure, narrowed: readonly Dimension[]): boolean =>
  (aboutMeasure[measure].subject === 'sales' && measure !== 'invoices' && measure !== 'basket') ||
  usesItem(narrowed)

/** How an address asks for what has none of something: a word that nothing is called by. */
export const absent = '∅'

export const isSpan = (one: Dimension): one is Span => (spans as readonly string[]).includes(one)

const ofCustomer: readonly Dimension[] = ['customer', 'client', 'country', 'department']
const ofItem: readonly Dimension[] = ['item', 'brand', 'family']
const ofProject: readonly Dimension[] = ['kind', 'venue']
const ofDay: readonly Dimension[] = ['store', 'seller']

/** Whether any is known of the lines alone, of the customer, of the project of a document. */
export const usesItem = (uses: readonly Dimension[]): boolean =>
  uses.some((one) => ofItem.includes(one))
export const usesCustomer = (uses: readonly Dimension[]): boolean =>
  uses.some((one) => ofCustomer.includes(one))
export const usesProject = (uses: readonly Dimension[]): boolean =>
  uses.some((one) => ofProject.includes(one))

/**
 * Why a measure is not told by a dimension, or null: money has no items nor projects, since a payment
 * settles invoices and not lines; what is due is due of whole invoices; an invoice has one basket. Only
 * what is invoiced went through a distributor.
 */
export function whyNotBy(measure: Measure, one: Dimension): 'not_told_by' | null {
  const { subject } = aboutMeasure[measure]
  const noItems = subject === 'money' || subject === 'due' || measure === 'basket'
  if (noItems && ofItem.includes(one)) return 'not_told_by'
  if (one === 'distributor' && subject !== 'sales' && subject !== 'due') return 'not_told_by'
  return subject === 'money' && ofProject.includes(one) ? 'not_told_by' : null
}

/** Only what is due may be so at no date: all else has its day. */
export const whyNotUndated = (measure: Measure): 'not_told_by' | null =>
  aboutMeasure[measure].subject === 'due' ? null : 'not_told_by'

/** Where an answer is read: one of the sums that acts keep, or the documents themselves. */
export type Source = 'day' | 'customer' | 'item' | 'documents'
/** The same, and of documents whether their heads are enough. */
export type Grain = 'day' | 'customer' | 'item' | 'head' | 'line'

const monthly = (one: Dimension): boolean => one === 'month' || one === 'quarter' || one === 'year'

export type Asked = {
  readonly measure: Measure
  /** By what it is told, and by what it is narrowed. */
  readonly uses: readonly Dimension[]
  readonly from: Day
  readonly to: Day
  readonly today: Day
  /** Whether whoever asks sees every document. */
  readonly seesAll: boolean
}

/**
 * The narrowest sum that knows all that is asked. Sums by month are completed from the documents where
 * the period begins or ends within one; only the sums by day know whose a document is.
 */
export function grainOf({ measure, uses, from, to, today, seesAll }: Asked): Grain {
  const knows = (known: readonly Dimension[], span: (one: Dimension) => boolean): boolean =>
    uses.every((one) => known.includes(one) || (isSpan(one) && span(one)))
  const pieces = measure === 'quantity'
  if (!pieces && knows(ofDay, () => true)) return 'day'
  const documents = pieces || usesItem(uses) ? 'line' : 'head'
  if (aboutMeasure[measure].subject !== 'sales' || !seesAll) return documents
  if (cutAtMonths({ from, to }, today).whole === null) return documents
  if (!pieces && knows(ofCustomer, monthly)) return 'customer'
  if (measure !== 'invoices' && measure !== 'basket' && knows(ofItem, monthly)) return 'item'
  return documents
}

export const sourceOf = (asked: Asked): Source => {
  const grain = grainOf(asked)
  return grain === 'head' || grain === 'line' ? 'documents' : grain
}

/** Where nothing is said: the twelve months that end with this one. */
export const usualFrom = (today: Day): Day => startOfMonth(addMonths(today, -11))

export const analysisReasons = reasons({
  same_dimension_twice: {
    fr: 'Le chiffre est déjà détaillé par ce critère : choisissez-en un autre, ou un seul.',
    en: 'The figure is already told by this dimension: choose another, or one alone.',
  },
  too_many_dimensions: {
    fr: 'Un chiffre se détaille par deux critères au plus.',
    en: 'A figure is told by two dimensions at most.',
  },
  not_told_by: {
    fr: 'Cette mesure ne se détaille pas et ne se filtre pas par ce critère : choisissez-en un autre, ou une autre mesure.',
    en: 'This measure is neither told nor narrowed by this dimension: choose another, or another measure.',
  },
  from_after_to: {
    fr: 'La période finit avant de commencer : la date de fin doit suivre celle de début.',
    en: 'The period ends before it starts: its last day must follow its first.',
  },
  margin_hidden: {
    fr: 'Votre rôle ne voit pas les coûts, ni les marges.',
    en: 'Your role sees no costs, nor margins.',
  },
  analysis_too_wide: {
    status: 503,
    fr: 'Cette question porte sur trop de documents : raccourcissez la période, filtrez-la ou retirez un critère.',
    en: 'This question is about too many documents: shorten the period, narrow it or take a dimension away.',
  },
})
