-- Where an imported document comes from, and what it said: the same file, or a longer one, is known
-- again by its numbers and their content.
create table imported_document (
  company_id uuid not null,
  invoice_id uuid not null,
  import_id uuid not null,
  -- Of the number, the customer, the day and the lines, in whatever order the file gives them.
  fingerprint text not null,
  -- The country of sale as the file writes it: counter sales have no other.
  country text not null default '',
  primary key (company_id, invoice_id),
  foreign key (company_id, invoice_id) references invoice (company_id, id) on delete cascade,
  foreign key (company_id, import_id) references import_run (company_id, id)
);
create index imported_document_import on imported_document (company_id, import_id);
select protect('imported_document', 'select, insert');
create index import_run_content on import_run (company_id, sha256);
create index import_run_created on import_run (company_id, created_at desc, id);
