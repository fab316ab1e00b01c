-- A search, a filter by the day on which invoices fall due and one of what may be reminded of cost what they
-- find, whatever else the company holds (docs/decisions/0054-lists-under-any-filter.md).

-- The month in which what is not open fell due: of what is open, `due_day` tells the day.
alter table invoice_tally drop constraint invoice_tally_pkey;
alter table invoice_tally add column due_month date;
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
    day - (extract(day from day)::integer - 1) as month,
    case when state = 'issued' and settled <> gross then '-infinity'
      else coalesce(due_day - (extract(day from due_day)::integer - 1), '-infinity') end as due_month
  from invoice where not imported
  group by 1, 2, 3, 4, 5, 6, 11, 12;

delete from invoice_tally;
insert into invoice_tally select * from invoice_counted;
alter table invoice_tally alter column due_month set not null,
  add primary key (company_id, payment, kind, seller_id, store_id, due_day, month, due_month);

-- What falls due between two days is counted, and its latest found, from the index alone.
create index invoice_due on invoice (company_id, due_day)
  include (id, day, kind, state, imported, net, gross, settled, seller_id, store_id);

-- Orders between two amounts are found by these, and added up from the index alone.
create index customer_order_gross on customer_order (company_id, gross)
  include (id, net, state, day, seller_id, store_id);

-- Documents are found by what is written on them, as their lines and clients are.
create index quote_search on quote using gin (company_id, search gin_trgm_ops);
create index customer_order_search on customer_order using gin (company_id, search gin_trgm_ops);
create index delivery_search on delivery using gin (company_id, search gin_trgm_ops);
create index invoice_search on invoice using gin (company_id, search gin_trgm_ops);
create index purchase_order_search on purchase_order using gin (company_id, search gin_trgm_ops);
create index payment_search on payment using gin (company_id, search gin_trgm_ops);

-- The documents of a kind in which every word is found, at least one of them in what is written on the
-- document or on its lines, and the others there or of its party; what is found of the party alone is not
-- told. As the owner, since LIKE is not leakproof (see search_in): each part names the company.
create function documents_found(kind text, needles text[]) returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  kept text := case kind when 'order' then 'customer_order' when 'purchase' then 'purchase_order'
    else kind end;
  party text := case kind when 'purchase' then 'supplier_id' else 'customer_id' end;
  told text[] := '{}';
  others text[] := '{}';
  found uuid[];
begin
  for n in 1 .. cardinality(needles) loop
    told := told || format('select %s as word, t.id from %I t where t.company_id = %L and t.search like %L',
      n, kept, current_company(), needles[n]);
    if kind <> 'payment' then
      told := told || format('select %s, lines_found(%L, %L)', n, kind, needles[n]);
    end if;
    others := others || format('(c.search like %L or t.id in (select w.id from word w where w.word = %s))',
      needles[n], n);
  end loop;
  execute case when cardinality(needles) = 1
    then format('select array(select w.id from (%s) w)', array_to_string(told, ' union all '))
    else format('with word as materialized (%s)
      select array(select t.id from (select distinct id from word) f
        join %I t on t.company_id = %L and t.id = f.id
        join customer c on c.company_id = t.company_id and c.id = t.%I where %s)',
      array_to_string(told, ' union all '), kept, current_company(), party,
      array_to_string(others, ' and '))
    end into found;
  return found;
end $$;
revoke execute on function documents_found(text, text[]) from public;
grant execute on function documents_found(text, text[]) to comptoir_app;
