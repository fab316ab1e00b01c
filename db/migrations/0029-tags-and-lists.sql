-- Tags: words that a company sticks on what it likes, to find it again. And what lists look for and add
-- up, whatever the number of documents.

create table tag (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  name text not null check (name <> ''),
  -- The name folded by the program: two tags never differ by an accent or a capital.
  key text not null,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, key)
);
select protect('tag', 'select, insert, update, delete');

-- What bears a tag. The columns that name the record follow from its kind, so that a tag goes with it.
create table tagged (
  company_id uuid not null,
  tag_id uuid not null,
  kind text not null
    check (kind in ('customer', 'project', 'quote', 'order', 'delivery', 'invoice', 'purchase')),
  record_id uuid not null,
  customer_id uuid generated always as (case when kind = 'customer' then record_id end) stored,
  project_id uuid generated always as (case when kind = 'project' then record_id end) stored,
  quote_id uuid generated always as (case when kind = 'quote' then record_id end) stored,
  order_id uuid generated always as (case when kind = 'order' then record_id end) stored,
  delivery_id uuid generated always as (case when kind = 'delivery' then record_id end) stored,
  invoice_id uuid generated always as (case when kind = 'invoice' then record_id end) stored,
  purchase_order_id uuid generated always as (case when kind = 'purchase' then record_id end) stored,
  primary key (company_id, record_id, tag_id),
  foreign key (company_id, tag_id) references tag (company_id, id) on delete cascade,
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade,
  foreign key (company_id, project_id) references project (company_id, id) on delete cascade,
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  foreign key (company_id, order_id) references customer_order (company_id, id) on delete cascade,
  foreign key (company_id, delivery_id) references delivery (company_id, id) on delete cascade,
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  foreign key (company_id, purchase_order_id) references purchase_order (company_id, id)
    on delete cascade
);
create index tagged_tag on tagged (company_id, tag_id, record_id);
create index tagged_customer on tagged (company_id, customer_id) where customer_id is not null;
create index tagged_project on tagged (company_id, project_id) where project_id is not null;
create index tagged_quote on tagged (company_id, quote_id) where quote_id is not null;
create index tagged_order on tagged (company_id, order_id) where order_id is not null;
create index tagged_delivery on tagged (company_id, delivery_id) where delivery_id is not null;
create index tagged_invoice on tagged (company_id, invoice_id) where invoice_id is not null;
create index tagged_purchase on tagged (company_id, purchase_order_id)
  where purchase_order_id is not null;
select protect('tagged', 'select, insert, delete');

-- Everything of every project: its documents, what was bought for its orders, what paid its invoices.
create view project_record with (security_invoker = true) as
  select company_id, project_id, kind, document_id as record_id from project_chain
  union all
  select h.company_id, h.project_id, 'purchase', n.purchase_order_id
    from project_chain h
    join purchase_need n on n.company_id = h.company_id and n.order_id = h.document_id
    where h.kind = 'order'
  union all
  select h.company_id, h.project_id, 'payment', a.payment_id
    from project_chain h
    join allocation a on a.company_id = h.company_id and a.invoice_id = h.document_id
    where h.kind = 'invoice' and a.payment_id is not null;
grant select on project_record to comptoir_app;

-- A document is found by what is on its lines. Lines have no folded column: they are folded here, where
-- the index is, by rules of its own that no locale changes; the needle is folded by the program, and the
-- letters of other alphabets than ours are not found by it.
create function folded(written text) returns text language sql immutable parallel safe return
  regexp_replace(lower(replace(replace(translate(written,
    'ÀÁÂÃÄÅàáâãäåÇçÈÉÊËèéêëÌÍÎÏìíîïÑñÒÓÔÕÖòóôõöÙÚÛÜùúûüÝŸýÿŒÆ',
    'AAAAAAaaaaaaCcEEEEeeeeIIIIiiiiNnOOOOOoooooUUUUuuuuYYyyœæ'), 'œ', 'oe'), 'æ', 'ae')),
    '[^a-z0-9]+', ' ', 'g');
create index quote_line_search on quote_line
  using gin (company_id, folded(reference || ' ' || name) gin_trgm_ops);
create index order_line_search on order_line
  using gin (company_id, folded(reference || ' ' || name) gin_trgm_ops);
create index invoice_line_search on invoice_line
  using gin (company_id, folded(reference || ' ' || name) gin_trgm_ops);
create index purchase_line_search on purchase_line
  using gin (company_id, folded(reference || ' ' || name) gin_trgm_ops);

-- As the owner, since LIKE is not leakproof (see search_in); what it finds is kept where it is visible.
create function lines_found(kind text, needle text) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  found text := case kind
    when 'quote' then 'select l.quote_id from quote_line l'
    when 'order' then 'select l.order_id from order_line l'
    when 'invoice' then 'select l.invoice_id from invoice_line l'
    when 'purchase' then 'select l.purchase_order_id from purchase_line l'
    when 'delivery' then 'select d.delivery_id from order_line l join delivery_line d
      on d.company_id = l.company_id and d.order_id = l.order_id and d.order_line_id = l.id'
    end;
begin
  return query execute format('%s where l.company_id = %L and folded(l.reference || '' '' || l.name) like %L',
    found, current_company(), needle);
end $$;
revoke execute on function lines_found(text, text) from public;
grant execute on function lines_found(text, text) to comptoir_app;

-- What lists of orders count, by what decides of it whatever the day: see quote_tally.
create table order_tally (
  company_id uuid not null references company on delete cascade,
  state text not null,
  seller_id uuid not null,
  store_id uuid not null,
  documents bigint not null,
  net cents not null,
  gross cents not null,
  primary key (company_id, state, seller_id, store_id)
);
create view order_counted with (security_invoker = true) as
  select company_id, state,
    coalesce(seller_id, '00000000-0000-0000-0000-000000000000') as seller_id,
    coalesce(store_id, '00000000-0000-0000-0000-000000000000') as store_id,
    count(*) as documents,
    sum(net)::bigint as net,
    sum(gross)::bigint as gross
  from customer_order
  group by 1, 2, 3, 4;
grant select on order_counted to comptoir_app;
insert into order_tally select * from order_counted;
select protect('order_tally', 'select, insert, update, delete');
