-- What has left of a quote, version by version, and what was signed of it: written once, never changed.

create table quote_revision (
  company_id uuid not null,
  quote_id uuid not null,
  revision integer not null check (revision > 0),
  day date not null,
  valid_until date,
  language text not null check (language in ('fr', 'en')),
  -- What the client saw, and the SHA-256 of it as canonical JSON (RFC 8785).
  frozen jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  -- Columns and lines as they were, costs included: what one goes back to. Never shown, never hashed.
  source jsonb not null,
  net cents not null,
  tax cents not null,
  gross cents not null,
  sent_at timestamptz not null,
  sent_how text not null,
  sent_by uuid,
  pdf_file_id uuid,
  primary key (company_id, quote_id, revision),
  foreign key (company_id, quote_id) references quote (company_id, id),
  foreign key (company_id, pdf_file_id) references file (company_id, id)
);
select protect('quote_revision', 'select, insert');
grant update (pdf_file_id) on quote_revision to comptoir_app;

-- The signature of a revision: the document as agreed, options chosen, with who, when and how. The
-- hash covers both, and the hash of the revision that the client had before them.
create table quote_seal (
  company_id uuid not null,
  quote_id uuid not null,
  revision integer not null,
  frozen jsonb not null,
  evidence jsonb not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  drawing_file_id uuid,
  pdf_file_id uuid,
  primary key (company_id, quote_id),
  foreign key (company_id, quote_id, revision)
    references quote_revision (company_id, quote_id, revision),
  foreign key (company_id, drawing_file_id) references file (company_id, id),
  foreign key (company_id, pdf_file_id) references file (company_id, id)
);
select protect('quote_seal', 'select, insert');
grant update (pdf_file_id) on quote_seal to comptoir_app;

-- Of the line of a quote only the choice of an option ever changes, and only until it is signed: the
-- lines of a draft are written anew.
revoke update on quote_line from comptoir_app;
grant update (chosen) on quote_line to comptoir_app;
