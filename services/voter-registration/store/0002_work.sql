-- Background work of voter registration: pairs of requests that look alike, told to each side in its own partition.

create table signalement (
  partition  int2 not null,
  dossier_id uuid not null,
  autre_id   uuid not null,
  autre      text not null,
  -- Codes of the traits that agree or differ; no trait itself.
  raisons    text[] not null,
  primary key (partition, dossier_id, autre_id)
);

alter table signalement enable row level security;
alter table signalement force row level security;
create policy signalement_system on signalement using ((select ctx_kind() = 'system'));
grant select, insert, delete on signalement to :jobs;
