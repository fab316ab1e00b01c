-- What is made of a selection: one file of many documents, and messages that enclose several.

-- The documents of a file that an act on a selection makes, each as its turn comes. They are put
-- together as they are downloaded, and forgotten some days after the run has ended.
create table bulk_part (
  company_id uuid not null,
  run_id uuid not null,
  record_id uuid not null,
  title text not null,
  content bytea not null,
  primary key (company_id, run_id, record_id),
  foreign key (company_id, run_id) references bulk_run (company_id, id) on delete cascade
);
select protect('bulk_part', 'select, insert, delete');

-- The other documents that a message encloses, beside the one that it is about: each shows it.
create table mail_document (
  company_id uuid not null,
  mail_id uuid not null,
  about_id uuid not null,
  primary key (company_id, mail_id, about_id),
  foreign key (company_id, mail_id) references mail (company_id, id) on delete cascade
);
create index mail_document_about on mail_document (company_id, about_id);
select protect('mail_document', 'select, insert');

-- A message to many at once has a text of its own to start with; one may be about a project.
alter table mail
  drop constraint mail_kind_check,
  add constraint mail_kind_check check (kind in ('quote', 'order', 'delivery', 'purchase_order',
    'invoice', 'credit_note', 'reminder', 'statement', 'letter', 'group', 'signed', 'refused',
    'question', 'invitation', 'password', 'address', 'digest', 'appointment')),
  drop constraint mail_about_type_check,
  add constraint mail_about_type_check check (about_type in ('quote', 'order', 'delivery',
    'purchase_order', 'invoice', 'credit_note', 'customer', 'project', 'invitation', 'person',
    'appointment'));
alter table mail_template
  drop constraint mail_template_kind_check,
  add constraint mail_template_kind_check check (kind in ('quote', 'order', 'delivery',
    'purchase_order', 'invoice', 'credit_note', 'reminder', 'statement', 'letter', 'group'));
