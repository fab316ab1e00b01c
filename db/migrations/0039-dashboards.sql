-- Dashboards as people keep them: where each widget stands, and over what period it is told.

-- The month in which a fiscal year starts.
alter table company add column fiscal_month integer not null default 1
  check (fiscal_month between 1 and 12);

-- What a person likes of a dashboard, wherever they sit.
create table dashboard_choice (
  company_id uuid not null,
  person_id uuid not null,
  dashboard text not null check (dashboard in ('home', 'customer')),
  -- Order, sizes and what is hidden; null keeps what the role starts with.
  layout jsonb,
  -- Period, comparison, scope; an empty object where nothing was chosen.
  settings jsonb not null,
  primary key (company_id, person_id, dashboard),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade
);
select protect('dashboard_choice', 'select, insert, update, delete');

-- What those of a role start with.
create table dashboard_default (
  company_id uuid not null,
  role_id uuid not null,
  dashboard text not null check (dashboard in ('home', 'customer')),
  layout jsonb not null,
  primary key (company_id, role_id, dashboard),
  foreign key (company_id, role_id) references role (company_id, id) on delete cascade
);
select protect('dashboard_default', 'select, insert, update, delete');
