// What the printed words of a document are, in whichever language.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import type { Terms } from '#kernel/day.ts'
import type { VatCategory } from '#kernel/vat.ts'
import type { DocumentKind } from '../frozen.ts'

export type Words = {
  readonly titles: Record<DocumentKind, string>
  readonly draft: string
  readonly page: string
  readonly billedTo: string
  readonly quotedTo: string
  readonly deliveredTo: string
  readonly attention: (name: string) => string
  readonly soleTrader: string
  readonly capital: (form: string, amount: string) => string
  readonly phone: string
  readonly vatNumber: string
  readonly facts: Record<
    | 'day'
    | 'quoteDay'
    | 'validUntil'
    | 'delivered'
    | 'wished'
    | 'performed'
    | 'due'
    | 'customerReference'
    | 'quoteNumber'
    | 'credited'
    | 'orderNumber'
    | 'shipped'
    | 'carrier'
    | 'tracking'
    | 'packages'
    | 'weight'
    | 'clientCode'
    | 'store'
    | 'salesperson',
    string
  >
  readonly period: (from: string, to: string) => string
  readonly numbered: (number: string, day: string) => string
  readonly subject: string
  readonly columns: Record<'title' | 'quantity' | 'price' | 'discount' | 'vat' | 'net', string>
  /** The columns of a situation. */
  readonly progress: Record<'percent' | 'whole' | 'done' | 'before' | 'now', string>
  readonly retention: (rate: string) => string
  readonly retentionDue: (day: string | null) => string
  readonly option: string
  readonly optionChosen: string
  readonly subtotal: string
  readonly totals: Record<
    'lines' | 'net' | 'tax' | 'gross' | 'untaxed' | 'paid' | 'payable' | 'credit' | 'due',
    string
  >
  readonly discount: (rate: string) => string
  readonly vatAt: (rate: string) => string
  readonly taxInEuros: (currency: string, rate: string, day: string) => string
  readonly deposit: (number: string) => string
  readonly invoiced: (number: string) => string
  readonly depositDetail: (day: string, net: string, tax: string) => string
  readonly vatTable: Record<'title' | 'rate' | 'base' | 'tax', string>
  /** In the VAT column and table, where there is no rate to write. */
  readonly categories: Record<Exclude<VatCategory, 'S' | 'Z'>, string>
  readonly payment: Record<
    'title' | 'terms' | 'method' | 'bank' | 'reference' | 'depositAsked',
    string
  >
  readonly withOrder: (amount: string) => string
  readonly methods: Record<PaymentMethod, string>
  readonly terms: (terms: Terms) => string
  readonly agreement: Record<'title' | 'request' | 'day' | 'name' | 'signature', string>
  readonly signed: (name: string, at: string) => string
  readonly received: {
    readonly title: string
    readonly request: string
    readonly signed: (name: string, at: string) => string
  }
  readonly conditions: string
  readonly notTaken: (net: string) => string
}
