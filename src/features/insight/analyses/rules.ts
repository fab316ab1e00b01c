// What can be asked of what was sold, and which of its sums answers.
import { addMonths, type Day, endOfMonth, startOfMonth } from '#kernel/day.ts'
import { reasons } from '#kernel/refusal.ts'

/**
 * `sales` is what was invoiced before tax, less credit notes; `margin` that less its cost; `invoices`
 * how many, credit notes apart; `quantity` the pieces of items.
 */
export const measures = ['sales', 'margin', 'invoices', 'quantity'] as const
export type Measure = (typeof measures)[number]

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
] as const
export type Dimension = (typeof dimensions)[number]

export const isSpan = (one: Dimension): one is Span => (spans as readonly string[]).includes(one)

/** Where an answer is read: one of the sums that acts keep, or the documents themselves. */
export type Source = 'day' | 'customer' | 'item' | 'documents'

const ofCustomer: readonly Dimension[] = ['customer', 'client', 'country', 'department']
const ofItem: readonly Dimension[] = ['item', 'brand', 'family']
const ofDay: readonly Dimension[] = ['store', 'seller']
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
 * The narrowest sum that knows all that is asked. Sums by month answer for whole months alone, and only
 * the sum by day knows whose a document is.
 */
export function sourceOf({ measure, uses, from, to, today, seesAll }: Asked): Source {
  const knows = (known: readonly Dimension[], span: (one: Dimension) => boolean): boolean =>
    uses.every((one) => known.includes(one) || (isSpan(one) && span(one)))
  if (measure !== 'quantity' && knows(ofDay, () => true)) return 'day'
  const whole = from === startOfMonth(from) && (to === endOfMonth(to) || to >= today)
  if (!whole || !seesAll) return 'documents'
  if (measure !== 'quantity' && knows(ofCustomer, monthly)) return 'customer'
  if (measure !== 'invoices' && knows(ofItem, monthly)) return 'item'
  return 'documents'
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
  from_after_to: {
    fr: 'La période finit avant de commencer : la date de fin doit suivre celle de début.',
    en: 'The period ends before it starts: its last day must follow its first.',
  },
  margin_hidden: {
    fr: 'Votre rôle ne voit pas les coûts, ni les marges.',
    en: 'Your role sees no costs, nor margins.',
  },
})
