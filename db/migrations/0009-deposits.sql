-- Deposits, balances and credit notes in part (docs/decisions/0008-acomptes.md).

alter table invoice
  drop constraint invoice_kind_check,
  add constraint invoice_kind_check check (kind in ('invoice', 'deposit', 'final', 'credit_note')),
  -- A credit note that takes back an amount and no quantity: its quote has not that much more to invoice.
  add column gesture boolean not null default false,
  -- Why more is invoiced than was signed: the explicit decision, in the words of who took it.
  add column beyond_reason text not null default '';

-- What of a line other invoices of the deal already hold: a balance shows the whole of what was signed.
alter table invoice_line add column earlier quantity not null default 0;

-- What a balance takes off the whole: each invoice of the deal that stands before it, by category and
-- rate, at what it adds to the books once its own credit notes are taken off.
create table invoice_deduction (
  company_id uuid not null,
  invoice_id uuid not null,
  deducted_id uuid not null,
  category text not null,
  rate bps not null,
  base cents not null,
  tax cents not null,
  primary key (company_id, invoice_id, deducted_id, category, rate),
  check (invoice_id <> deducted_id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  foreign key (company_id, deducted_id) references invoice (company_id, id)
);
create index invoice_deduction_deducted on invoice_deduction (company_id, deducted_id);
select protect('invoice_deduction', 'select, insert, delete');
create policy drafts_only on invoice_deduction as restrictive for delete to comptoir_app using (exists (
  select from invoice i where i.company_id = invoice_deduction.company_id
    and i.id = invoice_deduction.invoice_id and i.state = 'draft'));
