// What a measure adds up of the facts, and how its figure is written.
import { type RawBuilder, sql } from 'kysely'
import { cents, proportion, text } from '#kernel/money.ts'
import { aboutMeasure, type Measure } from '../rules.ts'

/** A sum of the facts: of a column, of those with an outcome. */
type Sum = {
  readonly of: 'net' | 'cost' | 'margin' | 'quantity' | 'documents'
  readonly outcomes?: readonly string[]
}
type Formula = { readonly sum: Sum; readonly over?: Sum }

const decided = ['signed', 'lost']

/** The formula of each measure: a sum, or one sum over another. */
export const formulas: Readonly<Record<Measure, Formula>> = {
  sales: { sum: { of: 'net' } },
  cost: { sum: { of: 'cost' } },
  margin: { sum: { of: 'margin' } },
  invoices: { sum: { of: 'documents' } },
  quantity: { sum: { of: 'quantity' } },
  basket: { sum: { of: 'net' }, over: { of: 'documents' } },
  quotes: { sum: { of: 'net' } },
  quoteCount: { sum: { of: 'documents' } },
  signed: { sum: { of: 'net', outcomes: ['signed'] } },
  signedCount: { sum: { of: 'documents', outcomes: ['signed'] } },
  lost: { sum: { of: 'net', outcomes: ['lost'] } },
  lostCount: { sum: { of: 'documents', outcomes: ['lost'] } },
  pending: { sum: { of: 'net', outcomes: ['pending'] } },
  pendingCount: { sum: { of: 'documents', outcomes: ['pending'] } },
  conversion: {
    sum: { of: 'documents', outcomes: ['signed'] },
    over: { of: 'documents', outcomes: decided },
  },
  conversionNet: {
    sum: { of: 'net', outcomes: ['signed'] },
    over: { of: 'net', outcomes: decided },
  },
  orders: { sum: { of: 'net' } },
  orderCount: { sum: { of: 'documents' } },
  collected: { sum: { of: 'net' } },
  due: { sum: { of: 'net' } },
  overdue: { sum: { of: 'net', outcomes: ['late'] } },
}

/** Whether a measure counts documents, each of which is to be counted once however many its lines. */
export const countsDocuments = (measure: Measure): boolean => {
  const { sum, over } = formulas[measure]
  return sum.of === 'documents' || over?.of === 'documents'
}

const columns = {
  net: sql`sum(f.net)`,
  cost: sql`sum(f.cost)`,
  margin: sql`sum(f.net - f.cost)`,
  quantity: sql`sum(f.quantity)`,
  documents: sql`sum(f.documents)`,
} as const

/** A sum in SQL, over facts called `f`. */
export function summed({ of, outcomes }: Sum): RawBuilder<unknown> {
  const filter = outcomes ? sql` filter (where f.outcome = any(${outcomes}::text[]))` : sql``
  return sql`coalesce(${columns[of]}${filter}, 0)::bigint`
}

/** The same of lines of documents, each document of which counts once however many its lines. */
export function summedOnce(sum: Sum): RawBuilder<unknown> {
  if (sum.of !== 'documents') return summed(sum)
  const { outcomes } = sum
  return sql`count(distinct f.document_id) filter (where f.documents > 0
    ${outcomes ? sql`and f.outcome = any(${outcomes}::text[])` : sql``})`
}

/** A figure as the contract writes it: the sum, or its part of another. */
export function written(measure: Measure, sum: number, over: number | null): string {
  const { unit } = aboutMeasure[measure]
  if (over === null) return unit === 'count' ? String(sum) : text(sum, scales[unit])
  if (over === 0) return text(0, 'cents')
  // A percentage has as many decimals as an amount.
  const all = cents(over)
  const part =
    unit === 'percent' ? proportion(whole, cents(sum), all) : proportion(cents(sum), one, all)
  return text(part, 'cents')
}

const scales = { amount: 'cents', quantity: 'quantity', percent: 'bps' } as const
const [whole, one] = [cents(100_00), cents(1)]
