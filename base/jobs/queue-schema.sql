-- Added to the schema that graphile-worker makes, by its owner, the jobs role. Runs again at each start.

revoke all on all tables in schema :queue from public;
revoke execute on all functions in schema :queue from public;

-- graphile-worker notifies inside the transaction that adds a job, and NOTIFY makes commits queue up behind one
-- lock, flush included. enqueue() below finds this silent one first; workers poll instead.
create or replace function :queue.pg_notify(channel text, payload text) returns void
language sql as $$ select $$;
revoke execute on function :queue.pg_notify(text, text) from public;

-- The only door of the queue for the service's other roles: known tasks, and payloads that hold ids.
create or replace function :queue.enqueue(task text, items jsonb) returns int
language plpgsql security definer set search_path = :queue, pg_catalog, pg_temp as $$
declare
  allowed :schema.job_task;
  added int;
  -- The request that causes the jobs, where there is one: their log lines show its trace.
  cause jsonb := coalesce((select jsonb_build_object('_trace', trace) from (
    select nullif(current_setting('app.ctx', true), '')::jsonb ->> 'trace' as trace) as ctx where trace is not null), '{}');
begin
  select * into allowed from :schema.job_task where name = enqueue.task;
  if not found then
    raise exception 'task % is not in job_task', enqueue.task using errcode = 'insufficient_privilege';
  end if;
  if jsonb_array_length(items) > 1000 then
    raise exception 'at most 1000 jobs a call' using errcode = 'program_limit_exceeded';
  end if;
  if exists (
    select from jsonb_array_elements(items) as item
    where coalesce(jsonb_typeof(item -> 'payload') <> 'object', true)
      or octet_length((item -> 'payload')::text) > 1024
      or jsonb_path_exists(item -> 'payload',
        '$.** ? (@.type() == "string" && !(@ like_regex "^[A-Za-z0-9_:./+-]{0,64}$"))')
  ) then
    raise exception 'a payload of task % holds more than ids', enqueue.task using errcode = 'check_violation';
  end if;
  select count(*) into added from :queue.add_jobs(array(
    select (allowed.name, ((item -> 'payload') || cause)::json, null, (item ->> 'run_at')::timestamptz,
      allowed.attempts_max, item ->> 'key', 0::smallint, null)::job_spec
    from jsonb_array_elements(items) as item));
  return added;
end $$;
revoke execute on function :queue.enqueue(text, jsonb) from public;
grant usage on schema :queue to :intake, :app;
grant execute on function :queue.enqueue(text, jsonb) to :intake, :app;
