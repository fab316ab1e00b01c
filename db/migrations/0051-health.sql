-- What the queue holds for a company, and for the installation itself (messages of accounts, what is done for
-- all): the serving role may only count it. Given up: its last attempt failed. Waiting: due, or to be tried again.
create function jobs_held() returns table (given_up integer, waiting integer, oldest timestamptz)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  -- The queue's tables are made after ours.
  if to_regclass('graphile_worker._private_jobs') is null then
    return query select 0, 0, null::timestamptz;
    return;
  end if;
  return query
    select (count(*) filter (where j.attempts >= j.max_attempts))::integer,
      (count(*) filter (where j.attempts < j.max_attempts))::integer,
      min(j.created_at) filter (where j.attempts < j.max_attempts)
    from graphile_worker._private_jobs j
    where j.locked_at is null and (j.attempts > 0 or j.run_at <= now())
      and coalesce(j.payload ->> 'company', current_company()::text) = current_company()::text;
end $$;
revoke execute on function jobs_held() from public;
grant execute on function jobs_held() to comptoir_app;
