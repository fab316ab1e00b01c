import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { csvHead, csvLine } from '../rules/csv.ts'
import type { InvoiceKind, InvoiceState } from '../rules/life.ts'
import { outstandingOf, paymentOf } from '../rules/payment.ts'
import { type Asked, kept } from './filter.ts'

const atOnce = 1000

/**
 * Every invoice that the filters keep, newest first, as pieces of a CSV: read a thousand at a time
 * from where the last piece ended, so that an export of any length is flat in memory.
 */
export async function* exportInvoices(act: Act, asked: Asked): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(csvHead(act.locale))
  let after: After = null
  for (;;) {
    const rows = await nextRows(act, asked, after)
    if (rows.length > 0) yield encoder.encode(rows.map((row) => lineOf(act, row)).join(''))
    const last = rows.at(-1)
    if (!last || rows.length < atOnce) return
    after = { day: last.day, id: last.id }
  }
}

type After = { readonly day: Day; readonly id: string } | null
type Row = Awaited<ReturnType<typeof nextRows>>[number]

const nextRows = (act: Act, asked: Asked, after: After) =>
  kept(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'i.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'i.company_id').onRef('s.id', '=', 'i.store_id'),
    )
    .select(['i.id', 'i.kind', 'i.number', 'i.state', 'i.imported', 'i.day', 'i.due_day'])
    .select(['i.subject', 'i.net', 'i.tax', 'i.gross', 'i.settled', 'c.name as customer', 'c.code'])
    .select(['p.name as seller', 's.name as store'])
    .$if(after !== null, (rows) =>
      rows.where((is) => is(is.refTuple('i.day', 'i.id'), '<', is.tuple(after!.day, after!.id))),
    )
    .orderBy('i.day', 'desc')
    .orderBy('i.id', 'desc')
    .limit(atOnce)
    .execute()

function lineOf(act: Act, row: Row): string {
  const payable = {
    state: row.state as InvoiceState,
    imported: row.imported,
    gross: row.gross,
    settled: row.settled,
    dueDay: row.due_day,
  }
  return csvLine(
    {
      ...row,
      ...paymentOf(payable, act.today),
      kind: row.kind as InvoiceKind,
      dueDay: row.due_day,
      outstanding: outstandingOf(payable),
    },
    act.locale,
  )
}
