-- A list under a filter of amounts costs what it shows (docs/decisions/0045-amounts-in-bands.md): the same
-- tallies, by the first digit of the amount and by its first two.

-- The band of an amount: its first digits, the others zero. Twin of `bandOf`.
create function band(amount bigint, digits integer) returns bigint
  language sql immutable parallel safe
  return trunc(amount::numeric, digits - length(abs(amount)::text))::bigint;

create table invoice_amounts (
  company_id uuid not null references company on delete cascade,
  digits integer not null,
  band cents not null,
  payment text not null,
  kind text not null,
  seller_id uuid not null,
  store_id uuid not null,
  -- The first day of the month in which it is due, of what is open.
  due_month date not null,
  documents bigint not null,
  net cents not null,
  gross cents not null,
  outstanding cents not null,
  primary key (company_id, digits, band, payment, kind, seller_id, store_id, due_month)
);
create view invoice_amounts_counted with (security_invoker = true) as
  select company_id, d.digits, band(gross, d.digits) as band,
    case when state = 'draft' then 'draft' when settled = gross then 'settled'
      when settled = 0 then 'unpaid' else 'partial' end as payment,
    kind,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    case when state = 'issued' and settled <> gross
        then coalesce(due_day - (extract(day from due_day)::integer - 1), '-infinity')
      else '-infinity' end as due_month,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross,
    sum(case when state = 'issued' then gross - settled else 0 end)::bigint as outstanding
  from invoice, (values (1), (2)) d (digits)
  where not imported
  group by 1, 2, 3, 4, 5, 6, 7, 8;
grant select on invoice_amounts_counted to comptoir_app;

create table payment_amounts (
  company_id uuid not null references company on delete cascade,
  digits integer not null,
  band cents not null,
  allocation text not null,
  kind text not null,
  method text not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  amount cents not null,
  remaining cents not null,
  primary key (company_id, digits, band, allocation, kind, method, seller_id, store_id)
);
create view payment_amounts_counted with (security_invoker = true) as
  select company_id, d.digits, band(amount, d.digits) as band,
    case when reversal_of is not null then 'reversed'
      when reversed then case when rejected then 'rejected' else 'reversed' end
      when allocated = 0 then 'unallocated' when allocated = amount then 'allocated'
      else 'partial' end as allocation,
    case when (amount > 0) = (reversal_of is null) then 'payment' else 'refund' end as kind,
    method,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(amount)::bigint as amount,
    sum(amount - allocated)::bigint as remaining
  from payment, (values (1), (2)) d (digits)
  group by 1, 2, 3, 4, 5, 6, 7, 8;
grant select on payment_amounts_counted to comptoir_app;

-- Before these tables are behind their company's wall, what is there already is counted.
insert into invoice_amounts select * from invoice_amounts_counted;
insert into payment_amounts select * from payment_amounts_counted;
select protect('invoice_amounts', 'select, insert, update, delete');
select protect('payment_amounts', 'select, insert, update, delete');

-- What no band tells is found by its amount, and added up from the index alone.
create index invoice_gross on invoice (company_id, gross)
  include (net, settled, state, imported, kind, seller_id, store_id, due_day);
create index payment_amount on payment (company_id, amount);

-- A page is read in the order of its list, to the last key: as the index is, or every day is sorted first.
drop index quote_day, customer_order_day, payment_day, delivery_day, purchase_order_day;
create index quote_day on quote (company_id, day desc, id desc);
create index customer_order_day on customer_order (company_id, day desc, id desc);
create index payment_day on payment (company_id, day desc, id desc);
create index delivery_day on delivery (company_id, day desc, id desc);
create index purchase_order_day on purchase_order (company_id, day desc, id desc);
-- Those that are at work are few among all orders: their page is their own.
create index customer_order_at_work on customer_order (company_id, day desc, id desc)
  where state = 'confirmed';
