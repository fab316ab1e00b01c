-- What is sold, added up as questions ask for it, in the transaction that issues: by day, store and
-- seller; by month and customer; by month and item. What belongs to an item or a customer (brand,
-- country…) is read from them. Nobody and nothing are the nil UUID here.

create table turnover_day (
  company_id uuid not null references company on delete cascade,
  day date not null,
  store_id uuid not null,
  seller_id uuid not null,
  net cents not null,
  cost cents not null,
  invoices bigint not null,
  primary key (company_id, day, store_id, seller_id)
);

create table turnover_customer (
  company_id uuid not null references company on delete cascade,
  month date not null,
  customer_id uuid not null,
  net cents not null,
  cost cents not null,
  invoices bigint not null,
  primary key (company_id, month, customer_id)
);

create table turnover_item (
  company_id uuid not null references company on delete cascade,
  month date not null,
  item_id uuid not null,
  net cents not null,
  cost cents not null,
  quantity quantity not null,
  primary key (company_id, month, item_id)
);

-- What each line of issued documents adds to the turnover: its amount less the discount of the whole,
-- less what other invoices of its deal hold of it. Shares are cut from the sum so far, so that they add
-- up to the cent. Pieces are counted of items alone. The last row of a document has what no line has: deposits, and what takes them off.
create function turnover_lines(company uuid, invoices uuid[])
  returns table (invoice_id uuid, kind text, day date, store_id uuid, seller_id uuid,
    customer_id uuid, item_id uuid, quantity bigint, cost bigint, net bigint)
  language sql stable as $$
  -- However many documents, they are joined once, by the key of their lines.
  with head as (
    select i.id, i.kind, i.day,
      coalesce(i.store_id, '00000000-0000-0000-0000-000000000000') as store_id,
      coalesce(i.seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
      i.customer_id, i.discount, i.net, i.cost
    from invoice i
    where i.company_id = company and i.id = any(invoices) and i.state = 'issued'
  ), line as (
    select h.id, h.kind, h.day, h.store_id, h.seller_id, h.customer_id,
      coalesce(l.item_id, '00000000-0000-0000-0000-000000000000') as item_id,
      case when l.item_id is null then 0 else l.quantity - l.earlier end as quantity,
      coalesce(round(l.cost::numeric * (l.quantity - l.earlier) / 100000000), 0)::bigint as cost,
      (round(sum(l.net - l.earlier_net) over reached * (10000 - h.discount) / 10000)
        - round((sum(l.net - l.earlier_net) over reached - (l.net - l.earlier_net))
          * (10000 - h.discount) / 10000))::bigint as net
    from head h
    join invoice_line l on l.company_id = company and l.invoice_id = h.id and l.kind = 'item'
    window reached as (partition by h.id order by l.rank, l.id)
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

-- Before these tables are behind their company's wall, what is issued already is added up.
insert into turnover_day
  select company_id, day, coalesce(store_id, '00000000-0000-0000-0000-000000000000'),
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000'), sum(net), sum(cost),
    count(*) filter (where kind <> 'credit_note')
  from invoice where state = 'issued' group by 1, 2, 3, 4;
insert into turnover_customer
  select company_id, date_trunc('month', day), customer_id, sum(net), sum(cost),
    count(*) filter (where kind <> 'credit_note')
  from invoice where state = 'issued' group by 1, 2, 3;
insert into turnover_item
  select c.id, date_trunc('month', t.day), t.item_id, sum(t.net), sum(t.cost), sum(t.quantity)
  from company c, turnover_lines(c.id, array(
    select i.id from invoice i where i.company_id = c.id and i.state = 'issued')) t
  group by 1, 2, 3;
select protect('turnover_day', 'select, insert, update, delete');
select protect('turnover_customer', 'select, insert, update, delete');
select protect('turnover_item', 'select, insert, update, delete');
