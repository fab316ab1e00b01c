// The same questions asked of the lines, beside those that the sums answer: what a program does that adds
// up all that was ever sold at each look.
import pg from 'pg'

export type Asked = { readonly name: string; readonly run: () => Promise<void> }

/** The questions, on a connection of their own; `end` closes it. */
export async function ofTheLines(owner: pg.ClientConfig, company: string) {
  const client = new pg.Client(owner)
  await client.connect()
  const sold = `from invoice i join invoice_line l on l.company_id = i.company_id and l.invoice_id = i.id
    where i.company_id = '${company}' and i.state = 'issued' and l.kind = 'item'
      and i.day > current_date - 731`
  const questions = {
    'of the lines: sales by month of two years': `select date_trunc('month', i.day), sum(l.net) ${sold} group by 1`,
    'of the lines: sales by client': `select i.customer_id, sum(l.net) ${sold} group by 1
      order by 2 desc limit 100`,
    'of the lines: sales by brand': `select t.brand, sum(l.net) ${sold.replace('where', 'join item t on t.company_id = i.company_id and t.id = l.item_id where')} group by 1`,
    'of the lines: turnover of every client': `select i.customer_id, sum(i.net), sum(i.gross - i.settled)
      from invoice i where i.company_id = '${company}' and i.state = 'issued' group by 1`,
    'of the lines: home': `select 'invoices', count(*), sum(i.gross - i.settled),
        sum(i.gross - i.settled) filter (where i.due_day < current_date),
        sum(i.gross) filter (where i.settled = i.gross and i.day >= date_trunc('month', current_date))
      from invoice i where i.company_id = '${company}' and i.state = 'issued'
      union all select q.state, count(*), sum(q.gross), null, null from quote q
        where q.company_id = '${company}' group by 1
      union all select o.state, count(*), sum(o.gross), null, null from customer_order o
        where o.company_id = '${company}' group by 1`,
    'of the lines: dashboard of a client': `select l.item_id, sum(l.net), array_agg(distinct i.day) ${sold}
      and i.customer_id = (select c.id from customer c where c.company_id = '${company}'
        order by c.sort_name limit 1) group by 1`,
  }
  const asked: Asked[] = Object.entries(questions).map(([name, text]) => ({
    name,
    run: async () => void (await client.query(text)),
  }))
  return { asked, end: () => client.end() }
}
