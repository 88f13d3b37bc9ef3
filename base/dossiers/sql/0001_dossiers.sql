-- Dossiers: events (the truth), keys (their secrecy), and the projection that every service's screens share.

create table dossier (
  partition   int2 not null,
  dossier_id  uuid not null,
  type        text not null,
  reference   text not null,
  state       text not null,
  version     int4 not null check (version >= 1),
  holder      text not null,
  territory   text not null,
  created_at  timestamptz not null,
  state_since timestamptz not null,
  due_on      date,
  erased      boolean not null,
  primary key (partition, dossier_id),
  unique (partition, reference)
);
create index dossier_queue on dossier (partition, territory, state, due_on, dossier_id);
create index dossier_holder on dossier (partition, holder, dossier_id);

create table event (
  partition    int2 not null,
  dossier_id   uuid not null,
  position     int4 not null check (position >= 1),
  type         text not null,
  type_version int2 not null,
  at           timestamptz not null,
  actor_id     text not null,
  header       text not null,
  body         text not null,
  salt         bytea not null check (octet_length(salt) = 32),
  content      bytea,
  leaf_index   int8 not null,
  primary key (partition, dossier_id, position),
  unique (partition, leaf_index)
);
-- Already encrypted: compression would only cost time.
alter table event alter column content set storage external;

-- One wrapped data key a holder: destroying the row is the erasure of that holder's copy.
create table dossier_key (
  partition  int2 not null,
  dossier_id uuid not null,
  holder     text not null,
  kid        text not null,
  wrapped    bytea not null,
  primary key (partition, dossier_id, holder)
);

-- How far each background reader has followed each partition.
create table follower (
  partition  int2 not null,
  name       text not null,
  next_index int8 not null default 0,
  primary key (partition, name)
);

create trigger event_keep before update or delete or truncate on event
  for each statement execute function refuse_change();
-- Only another wrapping of the same key may be put in its place (`socle rotate data-keys`).
create trigger dossier_key_keep before update of partition, dossier_id, holder or truncate on dossier_key
  for each statement execute function refuse_change();

alter table dossier enable row level security;
alter table dossier force row level security;
alter table event enable row level security;
alter table event force row level security;
alter table dossier_key enable row level security;
alter table dossier_key force row level security;
alter table follower enable row level security;
alter table follower force row level security;

-- Who may touch a dossier: background work, its holder, an agent of its territory, or one broken glass.
create function ctx_may_touch(holder text, territory text, dossier uuid) returns boolean
  language sql stable parallel safe
  return case ctx_kind()
    when 'system' then true
    when 'citizen' then holder = ctx_actor()
    when 'agent' then ctx_covers(territory) or dossier::text = ctx_dossier()
    else dossier::text = ctx_dossier() end;

create policy dossier_touch on dossier
  using ((select ctx_kind() = 'system') or ctx_may_touch(holder, territory, dossier_id));
create policy event_touch on event
  using ((select ctx_kind() = 'system') or exists (select from dossier d
    where d.partition = event.partition and d.dossier_id = event.dossier_id))
  with check ((select ctx_kind() = 'system') or exists (select from dossier d
    where d.partition = event.partition and d.dossier_id = event.dossier_id));
create policy dossier_key_touch on dossier_key
  using ((select ctx_kind() = 'system') or exists (select from dossier d
    where d.partition = dossier_key.partition and d.dossier_id = dossier_key.dossier_id));
create policy follower_system on follower using ((select ctx_kind() = 'system'));

grant insert on dossier, event, dossier_key to :intake;
grant select (partition, dossier_id, position, header, body, salt, leaf_index) on event to :intake;
grant select (partition, dossier_id) on dossier to :intake;
grant select, insert, update on dossier to :app, :jobs;
grant select, insert on event to :app, :jobs;
grant select, insert on dossier_key to :app, :jobs;
grant delete on dossier_key, dossier to :jobs;
grant update (kid, wrapped) on dossier_key to :jobs;
grant select, insert, update on follower to :jobs;
grant select on event, dossier_key, follower to :rebuild;
grant select, insert, update, delete on dossier to :rebuild;
