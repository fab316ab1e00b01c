-- What is planned for many records at once: a task that they share, appointments one after the other.

-- What the trial of an act on a selection has decided of a record, and its turn then does.
alter table bulk_row add column plan jsonb;

-- The records that one task is about, where they are several: each shows it.
create table task_subject (
  company_id uuid not null,
  task_id uuid not null,
  about_type text not null,
  about_id uuid not null,
  about_label text not null default '',
  customer_id uuid,
  primary key (company_id, task_id, about_id),
  foreign key (company_id, task_id) references task (company_id, id) on delete cascade,
  foreign key (company_id, customer_id) references customer (company_id, id)
);
create index task_subject_about on task_subject (company_id, about_type, about_id);
create index task_subject_customer on task_subject (company_id, customer_id);
select protect('task_subject', 'select, insert, update, delete');

-- How often a task comes back: every so many days, weeks, months or years; on some days of the week
-- ('135' is Monday, Wednesday and Friday); on a weekday of the month (the second
-- Tuesday, the last Friday); until a day.
alter table task drop constraint task_repeats_check;
alter table task add constraint task_repeats_check check (repeats in ('day', 'week', 'month', 'year'));
alter table task
  add column repeat_every integer not null default 1 check (repeat_every between 1 and 99),
  add column repeat_days text not null default '' check (repeat_days ~ '^[1-7]{0,7}$'),
  add column repeat_weekday boolean not null default false,
  add column repeat_until date;
