-- What the tiles above the lists of quotes and of payments show, kept by the acts that change them, as
-- invoice_tally is: a list costs what it shows whatever the number of documents. Nobody is the nil UUID
-- here; only a quote that waits for its answer has an end of validity.
create table quote_tally (
  company_id uuid not null references company on delete cascade,
  state text not null,
  seller_id uuid not null,
  store_id uuid not null,
  valid_until date not null,
  documents bigint not null,
  net cents not null,
  gross cents not null,
  primary key (company_id, state, seller_id, store_id, valid_until)
);

create table payment_tally (
  company_id uuid not null references company on delete cascade,
  allocation text not null,
  kind text not null,
  method text not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  amount cents not null,
  remaining cents not null,
  primary key (company_id, allocation, kind, method, seller_id, store_id)
);

-- The same recomputed from the documents: where a tally is checked, and made again.
create view quote_counted with (security_invoker = true) as
  select company_id, state,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    case when state = 'sent' then coalesce(valid_until, '-infinity')
      else '-infinity' end as valid_until,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross
  from quote
  group by 1, 2, 3, 4, 5;
grant select on quote_counted to comptoir_app;

create view payment_counted with (security_invoker = true) as
  select company_id,
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
  from payment
  group by 1, 2, 3, 4, 5, 6;
grant select on payment_counted to comptoir_app;

-- Before these tables are behind their company's wall, what is there already is counted.
insert into quote_tally select * from quote_counted;
insert into payment_tally select * from payment_counted;
select protect('quote_tally', 'select, insert, update, delete');
select protect('payment_tally', 'select, insert, update, delete');
