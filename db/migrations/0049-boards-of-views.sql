-- The saved analyses that a person keeps on a dashboard: their home, or that of each client.
create table view_board (
  company_id uuid not null,
  person_id uuid not null,
  view_id uuid not null,
  board text not null check (board in ('home', 'client')),
  pinned_at timestamptz not null,
  primary key (company_id, person_id, view_id, board),
  foreign key (company_id, person_id) references membership (company_id, person_id) on delete cascade,
  foreign key (company_id, view_id) references saved_view (company_id, id) on delete cascade
);
create index view_board_view on view_board (company_id, view_id);
select protect('view_board', 'select, insert, delete');
