-- The short deal: quote, invoice, payment. What is decided is a column (state); what follows from
-- facts (validity, overdue) is computed. What is issued is frozen.

create table quote (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  number text,
  -- Which of its versions it is: what was sent and changes is the next one, under the same number.
  revision integer not null default 1 check (revision > 0),
  state text not null default 'draft'
    check (state in ('draft', 'sent', 'signed', 'refused', 'cancelled')),
  customer_id uuid not null,
  contact_id uuid,
  store_id uuid,
  seller_id uuid,
  subject text not null default '',
  customer_reference text not null default '',
  day date not null,
  valid_until date,
  terms_days integer not null,
  terms_end_of_month boolean not null,
  payment_method text not null,
  discount bps not null default 0,
  currency text not null,
  language text not null check (language in ('fr', 'en')),
  note text not null default '',
  net cents not null default 0,
  tax cents not null default 0,
  gross cents not null default 0,
  cost cents not null default 0,
  -- What the client saw last; it stays while the next version is drafted.
  frozen jsonb,
  sent_at timestamptz,
  sent_how text,
  signed_at timestamptz,
  signed_day date,
  signer_name text not null default '',
  refused_at timestamptz,
  refusal_reason text not null default '',
  search text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, number),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, contact_id) references contact (company_id, id),
  foreign key (company_id, store_id) references store (company_id, id),
  check ((number is null) = (state = 'draft' and sent_at is null)),
  check ((frozen is null) = (number is null))
);
create index quote_day on quote (company_id, day desc, id);
create index quote_state on quote (company_id, state, valid_until);
create index quote_customer on quote (company_id, customer_id, day desc);
create index quote_contact on quote (company_id, contact_id) where contact_id is not null;
create index quote_store on quote (company_id, store_id, day desc);
create index quote_seller on quote (company_id, seller_id, day desc);
select protect('quote', 'select, insert, update, delete');

create table quote_line (
  company_id uuid not null,
  quote_id uuid not null,
  id uuid not null,
  rank integer not null,
  kind text not null check (kind in ('item', 'text', 'section', 'subtotal', 'page_break')),
  item_id uuid,
  reference text not null default '',
  name text not null default '',
  description text not null default '',
  nature text not null default 'goods' check (nature in ('goods', 'service')),
  quantity quantity not null default 0,
  unit text not null default '',
  price price not null default 0,
  discount bps not null default 0,
  vat_category text not null default 'S',
  vat_rate bps not null default 0,
  cost price,
  net cents not null default 0,
  -- An option is offered beside the rest, and counts once it is chosen.
  optional boolean not null default false,
  chosen boolean not null default true,
  primary key (company_id, quote_id, id),
  check (chosen or optional),
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  foreign key (company_id, item_id) references item (company_id, id)
);
create index quote_line_item on quote_line (company_id, item_id) where item_id is not null;
select protect('quote_line', 'select, insert, update, delete');

-- Invoices and credit notes; a credit note's amounts are negative, so that sums need no case.
create table invoice (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('invoice', 'credit_note')),
  number text,
  imported boolean not null default false,
  state text not null default 'draft' check (state in ('draft', 'issued')),
  customer_id uuid not null,
  contact_id uuid,
  quote_id uuid,
  credited_invoice_id uuid,
  store_id uuid,
  seller_id uuid,
  subject text not null default '',
  customer_reference text not null default '',
  day date not null,
  delivery_day date,
  due_day date,
  terms_days integer not null,
  terms_end_of_month boolean not null,
  payment_method text not null,
  discount bps not null default 0,
  currency text not null,
  language text not null check (language in ('fr', 'en')),
  note text not null default '',
  net cents not null default 0,
  tax cents not null default 0,
  gross cents not null default 0,
  cost cents not null default 0,
  -- What payments have settled of it: kept by the act that allocates, checked by `comptoir doctor`.
  settled cents not null default 0,
  frozen jsonb,
  pdf_file_id uuid,
  issued_at timestamptz,
  search text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, imported, number),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, contact_id) references contact (company_id, id),
  foreign key (company_id, quote_id) references quote (company_id, id),
  foreign key (company_id, credited_invoice_id) references invoice (company_id, id),
  foreign key (company_id, store_id) references store (company_id, id),
  foreign key (company_id, pdf_file_id) references file (company_id, id),
  check ((number is null) = (state = 'draft')),
  check (state = 'draft' or imported or frozen is not null),
  check (state = 'draft' or settled between least(gross, 0) and greatest(gross, 0))
);
create index invoice_day on invoice (company_id, day desc, id desc);
create index invoice_customer on invoice (company_id, customer_id, day desc);
-- The account of a customer, read from the index alone.
create index invoice_account on invoice (company_id, customer_id)
  include (day, due_day, net, gross, settled, imported) where state = 'issued';
create index invoice_unpaid on invoice (company_id, due_day, id)
  where state = 'issued' and not imported and settled <> gross;
create index invoice_open on invoice (company_id, day desc, id desc)
  where state = 'issued' and not imported and settled <> gross;
-- What was imported is counted from the index alone; the rest is in invoice_tally.
create index invoice_imported on invoice (company_id) include (kind, seller_id, store_id, net, gross)
  where imported;
create index invoice_quote on invoice (company_id, quote_id) where quote_id is not null;
create index invoice_credited on invoice (company_id, credited_invoice_id)
  where credited_invoice_id is not null;
create index invoice_store on invoice (company_id, store_id, day desc);
create index invoice_seller on invoice (company_id, seller_id, day desc);
select protect('invoice', 'select, insert, update, delete');

create table invoice_line (
  company_id uuid not null,
  invoice_id uuid not null,
  id uuid not null,
  rank integer not null,
  kind text not null check (kind in ('item', 'text', 'section', 'subtotal', 'page_break')),
  item_id uuid,
  quote_id uuid,
  quote_line_id uuid,
  credited_invoice_id uuid,
  credited_line_id uuid,
  reference text not null default '',
  name text not null default '',
  description text not null default '',
  nature text not null default 'goods' check (nature in ('goods', 'service')),
  quantity quantity not null default 0,
  unit text not null default '',
  price price not null default 0,
  discount bps not null default 0,
  vat_category text not null default 'S',
  vat_rate bps not null default 0,
  cost price,
  net cents not null default 0,
  primary key (company_id, invoice_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  foreign key (company_id, item_id) references item (company_id, id),
  foreign key (company_id, quote_id, quote_line_id) references quote_line (company_id, quote_id, id),
  foreign key (company_id, credited_invoice_id, credited_line_id)
    references invoice_line (company_id, invoice_id, id)
);
create index invoice_line_item on invoice_line (company_id, item_id) where item_id is not null;
create index invoice_line_quote on invoice_line (company_id, quote_id, quote_line_id)
  where quote_line_id is not null;
create index invoice_line_credited on invoice_line (company_id, credited_invoice_id, credited_line_id)
  where credited_line_id is not null;
select protect('invoice_line', 'select, insert, update, delete');

create table invoice_vat (
  company_id uuid not null,
  invoice_id uuid not null,
  category text not null,
  rate bps not null,
  base cents not null,
  tax cents not null,
  primary key (company_id, invoice_id, category, rate),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade
);
select protect('invoice_vat', 'select, insert, delete');

-- What the tiles above the list of invoices show, kept by the acts that change an invoice, so that the
-- list costs what it shows whatever the number of invoices. Nobody is the nil UUID here; only what is
-- open has a due day. Imported invoices are left out: they are written once, in bulk.
create table invoice_tally (
  company_id uuid not null references company on delete cascade,
  payment text not null,
  kind text not null,
  seller_id uuid not null,
  store_id uuid not null,
  due_day date not null,
  documents bigint not null,
  net cents not null,
  gross cents not null,
  outstanding cents not null,
  primary key (company_id, payment, kind, seller_id, store_id, due_day)
);
select protect('invoice_tally', 'select, insert, update, delete');

-- The same recomputed from the invoices: where the tally is checked, and made again.
create view invoice_counted with (security_invoker = true) as
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
    sum(case when state = 'issued' then gross - settled else 0 end)::bigint as outstanding
  from invoice where not imported
  group by 1, 2, 3, 4, 5, 6;
grant select on invoice_counted to comptoir_app;

-- Money received (positive) or paid back (negative). A mistake is reversed, never edited.
create table payment (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  customer_id uuid not null,
  day date not null,
  method text not null check (method in
    ('transfer', 'card', 'cheque', 'direct_debit', 'cash', 'bill_of_exchange')),
  amount cents not null check (amount <> 0),
  -- What of it is tied to invoices: the rest is on account.
  allocated cents not null default 0,
  reference text not null default '',
  note text not null default '',
  reversal_of uuid,
  reversed boolean not null default false,
  -- Whether it was reversed because the bank sent it back (a cheque, a direct debit): on both entries.
  rejected boolean not null default false,
  store_id uuid,
  seller_id uuid,
  search text not null default '',
  version integer not null default 1,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, reversal_of),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, reversal_of) references payment (company_id, id),
  foreign key (company_id, store_id) references store (company_id, id),
  check (abs(allocated) <= abs(amount))
);
create index payment_day on payment (company_id, day desc, id);
create index payment_customer on payment (company_id, customer_id, day desc);
create index payment_account on payment (company_id, customer_id) include (amount)
  where not reversed and reversal_of is null;
create index payment_store on payment (company_id, store_id);
select protect('payment', 'select, insert, update');

-- What settles an invoice: a payment, or a credit note, which is itself settled by as much.
create table allocation (
  company_id uuid not null,
  id uuid not null,
  payment_id uuid,
  credit_note_id uuid,
  invoice_id uuid not null,
  amount cents not null check (amount <> 0),
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  check (num_nonnulls(payment_id, credit_note_id) = 1),
  foreign key (company_id, payment_id) references payment (company_id, id),
  foreign key (company_id, credit_note_id) references invoice (company_id, id),
  foreign key (company_id, invoice_id) references invoice (company_id, id)
);
create index allocation_payment on allocation (company_id, payment_id)
  where payment_id is not null;
create index allocation_credit_note on allocation (company_id, credit_note_id)
  where credit_note_id is not null;
create index allocation_invoice on allocation (company_id, invoice_id);
select protect('allocation', 'select, insert');

-- A wall behind the code: whatever a program says, what has left the draft state is not deleted, and
-- its lines are neither deleted nor changed (CGI ann. II art. 242 nonies A; C. com. L123-22).
create policy drafts_only on quote as restrictive for delete to comptoir_app
  using (state = 'draft' and number is null);
create policy drafts_only on invoice as restrictive for delete to comptoir_app using (state = 'draft');
create policy drafts_only on quote_line as restrictive for delete to comptoir_app using (exists (
  select from quote q where q.company_id = quote_line.company_id and q.id = quote_line.quote_id
    and q.state = 'draft'));
-- Options are chosen until the quote is signed.
create policy drafts_stay on quote_line as restrictive for update to comptoir_app using (exists (
  select from quote q where q.company_id = quote_line.company_id and q.id = quote_line.quote_id
    and q.state in ('draft', 'sent')));
create policy drafts_only on invoice_line as restrictive for delete to comptoir_app using (exists (
  select from invoice i where i.company_id = invoice_line.company_id and i.id = invoice_line.invoice_id
    and i.state = 'draft'));
create policy drafts_stay on invoice_line as restrictive for update to comptoir_app using (exists (
  select from invoice i where i.company_id = invoice_line.company_id and i.id = invoice_line.invoice_id
    and i.state = 'draft'));
create policy drafts_only on invoice_vat as restrictive for delete to comptoir_app using (exists (
  select from invoice i where i.company_id = invoice_vat.company_id and i.id = invoice_vat.invoice_id
    and i.state = 'draft'));

-- A demo company is erased whole, and only a demo company: the serving role deletes no company.
create function erase_demo_company() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased uuid := current_company();
  -- Its made-up colleagues, whom no message reaches (RFC 2606), and who sign in nowhere.
  invented uuid[];
  tenant_table text;
begin
  if not exists (select from company where id = erased and demo) then
    raise exception 'only a demo company may be erased' using errcode = '42501';
  end if;
  select array_agg(p.id) into invented from person p join membership m on m.person_id = p.id
    where m.company_id = erased and p.email like '%@atelier-lumiere.example'
      and not exists (select from session s where s.person_id = p.id);
  foreach tenant_table in array array[
    'quote_answer', 'quote_link', 'mail_attachment', 'mail', 'mail_template',
    'imported_document', 'customer_file', 'payment_return', 'allocation', 'payment', 'invoice_tally', 'invoice_deduction', 'invoice_vat', 'invoice_line',
    'invoice',
    'quote_seal', 'quote_revision', 'quote_line', 'quote',
    'item_price', 'item', 'customer_account', 'address', 'contact', 'customer', 'import_refusal', 'import_run',
    'counter', 'numbering', 'file', 'journal', 'journal_head', 'idempotency', 'api_key',
    'invitation', 'membership_store', 'membership', 'store', 'role'] loop
    execute format('delete from %I where company_id = $1', tenant_table) using erased;
  end loop;
  delete from company where id = erased;
  delete from person where id = any(invented);
end $$;
revoke execute on function erase_demo_company() from public;
grant execute on function erase_demo_company() to comptoir_app;
