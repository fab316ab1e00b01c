import { type RawBuilder, sql } from 'kysely'
import { walkChain } from '#features/base/journal/queries.ts'
import { verifyAllQuotes } from '#features/sales/quotes/queries/revisions.ts'
import { standingsCompared, staleOrders } from '#features/sales/orders/queries/kept.ts'
import { addedUp } from '#features/relation/customers/queries/account.ts'
import { rhythmsCompared } from '#features/relation/customers/queries/rhythm.ts'
import type { Day } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { type Row, sums } from './queries/sums.ts'

/** What a check of a company's books found: how many rows it looked at, and those that are wrong. */
export type Check = {
  readonly name: string
  readonly looked: number
  readonly wrong: number
  /** The first wrong ones: what they are, what is stored, what it should be. */
  readonly examples: readonly { what: string; stored: string; expected: string }[]
}

/** One check, to be made by itself or after the others. */
export type BookCheck = { readonly name: string; readonly run: (act: Act) => Promise<Check> }

/**
 * Recomputes from the facts everything that is stored beside them: totals from VAT groups and lines,
 * what is settled from the allocations, numbers from the documents, the journal from its first line.
 * Read only; in a sound company nothing is wrong.
 */
export async function checkBooks(act: Act): Promise<Check[]> {
  const found: Check[] = []
  // All that was ever sold is added up again: a million lines take half a minute.
  await sql`set local statement_timeout = '600s'`.execute(act.tx)
  for (const { run } of bookChecks) found.push(await run(act))
  return found
}

/** Compares row by row, in the database: millions of rows stay where they are. */
async function compared(act: Act, name: string, rows: RawBuilder<Row>): Promise<Check> {
  const { rows: found } = await sql<Omit<Check, 'name'>>`
    with looked as materialized (
      select what, coalesce(stored::text, 'null') as stored,
        coalesce(expected::text, 'null') as expected from (${rows}) given
    ), wrong as materialized (select * from looked where stored <> expected)
    select (select count(*) from looked)::int as looked, (select count(*) from wrong)::int as wrong,
      coalesce((select json_agg(w) from (select * from wrong order by what limit 10) w), '[]')
        as examples`.execute(act.tx)
  return { name, ...(found[0] as Omit<Check, 'name'>) }
}

const ordersStand = 'where orders stand = orders looked at'
const sealed = 'what was sent and signed is as it was'

/** Where orders at work stand: what was touched since it was looked at is not read, and not compared. */
const checkStandings = async (act: Act): Promise<Check> =>
  compared(act, ordersStand, standingsCompared(act, await staleOrders(act)))

/** What has left of quotes, and what was signed, is as it was: hashes, columns, lines, drawings. */
async function checkSeals(act: Act): Promise<Check> {
  const { looked, faults } = await verifyAllQuotes(act)
  return {
    name: sealed,
    looked,
    wrong: new Set(faults.map(({ quote }) => quote)).size,
    examples: faults.slice(0, 10).map(({ quote, fault }) => ({
      what: `${quote} ${fault.at}`,
      stored: fault.stored,
      expected: fault.sealed,
    })),
  }
}

async function checkJournal(act: Act): Promise<Check> {
  const { lines, broken } = await walkChain(act)
  const examples = broken
    ? [{ what: `line ${broken.seq}`, stored: broken.why, expected: 'intact' }]
    : []
  return { name: 'journal', looked: lines, wrong: examples.length, examples }
}

/** Each check compares, row by row, what is stored with what the facts say. */
const books = {
  'invoice totals = VAT groups': (company: string) => sql<Row>`
    select coalesce(i.number, i.id::text) as what,
      concat_ws(' ', i.net, i.tax, i.gross) as stored,
      concat_ws(' ', coalesce(sum(v.base), 0), coalesce(sum(v.tax), 0),
        coalesce(sum(v.base + v.tax), 0)) as expected
    from invoice i
    left join invoice_vat v on v.company_id = i.company_id and v.invoice_id = i.id
    where i.company_id = ${company} and i.state = 'issued'
    group by i.company_id, i.id`,

  'invoice net = lines, less the discount': (company: string) => sql<Row>`
    select coalesce(i.number, i.id::text) as what, i.net as stored,
      coalesce(sum(l.net - case when l.progress is null then 0 else l.earlier_net end), 0)
      - coalesce((select sum(d.base) from invoice_deduction d
        where d.company_id = i.company_id and d.invoice_id = i.id), 0) as expected
    from invoice i
    left join invoice_line l on l.company_id = i.company_id and l.invoice_id = i.id
      and l.kind = 'item'
    where i.company_id = ${company} and i.discount = 0
    group by i.company_id, i.id`,

  'quote net = lines, less the discount': (company: string) => sql<Row>`
    select coalesce(q.number, q.id::text) as what, q.net as stored,
      coalesce(sum(l.net), 0) as expected
    from quote q
    left join quote_line l on l.company_id = q.company_id and l.quote_id = q.id and l.kind = 'item'
      and l.chosen
    where q.company_id = ${company} and q.discount = 0
    group by q.company_id, q.id`,

  'settled = allocations': (company: string) => sql<Row>`
    select coalesce(i.number, i.id::text) as what, i.settled as stored,
      coalesce((select sum(a.amount) from allocation a
        where a.company_id = i.company_id and a.invoice_id = i.id), 0)
      - coalesce((select sum(a.amount) from allocation a
        where a.company_id = i.company_id and a.credit_note_id = i.id), 0) as expected
    from invoice i
    where i.company_id = ${company} and not i.imported`,

  'allocated = allocations': (company: string) => sql<Row>`
    select p.id::text as what, p.allocated as stored,
      coalesce((select sum(a.amount) from allocation a
        where a.company_id = p.company_id and a.payment_id = p.id), 0)
      + coalesce((select sum(r.amount) from payment_return r
        where r.company_id = p.company_id and r.payment_id = p.id), 0)
      - coalesce((select sum(r.amount) from payment_return r
        where r.company_id = p.company_id and r.refund_id = p.id), 0) as expected
    from payment p where p.company_id = ${company}`,

  ...sums,

  'accounts of customers = documents and payments': (company: string, today: Day) => sql<Row>`
    select k.customer_id::text as what,
      concat_ws(' ', k.balance, k.overdue, k.turnover, k.last_invoice_day) as stored,
      concat_ws(' ', coalesce(a.balance, 0), coalesce(a.overdue, 0), coalesce(a.turnover, 0),
        a."lastInvoiceDay") as expected
    from customer_account k
    left join ${addedUp({ company, today }, sql``)} a on a.customer_id = k.customer_id
    where k.company_id = ${company} and k.day = ${today}::date`,

  'rhythms of customers = documents': (company: string, today: Day) =>
    rhythmsCompared({ company, today }),

  'numbers are given without a gap': (company: string) => sql<Row>`
    select c.kind || ' ' || c.year as what, c.last as stored, (
      case c.kind
        when 'quote' then (select count(*) from quote q
          where q.company_id = c.company_id and q.number is not null
            -- A quote keeps the number of its first sending, and takes the day of its last.
            and (c.year = 0 or c.year = extract(year from coalesce((select r.day
              from quote_revision r where r.company_id = q.company_id and r.quote_id = q.id
                and r.revision = 1), q.day))))
        when 'order' then (select count(*) from customer_order o
          where o.company_id = c.company_id and o.number is not null
            and (c.year = 0 or extract(year from o.day) = c.year))
        when 'delivery' then (select count(*) from delivery d
          where d.company_id = c.company_id and d.number is not null
            and (c.year = 0 or extract(year from d.day) = c.year))
        when 'purchase_order' then (select count(*) from purchase_order p
          where p.company_id = c.company_id and p.number is not null
            and (c.year = 0 or extract(year from p.day) = c.year))
        when 'invoice' then (select count(*) from invoice i
          where i.company_id = c.company_id and i.kind <> 'credit_note' and i.number is not null
            and not i.imported and (c.year = 0 or extract(year from i.day) = c.year))
        when 'credit_note' then (select count(*) from invoice i
          where i.company_id = c.company_id and i.kind = 'credit_note' and i.number is not null
            and not i.imported and (c.year = 0 or extract(year from i.day) = c.year))
        else c.last
      end) as expected
    from counter c where c.company_id = ${company}`,

  'numbers follow dates': (company: string) => sql<Row>`
    select number as what, day::text as stored,
      greatest(day, max(day) over (partition by kind = 'credit_note', date_part('year', day)
        order by number
        rows between unbounded preceding and current row))::text as expected
    from invoice
    where company_id = ${company} and number is not null and not imported`,

  'what is issued is frozen': (company: string) => sql<Row>`
    select number as what, (frozen is not null) as stored, true as expected
    from invoice where company_id = ${company} and state = 'issued' and not imported`,
} as const

/** Every check, in the order in which they are told. */
export const bookChecks: readonly BookCheck[] = [
  ...Object.entries(books).map(([name, rows]) => ({
    name,
    run: (act: Act) => compared(act, name, rows(act.company, act.today)),
  })),
  { name: ordersStand, run: checkStandings },
  { name: sealed, run: checkSeals },
  { name: 'journal', run: checkJournal },
]
