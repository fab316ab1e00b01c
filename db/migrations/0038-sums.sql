-- What dashboards and analyses ask beside the turnover (docs/decisions/0034-sums-of-the-deal.md): what
-- each line sold, found by its day; quotes, orders and money by day, store and seller. Kept by the acts,
-- as turnover_day is; nobody is the nil UUID in the keys of the sums.

-- Each line of issued documents as `turnover_lines` says it, with whose it is: what is asked of two
-- dimensions that no sum has is read here, and not computed again for all that was ever sold. A row
-- without item is what its document has beside items: deposits, what takes them off, free lines. Each
-- document has one row at least.
create table turnover_line (
  company_id uuid not null references company on delete cascade,
  day date not null,
  invoice_id uuid not null,
  part integer not null,
  customer_id uuid not null,
  item_id uuid,
  seller_id uuid,
  store_id uuid,
  net cents not null,
  cost cents not null,
  quantity quantity not null,
  -- Whether its document counts as an invoice: credit notes do not.
  counted boolean not null,
  primary key (company_id, day, invoice_id, part)
);

-- Quotes that have left, by the day on which they were sent last: signed, refused, or waiting until
-- their end of validity, which decides whether they are lost on the day of the question.
create table quotes_by_day (
  company_id uuid not null references company on delete cascade,
  day date not null,
  state text not null,
  seller_id uuid not null,
  store_id uuid not null,
  valid_until date not null,
  documents bigint not null,
  net cents not null,
  primary key (company_id, day, state, seller_id, store_id, valid_until)
);
create view quotes_by_day_counted with (security_invoker = true) as
  select company_id, day, state,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    case when state = 'sent' then coalesce(valid_until, '-infinity')
      else '-infinity' end as valid_until,
    count(*) as documents,
    sum(net)::bigint as net
  from quote where state in ('sent', 'signed', 'refused')
  group by 1, 2, 3, 4, 5, 6;
grant select on quotes_by_day_counted to comptoir_app;

-- Orders that stand, by the day on which they were confirmed.
create table orders_by_day (
  company_id uuid not null references company on delete cascade,
  day date not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  net cents not null,
  primary key (company_id, day, seller_id, store_id)
);
create view orders_by_day_counted with (security_invoker = true) as
  select company_id, day,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(net)::bigint as net
  from customer_order where state in ('confirmed', 'completed')
  group by 1, 2, 3, 4;
grant select on orders_by_day_counted to comptoir_app;

-- Money in and out, by the day of its entry: an entry that undoes another is of its own day.
create table payments_by_day (
  company_id uuid not null references company on delete cascade,
  day date not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  amount cents not null,
  primary key (company_id, day, seller_id, store_id)
);
create view payments_by_day_counted with (security_invoker = true) as
  select company_id, day,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(amount)::bigint as amount
  from payment
  group by 1, 2, 3, 4;
grant select on payments_by_day_counted to comptoir_app;

-- As it was (0033), and only documents with a discount are cut into shares: most have none. However many
-- documents, they are joined once, by the key of their lines: nobody knows beforehand how many are asked.
create or replace function turnover_lines(company uuid, invoices uuid[])
  returns table (invoice_id uuid, kind text, day date, store_id uuid, seller_id uuid,
    customer_id uuid, item_id uuid, quantity bigint, cost bigint, net bigint)
  language sql stable as $$
  with head as (
    select i.id, i.kind, i.day,
      coalesce(i.store_id, '00000000-0000-0000-0000-000000000000') as store_id,
      coalesce(i.seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
      i.customer_id, i.discount, i.net, i.cost
    from invoice i
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

-- Before these tables are behind their company's wall, what is there already is counted.
insert into turnover_line
  select company_id, day, invoice_id, part, customer_id,
    nullif(item_id, '00000000-0000-0000-0000-000000000000'),
    nullif(seller_id, '00000000-0000-0000-0000-000000000000'),
    nullif(store_id, '00000000-0000-0000-0000-000000000000'),
    net, cost, quantity, kind <> 'credit_note'
  from (
    select c.id as company_id, t.*, row_number() over (partition by c.id, t.invoice_id
      order by t.item_id = '00000000-0000-0000-0000-000000000000') as part
    from company c, turnover_lines(c.id, array(
      select i.id from invoice i where i.company_id = c.id and i.state = 'issued')) t
  ) t
  where part = 1 or item_id <> '00000000-0000-0000-0000-000000000000' or net <> 0 or cost <> 0;
insert into quotes_by_day select * from quotes_by_day_counted;
insert into orders_by_day select * from orders_by_day_counted;
insert into payments_by_day select * from payments_by_day_counted;
select protect('turnover_line', 'select, insert, delete');
select protect('quotes_by_day', 'select, insert, update, delete');
select protect('orders_by_day', 'select, insert, update, delete');
select protect('payments_by_day', 'select, insert, update, delete');
