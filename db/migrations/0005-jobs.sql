-- An act may leave a job behind, in its own transaction. The queue's tables belong to the role that
-- migrates; the serving role may only add to it, through this one function.
create function enqueue_job(task text, payload json, job_key text, run_at timestamptz) returns void
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform graphile_worker.add_job(
    identifier => task, payload => payload, job_key => job_key, run_at => run_at, max_attempts => 12);
end $$;
revoke execute on function enqueue_job(text, json, text, timestamptz) from public;
grant execute on function enqueue_job(text, json, text, timestamptz) to comptoir_app;
