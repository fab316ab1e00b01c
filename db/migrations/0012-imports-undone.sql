-- An import is undone within a day, whole or not at all: its documents stand outside the legal series,
-- and nothing may have been built on them. The run stays, marked, with its report and its refusals.

alter table import_run
  add column undone_at timestamptz,
  -- Of the database's own clock, which no program sets: how long the way back stays open.
  add column kept_at timestamptz not null default clock_timestamp();

-- What a run has made beside its documents.
alter table customer add column import_id uuid,
  add foreign key (company_id, import_id) references import_run (company_id, id);
create index customer_import on customer (company_id, import_id) where import_id is not null;
alter table item add column import_id uuid,
  add foreign key (company_id, import_id) references import_run (company_id, id);
create index item_import on item (company_id, import_id) where import_id is not null;

-- What keeps a run from being undone, or null: asked before the button is pressed, and again under it.
create function import_obstacle(run uuid) returns text
  language sql stable set search_path = public, pg_temp as $$
  with
    mine as (select i.id from invoice i join imported_document d
      on d.company_id = i.company_id and d.invoice_id = i.id
      where d.company_id = current_company() and d.import_id = run),
    buyers as (select id, version from customer
      where company_id = current_company() and import_id = run),
    goods as (select id, version from item
      where company_id = current_company() and import_id = run)
  select case
    when not exists (select from import_run where company_id = current_company() and id = run)
      then 'not_found'
    when exists (select from import_run
      where company_id = current_company() and id = run and undone_at is not null)
      then 'import_undone'
    when exists (select from import_run where company_id = current_company() and id = run
      and kept_at < clock_timestamp() - interval '24 hours')
      then 'import_too_old'
    when exists (select from invoice c where c.company_id = current_company()
        and c.credited_invoice_id in (select id from mine) and c.id not in (select id from mine))
      or exists (select from allocation a where a.company_id = current_company()
        and (a.invoice_id in (select id from mine) or a.credit_note_id in (select id from mine)))
      then 'import_settled'
    when exists (select from quote q where q.company_id = current_company()
        and q.customer_id in (select id from buyers))
      or exists (select from payment p where p.company_id = current_company()
        and p.customer_id in (select id from buyers))
      or exists (select from invoice i where i.company_id = current_company()
        and i.customer_id in (select id from buyers) and i.id not in (select id from mine))
      or exists (select from contact k where k.company_id = current_company()
        and k.customer_id in (select id from buyers))
      or exists (select from address a where a.company_id = current_company()
        and a.customer_id in (select id from buyers))
      or exists (select from customer_file f where f.company_id = current_company()
        and f.customer_id in (select id from buyers))
      or exists (select from buyers where version > 1)
      then 'import_customers_used'
    when exists (select from quote_line l where l.company_id = current_company()
        and l.item_id in (select id from goods))
      or exists (select from invoice_line l where l.company_id = current_company()
        and l.item_id in (select id from goods) and l.invoice_id not in (select id from mine))
      or exists (select from goods where version > 1)
      then 'import_items_used'
  end
$$;

-- The one narrow way by which issued documents ever leave: those of one import, all of them.
create function undo_import(run uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  obstacle text;
begin
  perform from import_run where company_id = current_company() and id = run for update;
  obstacle := import_obstacle(run);
  if obstacle is not null then
    return obstacle;
  end if;
  delete from invoice i using imported_document d
    where d.company_id = current_company() and d.import_id = run
      and i.company_id = d.company_id and i.id = d.invoice_id and i.imported;
  delete from item where company_id = current_company() and import_id = run;
  delete from customer where company_id = current_company() and import_id = run;
  update import_run set undone_at = clock_timestamp()
    where company_id = current_company() and id = run;
  return null;
exception when foreign_key_violation then
  -- Something leans on it that the questions above do not know yet: then nothing is undone.
  return 'import_used';
end $$;
revoke execute on function undo_import(uuid) from public;
grant execute on function undo_import(uuid) to comptoir_app;
