// A figure is defined once: the list that it opens, the filters under which that list adds up to it, and
// the sentence that explains it. Widgets show it, links open it, the proof adds up the list
// (test/insight/figures.test.ts).
import type { Day } from '#kernel/day.ts'
import type { Days, FigureScope } from '#kernel/period.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Right } from '#kernel/rights.ts'

/** Filters as the address of a list writes them. */
export type Query = Readonly<Record<string, string>>

/** The lists that figures open, and the screens that show them. */
export const figureLists = {
  customers: '/clients',
  invoices: '/factures',
  quotes: '/devis',
  orders: '/commandes',
  payments: '/reglements',
  projects: '/projets',
  supplierInvoices: '/factures-fournisseurs',
} as const
export type FigureList = keyof typeof figureLists

/** Of what is bought, nobody is the client, and the seller is on no invoice. */
const narrowedBy: Readonly<Record<FigureList, readonly (keyof Narrowing)[]>> = {
  customers: ['seller', 'store'],
  invoices: ['seller', 'store', 'customer'],
  quotes: ['seller', 'store', 'customer'],
  orders: ['seller', 'store', 'customer'],
  payments: ['seller', 'store', 'customer'],
  projects: ['seller', 'store', 'customer'],
  supplierInvoices: ['store'],
}

/** Whose documents: the filters that all lists of documents share. */
export type Narrowing = {
  readonly seller?: string | undefined
  readonly store?: string | undefined
  readonly customer?: string | undefined
}

/** In what a figure is told: on a day, over a period and what it is compared with, of whom. */
export type FigureContext = {
  readonly today: Day
  readonly period: Days
  readonly before: Days
  readonly narrowing: Narrowing
}

export type Figure = {
  readonly right: Right
  readonly list: FigureList
  /** Beside whose documents they are, which every figure is narrowed to. */
  readonly filters: (context: FigureContext) => Query
  /** Which sum of the list it is; null where it counts. */
  readonly sum: string | null
  /** Only its amount is told: its rows need not be counted, so that a kept sum may answer. */
  readonly countless?: true
  /** What it is, and its formula. */
  readonly said: Readonly<Record<Locale, string>>
}

/** What a figure comes to; null where there is none to tell. */
export type Told<A> = { readonly count: number | null; readonly amount: A | null }

/** The filters of the list that a figure opens, whole. */
export function queryOf(figure: Figure, context: FigureContext): Query {
  const narrowed = narrowedBy[figure.list].flatMap((name) => {
    const value = context.narrowing[name]
    return value === undefined ? [] : [[name, value]]
  })
  return { ...Object.fromEntries(narrowed), ...figure.filters(context) }
}

export type ScopeChoice = {
  readonly scope: FigureScope
  /** Of `store`: which. */
  readonly store?: string | undefined
}

/**
 * Whose documents a scope means to someone. Nobody's own (an API key) and a team without one store of its
 * own are all that one may see: nothing is left out without saying so.
 */
export function narrowingOf(
  { scope, store }: ScopeChoice,
  { person, stores }: { readonly person: string | null; readonly stores: readonly string[] },
): Narrowing {
  if (scope === 'me' && person !== null) return { seller: person }
  if (scope === 'team' && stores[0] !== undefined) return { store: stores[0] }
  if (scope === 'store' && store !== undefined) return { store }
  return {}
}

/** The scopes that someone may choose from: a team is a store that one belongs to. */
export const scopesOf = (about: {
  readonly person: string | null
  readonly stores: readonly string[]
  /** How many stores the company has. */
  readonly storeCount: number
  readonly sees: 'own' | 'store' | 'all'
}): readonly FigureScope[] => [
  ...(about.person !== null && about.sees !== 'own' ? (['me'] as const) : []),
  ...(about.stores.length === 1 && about.sees !== 'own' ? (['team'] as const) : []),
  ...(about.storeCount > 1 && about.sees === 'all' ? (['store'] as const) : []),
  'all',
]
