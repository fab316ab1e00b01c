-- A search that takes what is typed at its word, for where another kind of record was found as it is
-- typed: what resembles is then not looked for, which costs several times what finding does. The body is
-- that of 0003 but for `as_typed`.
drop function search_customers(text, integer);
drop function search_items(text, integer);
drop function search_in(text, text, integer);
create function search_in(sought text, needle text, most integer, as_typed boolean) returns table (id uuid, score real)
  language plpgsql stable security definer set search_path = public, pg_temp
  set pg_trgm.word_similarity_threshold = 0.6 as $$
declare
  words text[] := array(select unnest from unnest(string_to_array(
    regexp_replace(needle, '[%_\\]', '', 'g'), ' ')) where unnest <> '' limit 8);
  ours text := format('from %I t where t.company_id = %L', sought, current_company());
  misspelled text[] := '{}';
  word text;
  pieces text[] := '{}';
  fragments text := '';
  alike text := '';
  swapped text := '';
  rank text := '0';
  nearness text := '0';
  hits integer;
  is_there boolean;
begin
  foreach word in array words loop
    pieces := pieces || case when length(word) > 2
      then format(' and t.search like %L', '%' || word || '%')
      else format(' and (t.search like %L or t.search like %L)', word || '%', '% ' || word || '%') end;
    rank := rank || format(
      ' + case when t.search like %L then 3 when t.search like %L then 2 else 1 end'
      ' + case when t.search || '' '' like %L then 0.5 else 0 end',
      word || '%', '% ' || word || '%', '%' || word || ' %');
  end loop;
  fragments := array_to_string(pieces, '');
  if fragments = '' then return; end if;
  return query execute format('select t.id, (%s)::real %s%s order by 2 desc, t.sort_name, t.id limit %s',
    rank, ours, fragments, coalesce(most::text, 'all'));
  get diagnostics hits = row_count;
  if as_typed or hits >= least(3, most) then return; end if;
  foreach word in array words loop
    continue when length(word) < 4 or word ~ '[0-9]';
    execute format('select exists (select %s and t.search like %L)', ours, '%' || word || '%') into is_there;
    if not is_there then misspelled := misspelled || word; end if;
  end loop;
  for n in 1 .. cardinality(words) loop
    word := words[n];
    if length(word) > 3 and word !~ '[0-9]' and (misspelled = '{}' or word = any(misspelled)) then
      alike := alike || format(' and t.search %%> %L', word);
      swapped := swapped || format(' and (%s or t.search %%> %L)', (
        select string_agg(format('t.search like %L', '%' || overlay(word placing
          substr(word, at + 1, 1) || substr(word, at, 1) from at for 2) || '%'), ' or ')
        from generate_series(1, length(word) - 1) at), word);
    else
      alike := alike || pieces[n];
      swapped := swapped || pieces[n];
    end if;
    nearness := nearness || format(' + word_similarity(%L, t.search)', word);
  end loop;
  if alike = fragments then return; end if;
  nearness := format('select t.id, ((%s) / %s)::real %s', nearness, array_length(words, 1), ours);
  return query execute format('%s%s and not (true%s) order by 2 desc, t.sort_name, t.id limit %s',
    nearness, alike, fragments, coalesce(most - hits, 50));
  if found or hits > 0 then return; end if;
  perform set_config('pg_trgm.word_similarity_threshold', '0.5', true);
  return query execute format('%s%s order by 2 desc, t.sort_name, t.id limit %s',
    nearness, swapped, coalesce(most, 50));
end $$;
create function search_customers(needle text, most integer) returns table (id uuid, score real)
  language sql stable rows 200 security definer set search_path = public, pg_temp as $$
  select * from search_in('customer', needle, most, false) $$;
create function search_items(needle text, most integer, as_typed boolean default false)
  returns table (id uuid, score real)
  language sql stable rows 200 security definer set search_path = public, pg_temp as $$
  select * from search_in('item', needle, most, as_typed) $$;
revoke execute on function search_in(text, text, integer, boolean), search_customers(text, integer),
  search_items(text, integer, boolean) from public;
grant execute on function search_customers(text, integer), search_items(text, integer, boolean)
  to comptoir_app;
