// What a task may be about, found by one search over everything that one may read.
import { search } from '#features/insight/search/contract.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Formats } from '#kernel/format.ts'
import { call } from '#web/api.ts'
import type { Found } from '#web/ui/ComboBox.tsx'
import type { SubjectType } from '../rules.ts'
import type { both } from './both.ts'
import type { SubjectRef } from './places.ts'

export type FoundRecord = Found & { readonly about: SubjectRef & { readonly label: string } }
type Words = (typeof both)['fr']
type Answer = OutputOf<typeof search>

/** Of each kind, at most. */
const most = 4

/** Records by a number or a name. */
export const findRecords =
  (words: Words, formats: Formats) =>
  async (q: string, signal: AbortSignal): Promise<readonly FoundRecord[]> => {
    if (q.trim() === '') return []
    const found = await call(search, { q: q.slice(0, 100), part: 'records' }, { signal })
    const record = (type: SubjectType, id: string, label: string, ...hints: string[]) => ({
      id,
      label,
      hint: [words.subjectTypes[type], ...hints].filter(Boolean).join(' · '),
      about: { type, id, label },
    })
    const documents = (type: SubjectType, rows: readonly Answer['quotes'][number][]) =>
      rows
        .slice(0, most)
        .map(({ id, number, customer, gross }) =>
          record(type, id, number ?? words.draft, customer.name, formats.amount(gross)),
        )
    const customers = found.customers
      .slice(0, most)
      .map(({ id, name, city }) => record('customer', id, name, city))
    // A number is first of all that of a document.
    const isNumber = /\d/.test(q)
    return [
      ...(isNumber ? [] : customers),
      ...found.projects
        .slice(0, most)
        .map(({ id, name, number }) => record('project', id, name, number)),
      ...documents('quote', found.quotes),
      ...documents('order', found.orders),
      ...documents('delivery', found.deliveries),
      ...documents('invoice', found.invoices),
      ...documents('purchase_order', found.purchases),
      ...found.payments.slice(0, most).map(({ id, reference, customer, amount, day }) => {
        const label = [reference, formats.amount(amount), formats.day(day)].filter(Boolean)
        return record('payment', id, label.join(' · '), customer.name)
      }),
      ...(isNumber ? customers : []),
    ]
  }
