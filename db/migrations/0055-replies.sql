-- What clients answer by e-mail: the mailbox where it arrives, and the answers that were recognised.

-- How the mailbox of a company is opened, and where reading it stands.
create table mailbox (
  company_id uuid primary key references company on delete cascade,
  -- Where one writes to reach it: messages to clients ask for answers there.
  address text not null check (address <> ''),
  host text not null check (host <> ''),
  port integer not null check (port between 1 and 65535),
  security text not null check (security in ('tls', 'starttls', 'none')),
  username text not null check (username <> ''),
  -- Sealed for this company (src/server/seal.ts): never the password itself.
  password_sealed text not null,
  folder text not null check (folder <> ''),
  paused boolean not null default false,
  version integer not null default 1,
  -- Nothing that came before this day is looked at.
  since date not null,
  -- The last message that was looked at; numbers start anew when the validity changes.
  uid_validity text,
  last_uid bigint not null default 0,
  -- Somebody waits for it to be read.
  asked boolean not null default true,
  -- In the hands of a reading since then; one that died is given up after a while.
  taken_at timestamptz,
  -- When it was last read to its end.
  read_at timestamptz,
  -- Why the last try failed, and since when they all do.
  problem text,
  problem_detail text not null default '',
  failing_since timestamptz,
  failures integer not null default 0,
  next_at timestamptz,
  check ((problem is null) = (failing_since is null)),
  check ((problem is null) = (failures = 0))
);
select protect('mailbox', 'select, insert, update, delete');

-- An answer to a message of ours. What answers none of them is kept nowhere.
create table mail_reply (
  company_id uuid not null,
  id uuid not null,
  mail_id uuid not null,
  -- SHA-256 of its Message-ID, or of where it stood: the same message counts once.
  message_hash text not null,
  from_address text not null,
  from_name text not null,
  subject text not null,
  -- What was written above what it quotes, as text.
  body text not null,
  -- It was longer: the mailbox has the rest.
  cut boolean not null,
  attachments jsonb not null,
  received_at timestamptz not null,
  recorded_at timestamptz not null,
  primary key (company_id, id),
  unique (company_id, message_hash),
  foreign key (company_id, mail_id) references mail (company_id, id) on delete cascade
);
create index mail_reply_mail on mail_reply (company_id, mail_id, received_at);
create index mail_reply_recorded on mail_reply (company_id, recorded_at);
select protect('mail_reply', 'select, insert');

-- The documents that the answered message was about: their reminders wait.
create table mail_reply_document (
  company_id uuid not null,
  reply_id uuid not null,
  document_id uuid not null,
  primary key (company_id, reply_id, document_id),
  foreign key (company_id, reply_id) references mail_reply (company_id, id) on delete cascade
);
create index mail_reply_document_of on mail_reply_document (company_id, document_id);
select protect('mail_reply_document', 'select, insert');
