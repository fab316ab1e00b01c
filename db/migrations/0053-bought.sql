-- What the dashboards of a client and of sales tell costs the same whatever there is
-- (docs/decisions/0046-what-a-client-bought.md). What a client bought of each item, by month, and on which
-- days of it, each day a bit (the first of the month the lowest). Nothing is the nil UUID.
create table turnover_bought (
  company_id uuid not null references company on delete cascade,
  customer_id uuid not null,
  month date not null,
  item_id uuid not null,
  net cents not null,
  -- Those on which some of it was invoiced: what was returned was bought on no day.
  days integer not null,
  primary key (company_id, customer_id, month, item_id)
);
alter table turnover_customer add column days integer not null default 0;

-- Before the table is behind its company's wall, what is issued already is added up.
insert into turnover_bought
  select company_id, customer_id, date_trunc('month', day)::date,
    coalesce(item_id, '00000000-0000-0000-0000-000000000000'), sum(net),
    coalesce(bit_or(1 << extract(day from day)::integer - 1) filter (where counted and quantity > 0), 0)
  from turnover_line group by 1, 2, 3, 4;
update turnover_customer t set days = l.days
  from (
    select company_id, customer_id, date_trunc('month', day)::date as month,
      bit_or(1 << extract(day from day)::integer - 1) as days
    from turnover_line where counted group by 1, 2, 3
  ) l
  where (l.company_id, l.customer_id, l.month) = (t.company_id, t.customer_id, t.month);
select protect('turnover_bought', 'select, insert, update, delete');

-- How long quotes take to be signed: by the month in which they were sent and the days until signature.
create table quotes_signed (
  company_id uuid not null references company on delete cascade,
  month date not null,
  days integer not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  primary key (company_id, month, days, seller_id, store_id)
);
create view quotes_signed_counted with (security_invoker = true) as
  select company_id, day - (extract(day from day)::integer - 1) as month,
    greatest(signed_day - day, 0) as days,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents
  from quote where state = 'signed' and signed_day is not null
  group by 1, 2, 3, 4, 5;
grant select on quotes_signed_counted to comptoir_app;
insert into quotes_signed select * from quotes_signed_counted;
select protect('quotes_signed', 'select, insert, update, delete');
