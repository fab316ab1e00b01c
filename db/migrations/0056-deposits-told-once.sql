-- A deposit is told by one line, with its amount and its part of the cost of the deal: its own lines know no
-- cost, so that one line had all of the margin, and another, of no amount, took the cost off again. The same
-- of its credit notes. Sums stay what they are.
create or replace function turnover_lines(company uuid, invoices uuid[])
  returns table (invoice_id uuid, kind text, day date, store_id uuid, seller_id uuid,
    customer_id uuid, item_id uuid, quantity bigint, cost bigint, net bigint)
  language sql stable as $$
  with head as (
    select i.id, i.kind, i.day,
      coalesce(i.store_id, '00000000-0000-0000-0000-000000000000') as store_id,
      coalesce(i.seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
      i.customer_id, i.discount, i.net, i.cost, coalesce(o.kind, i.kind) = 'deposit' as is_deposit
    from invoice i
    left join invoice o on o.company_id = company and o.id = i.credited_invoice_id
    where i.company_id = company and i.id = any(invoices) and i.state = 'issued'
  ), sold as (
    select h.id, h.kind, h.day, h.store_id, h.seller_id, h.customer_id, h.discount,
      l.rank, l.id as line_id,
      coalesce(l.item_id, '00000000-0000-0000-0000-000000000000') as item_id,
      case when l.item_id is null then 0 else l.quantity - l.earlier end as quantity,
      coalesce(round(l.cost::numeric * (l.quantity - l.earlier) / 100000000), 0)::bigint as cost,
      l.net - l.earlier_net as net
    from head h
    join invoice_line l on l.company_id = company and l.invoice_id = h.id and l.kind = 'item'
    where not h.is_deposit
  ), line as (
    select id, kind, day, store_id, seller_id, customer_id, item_id, quantity, cost, net
    from sold where discount = 0
    union all
    select id, kind, day, store_id, seller_id, customer_id, item_id, quantity, cost,
      (round(sum(net) over reached * (10000 - discount) / 10000)
        - round((sum(net) over reached - net) * (10000 - discount) / 10000))::bigint
    from sold where discount <> 0
    window reached as (partition by id order by rank, line_id)
  ), left_over as (
    select id, kind, day, store_id, seller_id, customer_id, cost, net from head
    union all
    select id, kind, day, store_id, seller_id, customer_id, -cost, -net from line
  )
  select id, kind, day, store_id, seller_id, customer_id, item_id, quantity, cost, net from line
  union all
  select id, kind, day, store_id, seller_id, customer_id, '00000000-0000-0000-0000-000000000000', 0,
    sum(cost)::bigint, sum(net)::bigint
  from left_over group by id, kind, day, store_id, seller_id, customer_id
$$;

with whole as (
  select l.company_id, l.day, l.invoice_id, min(l.part) as part, sum(l.net) as net, sum(l.cost) as cost
  from turnover_line l
  join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
  left join invoice o on o.company_id = i.company_id and o.id = i.credited_invoice_id
  where coalesce(o.kind, i.kind) = 'deposit'
  group by 1, 2, 3 having count(*) > 1
), gone as (
  delete from turnover_line l using whole w
  where l.company_id = w.company_id and l.day = w.day and l.invoice_id = w.invoice_id
    and l.part <> w.part
)
update turnover_line l set net = w.net, cost = w.cost
from whole w
where l.company_id = w.company_id and l.day = w.day and l.invoice_id = w.invoice_id
  and l.part = w.part;
