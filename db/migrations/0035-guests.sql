-- Those who take part in an appointment without being of the company or of the client: a fitter who works
-- for several firms is told by e-mail, and has no account.
create table appointment_guest (
  company_id uuid not null references company,
  appointment_id uuid not null,
  address text not null check (address like '%_@_%' and length(address) <= 200),
  name text not null default '' check (length(name) <= 200),
  primary key (company_id, appointment_id, address),
  foreign key (company_id, appointment_id) references appointment (company_id, id) on delete cascade
);
select protect('appointment_guest', 'select, insert, delete');
