// The list of invoices as a workbook: dates are dates and amounts are numbers, which a CSV cannot say.
import { sql } from 'kysely'
import { writeXlsxStream } from 'hucre/xlsx'
import type { Day } from '#kernel/day.ts'
import type { Cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { csvWords } from '../rules/csv.ts'
import type { InvoiceKind } from '../rules/life.ts'
import type { PaymentState } from '../rules/payment.ts'
import { type Asked, kept, lateIn, outstandingIn, paymentIn } from './filter.ts'

const atOnce = 2000

/** Every invoice that the filters keep, newest first, as an .xlsx of any length that is flat in memory. */
export function exportWorkbook(act: Act, asked: Asked): AsyncIterable<Uint8Array> {
  const { headings, kinds } = csvWords[act.locale]
  const columns = headings.map((header, at) => ({ header, ...looks[at] }))
  const name = act.locale === 'fr' ? 'Factures' : 'Invoices'
  return writeXlsxStream(rowsOf(act, asked, kinds), { name, columns, freezePane: { rows: 1 } })
}

const day = { numFmt: 'dd/mm/yyyy', width: 12 }
const amount = { numFmt: '#,##0.00', width: 14 }
const text = { width: 16 }
const wide = { width: 32 }
/** In the order of the headings. */
const looks = [text, text, day, day, text, wide, wide, text, text].concat(
  [amount, amount, amount, amount, amount],
  [text, text],
)

async function* rowsOf(act: Act, asked: Asked, kinds: Readonly<Record<InvoiceKind, string>>) {
  const { payments } = csvWords[act.locale]
  let after: { day: Day; id: string } | null = null
  do {
    const rows: Row[] = await nextRows(act, asked, after)
    for (const row of rows) {
      yield [
        kinds[row.kind as InvoiceKind],
        row.number ?? '',
        dateOf(row.day),
        row.due_day && dateOf(row.due_day),
        row.code,
        row.customer,
        row.subject,
        row.seller ?? '',
        row.store ?? '',
        row.net / 100,
        row.tax / 100,
        row.gross / 100,
        row.settled / 100,
        row.outstanding / 100,
        payments[row.payment],
        row.late,
      ]
    }
    const last: Row | undefined = rows.at(-1)
    after = last && rows.length === atOnce ? { day: last.day, id: last.id } : null
  } while (after !== null)
}

/** A calendar day: Excel counts days, and knows no zone. */
const dateOf = (of: Day): Date => new Date(`${of}T00:00:00Z`)

type Row = Awaited<ReturnType<typeof nextRows>>[number]

const nextRows = (act: Act, asked: Asked, after: { day: Day; id: string } | null) =>
  kept(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'i.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'i.company_id').onRef('s.id', '=', 'i.store_id'),
    )
    .select(['i.id', 'i.kind', 'i.number', 'i.day', 'i.due_day', 'c.code', 'c.name as customer'])
    .select(['i.subject', 'p.name as seller', 's.name as store', 'i.net', 'i.tax', 'i.gross'])
    .select(['i.settled', outstandingIn.$castTo<Cents>().as('outstanding')])
    .select(paymentIn.$castTo<PaymentState>().as('payment'))
    .select(
      sql<number | null>`case when ${lateIn(act.today)} then ${act.today}::date - i.due_day end`.as(
        'late',
      ),
    )
    .$if(after !== null, (rows) =>
      rows.where((is) => is(is.refTuple('i.day', 'i.id'), '<', is.tuple(after!.day, after!.id))),
    )
    .orderBy('i.day', 'desc')
    .orderBy('i.id', 'desc')
    .limit(atOnce)
    .execute()
