-- Who looked at what. Reads are facts: they are only ever added, and sealed span by span.

-- One row a request and partition: who saw which dossiers, by which rule, for what.
create table access_audit (
  partition      int2 not null,
  audit_id       uuid not null,
  at             timestamptz not null,
  actor_id       text not null,
  acting_as      text not null,
  structure      text,
  organisation   text,
  purpose        text not null,
  rule_id        text not null,
  decision       text not null check (decision in ('allow', 'deny')),
  deny_reason    text check ((deny_reason is null) = (decision = 'allow')),
  dossier_ids    uuid[] not null,
  field_classes  text[] not null,
  route          text not null,
  result_count   int4 not null check (result_count >= 0),
  correlation_id text not null,
  break_glass_id uuid,
  -- Where the law defers it, the person sees the line only from then on.
  visible_from   timestamptz not null,
  primary key (partition, audit_id)
);
create index access_audit_dossier on access_audit using gin (dossier_ids) with (fastupdate = on);
create index access_audit_at on access_audit (partition, at);
create index access_audit_actor on access_audit (partition, actor_id, at);

-- A keyed digest over every row of a span of time; its place in the tamper-evident log is filled by the service.
create table access_audit_seal (
  partition  int2 not null,
  from_at    timestamptz not null,
  to_at      timestamptz not null check (to_at > from_at),
  row_count  int8 not null,
  digest     bytea not null check (octet_length(digest) = 32),
  primary key (partition, from_at)
);

-- Rows of the audit leave only through access_audit_purge, which runs as the owner and keeps six months
-- at least (SecNumCloud 3.2, 12.6).
create function access_audit_keep() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_user = (select tableowner from pg_tables
    where schemaname = tg_table_schema and tablename = tg_table_name) then
    return null;
  end if;
  raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

create trigger access_audit_keep before update or delete or truncate on access_audit
  for each statement execute function access_audit_keep();
create trigger access_audit_seal_keep before update or delete or truncate on access_audit_seal
  for each statement execute function refuse_change();

alter table access_audit enable row level security;
alter table access_audit force row level security;
alter table access_audit_seal enable row level security;
alter table access_audit_seal force row level security;

create policy access_audit_made on access_audit for insert with check (actor_id = (select ctx_actor()));
create policy access_audit_auditor on access_audit for select using ((select ctx_has_role('auditor')));
create policy access_audit_system on access_audit for select using ((select ctx_kind() = 'system'));
-- The person whose dossier it is: the context names the one dossier in view.
create policy access_audit_holder on access_audit for select using ((select ctx_kind() = 'citizen')
  and dossier_ids @> array[(select ctx_dossier())::uuid]);
create policy access_audit_definer on access_audit to :owner using (true);

create policy access_audit_seal_any on access_audit_seal
  using ((select ctx_kind() = 'system') or (select ctx_has_role('auditor')));

-- Removes audit rows older than the given instant, never younger than six months; gives how many went.
create function access_audit_purge(in_partition int2, in_before timestamptz) returns int8
language plpgsql volatile security definer set search_path = :schema, pg_catalog as $$
declare gone int8;
begin
  delete from access_audit a
  where a.partition = in_partition and a.at < least(in_before, now() - interval '6 months');
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke execute on function access_audit_keep, access_audit_purge from public;
grant execute on function access_audit_purge to :jobs;

grant select, insert on access_audit to :app;
grant select on access_audit_seal to :app;
grant select, insert on access_audit, access_audit_seal to :jobs;
