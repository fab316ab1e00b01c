-- How far a projection was off is told of the months that tell something: those in which the client bought,
-- and those in which purchases were foreseen and none came. Months in which nothing was foreseen and nothing
-- came are no proof of anything.

-- What was measured before counted them all, and would not meet the checks below: it goes first, and is
-- learned again within the hour.
delete from projection_record;
delete from projection_model;

alter table projection_record
  add column active integer not null check (active between 0 and months),
  add column told integer not null check (told between active and months),
  add check (within <= told);
