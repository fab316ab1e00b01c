// The rows of the books, as the database gives them: sums of cents are text there.
import type { Day } from '#kernel/day.ts'
import type { Bps } from '#kernel/money.ts'

export type InvoiceRow = {
  id: string
  kind: string
  number: string | null
  state: 'draft' | 'issued'
  imported: boolean
  customer_id: string
  seller_id: string | null
  day: Day
  due_day: Day | null
  discount: Bps
  net: string
  tax: string
  gross: string
  settled: string
  frozen: unknown
}
export type LineRow = {
  invoice_id: string
  kind: string
  quote_line_id: string | null
  quantity: string
  earlier: string
  vat_rate: Bps
  net: string
}
export type VatRow = { invoice_id: string; base: string; tax: string }
export type PaymentRow = {
  id: string
  customer_id: string
  seller_id: string | null
  day: Day
  amount: string
  allocated: string
}
export type ReturnRow = { refund_id: string; payment_id: string; amount: string }
export type AllocationRow = {
  invoice_id: string
  payment_id: string | null
  credit_note_id: string | null
  amount: string
}
export type QuoteRow = {
  customer_id: string
  seller_id: string | null
  day: Day
  state: 'draft' | 'sent' | 'signed' | 'refused' | 'cancelled'
  valid_until: Day | null
  gross: string
}
