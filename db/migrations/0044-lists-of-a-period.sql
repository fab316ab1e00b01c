-- A list under a period costs what it shows too (docs/decisions/0038-lists-of-a-period.md): what the tally
-- of invoices tells, it tells by the month of the document.
alter table invoice_tally drop constraint invoice_tally_pkey;
alter table invoice_tally add column month date;

create or replace view invoice_counted with (security_invoker = true) as
  select company_id,
    case when state = 'draft' then 'draft' when settled = gross then 'settled'
      when settled = 0 then 'unpaid' else 'partial' end as payment,
    kind,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    case when state = 'issued' and settled <> gross then coalesce(due_day, '-infinity')
      else '-infinity' end as due_day,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross,
    sum(case when state = 'issued' then gross - settled else 0 end)::bigint as outstanding,
    day - (extract(day from day)::integer - 1) as month
  from invoice where not imported
  group by 1, 2, 3, 4, 5, 6, 11;

delete from invoice_tally;
insert into invoice_tally select * from invoice_counted;
alter table invoice_tally alter column month set not null,
  add primary key (company_id, payment, kind, seller_id, store_id, due_day, month);

-- A page of credit notes is read from their own index: among invoices they are few, and far between.
create index invoice_credit_note on invoice (company_id, day desc, id desc) where kind = 'credit_note';
