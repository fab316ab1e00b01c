-- What leaves by e-mail: each message stands here before it leaves and after, with what became of it.

create table mail (
  company_id uuid not null references company on delete cascade,
  id uuid not null,
  kind text not null check (kind in ('quote', 'invoice', 'credit_note', 'reminder', 'statement',
    'signed', 'refused', 'question')),
  -- Sending: a process has it in hand. Where that process died nobody knows whether it left: it fails,
  -- and a person decides, so that nothing leaves twice by itself.
  state text not null check (state in ('queued', 'sending', 'sent', 'failed', 'held', 'cancelled')),
  to_addresses jsonb not null,
  cc_addresses jsonb not null,
  reply_to text not null default '',
  subject text not null check (subject <> ''),
  body text not null,
  -- The personal link that the body places: kept until it has left, since whoever holds it may sign.
  link text check (link is null or state not in ('sent', 'cancelled')),
  language text not null check (language in ('fr', 'en')),
  about_type text check (about_type in ('quote', 'invoice', 'credit_note', 'customer')),
  about_id uuid,
  customer_id uuid,
  person_id uuid,
  -- Those of the document: whoever sees it sees its messages.
  seller_id uuid,
  store_id uuid,
  attempts integer not null default 0,
  error text,
  error_detail text not null default '',
  search text not null,
  created_at timestamptz not null default now(),
  taken_at timestamptz,
  next_at timestamptz,
  sent_at timestamptz,
  primary key (company_id, id),
  foreign key (company_id, customer_id) references customer (company_id, id),
  foreign key (company_id, store_id) references store (company_id, id),
  check ((about_type is null) = (about_id is null)),
  check ((state = 'sent') = (sent_at is not null))
);
create index mail_created on mail (company_id, created_at desc, id);
create index mail_about on mail (company_id, about_type, about_id, created_at desc);
create index mail_customer on mail (company_id, customer_id, created_at desc)
  where customer_id is not null;
create index mail_waiting on mail (company_id, state) where state in ('queued', 'sending', 'held', 'failed');
create index mail_seller on mail (company_id, seller_id);
create index mail_store on mail (company_id, store_id);
select protect('mail', 'select, insert, update');

create table mail_attachment (
  company_id uuid not null,
  mail_id uuid not null,
  rank integer not null,
  file_id uuid not null,
  name text not null,
  primary key (company_id, mail_id, rank),
  foreign key (company_id, mail_id) references mail (company_id, id) on delete cascade,
  foreign key (company_id, file_id) references file (company_id, id)
);
create index mail_attachment_file on mail_attachment (company_id, file_id);
select protect('mail_attachment', 'select, insert');

-- Only what a company has changed: the rest is in the program.
create table mail_template (
  company_id uuid not null references company on delete cascade,
  kind text not null check (kind in ('quote', 'invoice', 'credit_note', 'reminder', 'statement')),
  language text not null check (language in ('fr', 'en')),
  subject text not null,
  body text not null,
  updated_at timestamptz not null default now(),
  primary key (company_id, kind, language)
);
select protect('mail_template', 'select, insert, update, delete');

-- The public page of a quote: the row is the authorisation. The token itself is kept nowhere.
create table quote_link (
  company_id uuid not null,
  id uuid not null,
  quote_id uuid not null,
  -- The version of the quote that it shows.
  revision integer not null,
  token_hash text not null,
  person_id uuid,
  -- To whom it was sent, as far as is known.
  recipient text not null default '',
  expires_at timestamptz not null,
  revoked_at timestamptz,
  opened_at timestamptz,
  created_at timestamptz not null default now(),
  primary key (company_id, id),
  unique (company_id, token_hash),
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade
);
create index quote_link_quote on quote_link (company_id, quote_id, created_at desc);
select protect('quote_link', 'select, insert, update');

-- What a client answered on that page, with the evidence: written once, never changed.
create table quote_answer (
  company_id uuid not null,
  id uuid not null,
  quote_id uuid not null,
  link_id uuid not null,
  revision integer not null,
  kind text not null check (kind in ('signed', 'refused', 'question')),
  name text not null default '',
  -- The reason of a refusal, or the question.
  said text not null default '',
  -- The sentence that was agreed to, and the strokes of the signature as drawn.
  consent text not null default '',
  drawing text not null default '',
  -- The options that were chosen, by their lines.
  options jsonb not null,
  -- SHA-256 of what was shown, in hexadecimal.
  shown_sha256 text not null,
  at timestamptz(3) not null,
  ip text,
  user_agent text not null,
  primary key (company_id, id),
  foreign key (company_id, quote_id) references quote (company_id, id) on delete cascade,
  foreign key (company_id, link_id) references quote_link (company_id, id)
);
create index quote_answer_quote on quote_answer (company_id, quote_id, at desc);
select protect('quote_answer', 'select, insert');
