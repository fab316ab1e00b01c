-- What lists add up, kept beside the rows by the acts that change them, so that a page costs what it
-- shows whatever the number of documents. Each can be made again from the documents (comptoir doctor
-- compares).

-- Where the account of a customer stood on a day: written by each act that moves it, and each night
-- for all, since what is late and what is of the last twelve months changes by itself. A row of another
-- day is not read: that account is added up from its documents.
create table customer_account (
  company_id uuid not null,
  customer_id uuid not null,
  day date not null,
  balance cents not null default 0,
  overdue cents not null default 0,
  turnover cents not null default 0,
  last_invoice_day date,
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade
);
select protect('customer_account', 'select, insert, update, delete');

-- What a period adds up to is read from the index alone.
create index invoice_period on invoice (company_id, day)
  include (kind, state, imported, net, gross, settled, due_day, seller_id, store_id);
create index quote_validity on quote (company_id, state, valid_until)
  include (day, net, gross, seller_id, store_id);
create index payment_period on payment (company_id, day)
  include (amount, allocated, reversed, rejected, reversal_of, method, seller_id, store_id);
