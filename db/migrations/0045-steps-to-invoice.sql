-- Orders of whose deal a step of the billing plan may be invoiced now: one more thing that is left to do,
-- kept as the others are (0036).

alter table order_standing add column step_due boolean not null default false;
alter table order_standing alter column step_due drop default;
create or replace view standing_counted with (security_invoker = true) as
  select company_id, control,
    concat_ws(' ', case when to_deliver then 'to_deliver' end, case when to_fit then 'to_fit' end,
      case when to_invoice then 'to_invoice' end, case when step_due then 'step_due' end) as todo,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross,
    sum(left_to_invoice)::bigint as left_to_invoice
  from order_standing
  group by 1, 2, 3, 4, 5;

-- They are looked at again, since none of them says it yet.
insert into touched select id, gen_random_uuid(), 'company', id from company;
