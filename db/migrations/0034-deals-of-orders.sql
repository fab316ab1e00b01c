-- An order that was made without a quote is a deal as a signed quote is: one plan, deposits, situations,
-- amendments, balance (docs/decisions/0030-deals-of-orders.md).

alter table invoice
  -- The direct order whose deal it is of, as `quote_id` is the signed quote.
  add column order_id uuid,
  add constraint invoice_order_fkey foreign key (company_id, order_id)
    references customer_order (company_id, id),
  add constraint invoice_deal_check check (quote_id is null or order_id is null);

-- Invoices of one direct order are of its deal from the start; those of several are of none.
update invoice i set order_id = one.order_id
  from (select l.company_id, l.invoice_id, (array_agg(l.order_id))[1] as order_id
    from invoice_line l
    join customer_order o on o.company_id = l.company_id and o.id = l.order_id
    group by l.company_id, l.invoice_id
    having count(distinct l.order_id) = 1 and bool_and(o.quote_id is null)) one
  where i.company_id = one.company_id and i.id = one.invoice_id and i.quote_id is null
    and i.credited_invoice_id is null;
update invoice c set order_id = i.order_id
  from invoice i
  where i.company_id = c.company_id and i.id = c.credited_invoice_id and i.order_id is not null;
create index invoice_order on invoice (company_id, order_id) where order_id is not null;

-- Plans and amendments are of a quote or of an order: one identifier, and a link to the one that it is.
alter table billing_plan drop constraint billing_plan_company_id_quote_id_fkey;
alter table billing_plan rename column quote_id to deal_id;
alter table billing_plan
  add column agreed text not null default 'quote' check (agreed in ('quote', 'order')),
  add column quote_id uuid generated always as (case when agreed = 'quote' then deal_id end) stored,
  add column order_id uuid generated always as (case when agreed = 'order' then deal_id end) stored,
  add foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  add foreign key (company_id, order_id) references customer_order (company_id, id) on delete cascade;
create index billing_plan_quote on billing_plan (company_id, quote_id) where quote_id is not null;
create index billing_plan_order on billing_plan (company_id, order_id) where order_id is not null;

alter table billing_step rename column quote_id to deal_id;

alter table billing_amendment drop constraint billing_amendment_company_id_quote_id_fkey;
alter table billing_amendment drop constraint billing_amendment_company_id_amendment_id_fkey;
alter table billing_amendment rename column quote_id to deal_id;
insert into billing_plan (company_id, deal_id)
  select distinct company_id, deal_id from billing_amendment on conflict do nothing;
alter table billing_amendment
  add column agreed text not null default 'quote' check (agreed in ('quote', 'order')),
  add column quote_id uuid generated always as (case when agreed = 'quote' then amendment_id end) stored,
  add column order_id uuid generated always as (case when agreed = 'order' then amendment_id end) stored,
  add foreign key (company_id, deal_id) references billing_plan (company_id, deal_id)
    on delete cascade,
  add foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  add foreign key (company_id, order_id) references customer_order (company_id, id) on delete cascade;
alter index billing_amendment_quote rename to billing_amendment_deal;
create index billing_amendment_of_quote on billing_amendment (company_id, quote_id)
  where quote_id is not null;
create index billing_amendment_of_order on billing_amendment (company_id, order_id)
  where order_id is not null;

-- A deposit on an order names none of its lines: it belongs to the project of the order all the same.
create or replace view project_chain with (security_invoker = true) as
  select d.company_id, d.project_id, 'quote'::text as kind, d.quote_id as document_id, true as starts
    from project_document d where d.quote_id is not null
  union all
  select d.company_id, d.project_id, 'order', d.order_id, true
    from project_document d where d.order_id is not null
  union all
  select d.company_id, d.project_id, 'order', o.id, false
    from project_document d
    join customer_order o on o.company_id = d.company_id and o.quote_id = d.quote_id
  union all
  select distinct d.company_id, d.project_id, 'delivery', l.delivery_id, false
    from project_document d
    join delivery_line l on l.company_id = d.company_id and l.order_id = d.order_id
  union all
  select distinct d.company_id, d.project_id, 'delivery', l.delivery_id, false
    from project_document d
    join customer_order o on o.company_id = d.company_id and o.quote_id = d.quote_id
    join delivery_line l on l.company_id = o.company_id and l.order_id = o.id
  union all
  select d.company_id, d.project_id, 'invoice', d.invoice_id, true
    from project_document d where d.invoice_id is not null
  union all
  select d.company_id, d.project_id, 'invoice', i.id, false
    from project_document d
    join invoice i on i.company_id = d.company_id and i.quote_id = d.quote_id
  union all
  select d.company_id, d.project_id, 'invoice', i.id, false
    from project_document d
    join invoice i on i.company_id = d.company_id and i.order_id = d.order_id
  union all
  select distinct d.company_id, d.project_id, 'invoice', l.invoice_id, false
    from project_document d
    join invoice_line l on l.company_id = d.company_id and l.order_id = d.order_id
    join invoice i on i.company_id = l.company_id and i.id = l.invoice_id
      and i.order_id is distinct from d.order_id
  union all
  select d.company_id, d.project_id, 'invoice', c.id, false
    from project_document d
    join invoice c on c.company_id = d.company_id and c.credited_invoice_id = d.invoice_id;
