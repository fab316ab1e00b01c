-- How a customer buys and pays, kept beside their account by the acts that move it and each night for
-- all: what tells a silence, a fall or a drift is then read for ten thousand customers at once. A row of
-- another day is not read. No foreign key beyond the customer: it is made of documents.

create table customer_rhythm (
  company_id uuid not null,
  customer_id uuid not null,
  day date not null,
  -- The days on which they bought: the first of all; of two years, the last, and what usually (the
  -- median) and at most lay between two.
  first_day date,
  last_day date,
  usual_days integer,
  longest_days integer,
  -- On how many days they bought, a year ago, over the time that they have been silent now.
  quiet_before integer not null default 0,
  -- Net sold over the last 90 days and the same days a year ago, on how many days that was, and in the
  -- 30 days that came next; over the 12 months before the last.
  recent cents not null default 0,
  recent_before cents not null default 0,
  days_before integer not null default 0,
  coming_before cents not null default 0,
  year_before cents not null default 0,
  -- The oldest due day that is late.
  late_since date,
  -- Days from invoice to payment, weighed by amount: the last five paid, and the fifteen before them.
  pays_in integer,
  paid_in integer,
  primary key (company_id, customer_id),
  foreign key (company_id, customer_id) references customer (company_id, id) on delete cascade
);
select protect('customer_rhythm', 'select, insert, update, delete');

-- Who was spoken to lately, whatever the number of notes.
create index note_at on note (company_id, at);
