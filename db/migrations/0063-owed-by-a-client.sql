-- What the dashboard of a client asks of their invoices costs what it shows
-- (docs/decisions/0056-the-day-of-what-settles.md).

-- The day of the payment or of the credit note, which neither ever changes: when an invoice was settled
-- is then read where it is tied.
alter table allocation add column day date;
update allocation a set day = coalesce(
  (select p.day from payment p where p.company_id = a.company_id and p.id = a.payment_id),
  (select n.day from invoice n where n.company_id = a.company_id and n.id = a.credit_note_id));
alter table allocation alter column day set not null;
drop index allocation_invoice;
create index allocation_invoice on allocation (company_id, invoice_id) include (day, payment_id);

-- What a client owes, the oldest first, and what is drafted for them: few of all that they were invoiced.
create index invoice_owed on invoice (company_id, customer_id, due_day, id) include (gross, settled)
  where state = 'issued' and not imported and settled <> gross;
create index invoice_drafted on invoice (company_id, customer_id) where state = 'draft';
