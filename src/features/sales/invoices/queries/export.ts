import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { csvHead, csvWords } from '../rules/csv.ts'
import { type Asked, kept, lateIn, outstandingIn, paymentIn } from './filter.ts'

const atOnce = 4000

/**
 * Every invoice that the filters keep, newest first, as pieces of a CSV: four thousand at a time from
 * where the last piece ended, so that an export of any length is flat in memory. The database writes
 * the lines: taking each value apart here to put it together again would cost several times as much.
 */
export async function* exportInvoices(act: Act, asked: Asked): AsyncIterable<Uint8Array> {
  const encoder = new TextEncoder()
  yield encoder.encode(csvHead(act.locale))
  let after: After = null
  do {
    const piece: Piece = await nextPiece(act, asked, after)
    if (piece.lines !== null) yield encoder.encode(piece.lines)
    after = piece.count < atOnce ? null : { day: piece.day, id: piece.id }
  } while (after !== null)
}

type After = { readonly day: Day; readonly id: string } | null
type Piece = { lines: string | null; count: number; day: Day; id: string }

async function nextPiece(act: Act, asked: Asked, after: After): Promise<Piece> {
  const lines = kept(act, asked)
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'i.company_id').onRef('c.id', '=', 'i.customer_id'),
    )
    .leftJoin('person as p', 'p.id', 'i.seller_id')
    .leftJoin('store as s', (join) =>
      join.onRef('s.company_id', '=', 'i.company_id').onRef('s.id', '=', 'i.store_id'),
    )
    .select(['i.id', 'i.day', lineIn(act).as('line')])
    .$if(after !== null, (rows) =>
      rows.where((is) => is(is.refTuple('i.day', 'i.id'), '<', is.tuple(after!.day, after!.id))),
    )
    .orderBy('i.day', 'desc')
    .orderBy('i.id', 'desc')
    .limit(atOnce)
  // What is added up comes in the order of the piece: it is not put in order once more.
  const { rows } = await sql<Piece>`select string_agg(line, '') as lines, count(*) as count,
      min(day) as day, (array_agg(id))[count(*)] as id
    from (${lines}) piece`.execute(act.tx)
  return rows[0]!
}

/** A line of the file: the cells in the order of the headings. */
function lineIn(act: Act) {
  const { kinds, payments } = csvWords[act.locale]
  const cells = [
    wordIn(sql`i.kind`, kinds),
    cell(sql`i.number`),
    sql`i.day`,
    sql`i.due_day`,
    cell(sql`c.code`),
    cell(sql`c.name`),
    cell(sql`i.subject`),
    cell(sql`p.name`),
    cell(sql`s.name`),
    amount(sql`i.net`),
    amount(sql`i.tax`),
    amount(sql`i.gross`),
    amount(sql`i.settled`),
    amount(outstandingIn),
    wordIn(paymentIn, payments),
    sql`case when ${lateIn(act.today)} then ${act.today}::date - i.due_day end`,
  ]
  // `concat` writes a null as nothing, and reads no pattern at each line.
  return sql<string>`concat(${sql.join(cells, sql`, ';', `)}, chr(13), chr(10))`
}

/** The word of a state in the language of the file. */
const wordIn = (state: RawBuilder<unknown>, words: Readonly<Record<string, string>>) =>
  sql`(case ${state} ${sql.join(
    Object.entries(words).map(([value, word]) => sql`when ${value} then ${word}`),
    sql` `,
  )} end)`

/** Cents as a decimal with a comma, and no group separator. */
const amount = (cents: RawBuilder<unknown>) => sql`replace((${cents} * 0.01)::text, '.', ',')`

/**
 * A text cell. One that starts like a formula is preceded by an apostrophe, so that what a client is
 * called is never run by whoever opens the file (OWASP, "CSV injection"): `=`, `+`, `-`, `@`, a tab
 * or a carriage return. Nearly every cell is plain, and is looked at without being taken apart.
 */
function cell(text: RawBuilder<unknown>) {
  const isFormula = sql`ascii(${text}) in (61, 43, 45, 64, 9, 13)`
  const isHeld = sql`strpos(${text}, ';') + strpos(${text}, '"') + strpos(${text}, chr(10))
    + strpos(${text}, chr(13)) > 0`
  const plain = sql`(case when ${isFormula} then '''' || ${text} else ${text} end)`
  return sql`(case when ${isHeld} then '"' || replace(${plain}, '"', '""') || '"'
    when ${isFormula} then '''' || ${text} else ${text} end)`
}
