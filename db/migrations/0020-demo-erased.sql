-- A demo company is erased whole, and only a demo company: the serving role deletes no company. The
-- tables of a company, and which must go before which, are read from the catalog: none is forgotten.
create or replace function erase_demo_company() returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  erased uuid := current_company();
  -- Its made-up colleagues, whom no message reaches (RFC 2606), and who sign in nowhere.
  invented uuid[];
  remaining oid[];
  unheld oid[];
  tenant_table oid;
begin
  if not exists (select from company where id = erased and demo) then
    raise exception 'only a demo company may be erased' using errcode = '42501';
  end if;
  select array_agg(p.id) into invented from person p join membership m on m.person_id = p.id
    where m.company_id = erased and p.email like '%@atelier-lumiere.example'
      and not exists (select from session s where s.person_id = p.id);
  remaining := array(select c.oid from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'company_id' and not a.attisdropped
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition);
  while cardinality(remaining) > 0 loop
    unheld := array(select t from unnest(remaining) t where not exists (
      select from pg_constraint f where f.contype = 'f' and f.confrelid = t and f.conrelid <> t
        and f.conrelid = any(remaining)));
    if cardinality(unheld) = 0 then
      raise exception 'these tables hold each other: %', remaining::regclass[];
    end if;
    foreach tenant_table in array unheld loop
      execute format('delete from %s where company_id = $1', tenant_table::regclass) using erased;
    end loop;
    remaining := array(select unnest(remaining) except select unnest(unheld));
  end loop;
  delete from company where id = erased;
  delete from person where id = any(invented);
end $$;

-- The modules that come with this version: the roles that a company started with have them as new
-- companies do; to the roles that it made itself, an administrator gives them.
update role set levels = case preset
  when 'manager' then '{"activities": "administer", "projects": "administer",
    "orders": "administer", "purchases": "administer"}'::jsonb
  when 'sales' then '{"activities": "write", "projects": "write", "orders": "write",
    "purchases": "none"}'
  when 'accountant' then '{"activities": "write", "projects": "read", "orders": "read",
    "purchases": "write"}'
  when 'coordinator' then '{"activities": "write", "projects": "write", "orders": "write",
    "purchases": "write"}'
  when 'fitter' then '{"activities": "write", "projects": "read", "orders": "read",
    "purchases": "none"}'
  when 'reader' then '{"activities": "read", "projects": "read", "orders": "read",
    "purchases": "read"}'
  else '{"activities": "none", "projects": "none", "orders": "none", "purchases": "none"}'
end || levels;
