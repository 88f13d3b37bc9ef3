-- Facts of the rights themselves (who gave what, who broke which glass, seals of the audit): leaves of the log beside
-- the events of dossiers, in the clear since they hold pseudonyms and codes only.
create table access_fact (
  partition  int2 not null,
  leaf_index int8 not null,
  type       text not null,
  at         timestamptz not null,
  actor_id   text not null,
  header     text not null,
  body       text not null,
  salt       bytea not null check (octet_length(salt) = 32),
  primary key (partition, leaf_index)
);

create trigger access_fact_keep before update or delete or truncate on access_fact
  for each statement execute function refuse_change();

alter table access_fact enable row level security;
alter table access_fact force row level security;

create policy access_fact_made on access_fact for insert with check (actor_id = (select ctx_actor()));
create policy access_fact_seen on access_fact for select
  using ((select ctx_kind() = 'system') or (select ctx_has_role('auditor')));

grant select, insert on access_fact to :app, :jobs;
grant select on access_fact to :rebuild;
