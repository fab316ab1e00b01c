-- What the home tells of a period of quotes and orders, it tells tax included: kept beside what was kept
-- without it (docs/decisions/0040-what-the-home-reads.md).
alter table quotes_by_day add column gross cents not null default 0;
create or replace view quotes_by_day_counted with (security_invoker = true) as
  select company_id, day, state,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    case when state = 'sent' then coalesce(valid_until, '-infinity')
      else '-infinity' end as valid_until,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross
  from quote where state in ('sent', 'signed', 'refused')
  group by 1, 2, 3, 4, 5, 6;
delete from quotes_by_day;
insert into quotes_by_day select * from quotes_by_day_counted;

alter table orders_by_day add column gross cents not null default 0;
create or replace view orders_by_day_counted with (security_invoker = true) as
  select company_id, day,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross
  from customer_order where state in ('confirmed', 'completed')
  group by 1, 2, 3, 4;
delete from orders_by_day;
insert into orders_by_day select * from orders_by_day_counted;
