-- Which tasks a service's code may put in its queue. Each service adds its own rows in its migrations:
--   insert into job_task (name, attempts_max) values ('purge-drafts', 8);
create table job_task (
  name text primary key check (name ~ '^[a-z][a-z0-9-]{1,62}$'),
  attempts_max int2 not null check (attempts_max between 1 and 50)
);
alter table job_task enable row level security;
alter table job_task force row level security;
create policy job_task_owner on job_task to :owner using (true) with check (true);
create policy job_task_read on job_task for select to :jobs using ((select ctx_actor() is not null));
grant select on job_task to :jobs;

-- What the service's roles call. The queue is another schema, owned by the jobs role and made after this file,
-- hence the late binding. `items` is [{payload, run_at?, key?}].
create function enqueue_jobs(task text, items jsonb) returns int language plpgsql as $$
declare
  added int;
begin
  execute format('select %I.enqueue($1, $2)', ':schema' || '_queue') into added using task, items;
  return added;
end $$;
revoke execute on function enqueue_jobs(text, jsonb) from public;
grant execute on function enqueue_jobs(text, jsonb) to :intake, :app, :jobs;

create function enqueue(task text, payload jsonb, run_at timestamptz default null, key text default null)
returns int language sql as $$
  select enqueue_jobs(task, jsonb_build_array(jsonb_build_object('payload', payload, 'run_at', run_at, 'key', key)));
$$;
revoke execute on function enqueue(text, jsonb, timestamptz, text) from public;
grant execute on function enqueue(text, jsonb, timestamptz, text) to :intake, :app, :jobs;
