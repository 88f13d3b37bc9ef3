-- Who comes in: actors, sessions, links sent by e-mail (base/access/README.md).
-- Actor ids are pseudonyms (HMAC under the service's key); everything that names a person is sealed by the application.

-- Somebody who holds a role of administration everywhere ('*'). It opens rights and reviews, never a dossier: policies
-- of dossiers ask ctx_covers, which knows '*' for background work only.
create function ctx_everywhere_as(role text) returns boolean language sql stable parallel safe
  return ctx_has_role(role) and coalesce(ctx() -> 'territories' ? '*', false);

create function ctx_covers_any(places text[]) returns boolean language sql stable parallel safe
  return ctx_everywhere_as('rights-manager') or exists (select from unnest(places) as place where ctx_covers(place));

-- An empty list is covered by nobody: a right without territory is the system's to give.
create function ctx_covers_all(places text[]) returns boolean language sql stable parallel safe
  return cardinality(places) > 0 and (ctx_everywhere_as('rights-manager')
    or not exists (select from unnest(places) as place where not ctx_covers(place)));

create table actor (
  partition     int2 not null,
  actor_id      text not null check (actor_id ~ '^[A-Za-z0-9_-]{43}$'),
  kind          text not null check (kind in ('citizen', 'agent', 'admin')),
  provider      text not null,
  assurance     text not null,
  -- Structure of an agent (SIRET, FINESS) and where it has a say; a citizen has neither.
  structure     text,
  territories   text[] not null default '{}',
  identity      bytea,
  status        text not null default 'active' check (status in ('active', 'suspended', 'erased')),
  first_seen_at timestamptz not null,
  last_seen_at  timestamptz not null,
  primary key (partition, actor_id),
  check (kind <> 'citizen' or (structure is null and territories = '{}'))
);

create table session (
  partition     int2 not null,
  token_hash    bytea not null check (octet_length(token_hash) = 32),
  actor_id      text not null,
  kind          text not null check (kind in ('citizen', 'agent', 'admin')),
  provider      text not null,
  assurance     text not null,
  second_factor boolean not null,
  structure     text,
  grants        jsonb not null,
  -- Names, identity, e-mail address and the provider's ID token (for its logout), sealed together.
  sealed        bytea not null,
  created_at    timestamptz not null,
  last_seen_at  timestamptz not null,
  idle_s        int4 not null check (idle_s > 0),
  expires_at    timestamptz not null,
  revoked_at    timestamptz,
  primary key (partition, token_hash)
);
create index session_actor on session (actor_id, partition);
create index session_old on session (expires_at);

-- Single-use links sent by e-mail; the address itself is not kept, only its keyed digest.
create table email_link (
  partition    int2 not null,
  token_hash   bytea not null check (octet_length(token_hash) = 32),
  address_mac  bytea not null,
  binding_mac  bytea not null,
  sealed       bytea not null,
  created_at   timestamptz not null,
  expires_at   timestamptz not null,
  used_at      timestamptz,
  primary key (partition, token_hash)
);
create index email_link_old on email_link (expires_at);

-- How often something was asked in a window of time: by address, by address range.
create table login_throttle (
  partition  int2 not null,
  bucket_mac bytea not null,
  window_at  timestamptz not null,
  count      int4 not null check (count > 0),
  primary key (partition, bucket_mac, window_at)
);
create index login_throttle_old on login_throttle (window_at);

alter table actor enable row level security;
alter table actor force row level security;
alter table session enable row level security;
alter table session force row level security;
alter table email_link enable row level security;
alter table email_link force row level security;
alter table login_throttle enable row level security;
alter table login_throttle force row level security;

-- Sub-selects make the context be read once a statement and not once a row.
create policy actor_own on actor using (actor_id = (select ctx_actor()));
create policy actor_rights on actor for select
  using ((select ctx_has_role('rights-manager')) and kind <> 'citizen' and ctx_covers_any(territories));
create policy actor_system on actor using ((select ctx_kind() = 'system'));

create policy session_own on session using (actor_id = (select ctx_actor()));
create policy session_system on session using ((select ctx_kind() = 'system'));
-- Before a session is read nobody is known: functions of the owner read, touch and end one row by its secret.
create policy session_definer on session to :owner using (true);

create policy email_link_system on email_link using ((select ctx_kind() = 'system'));
create policy login_throttle_system on login_throttle using ((select ctx_kind() = 'system'));

-- The session that a cookie names, if it still lives at the given instant.
create function session_by_hash(in_partition int2, in_hash bytea, in_at timestamptz)
returns table (actor_id text, kind text, provider text, assurance text, second_factor boolean, structure text,
  grants jsonb, sealed bytea, created_at timestamptz, last_seen_at timestamptz, idle_s int4, expires_at timestamptz)
language sql stable security definer set search_path = :schema, pg_catalog as $$
  select s.actor_id, s.kind, s.provider, s.assurance, s.second_factor, s.structure, s.grants, s.sealed, s.created_at,
    s.last_seen_at, s.idle_s, s.expires_at
  from session s
  where s.partition = in_partition and s.token_hash = in_hash and s.revoked_at is null and s.expires_at > in_at
    and s.last_seen_at + make_interval(secs => s.idle_s) > in_at
$$;

-- Notes that the session was used; a dead one stays dead.
create function session_touch(in_partition int2, in_hash bytea, in_at timestamptz) returns void
language sql volatile security definer set search_path = :schema, pg_catalog as $$
  update session s set last_seen_at = in_at
  where s.partition = in_partition and s.token_hash = in_hash and s.revoked_at is null and s.expires_at > in_at
    and s.last_seen_at < in_at and s.last_seen_at + make_interval(secs => s.idle_s) > in_at
$$;

-- Ends the session whose secret is shown, whoever shows it.
create function session_end(in_partition int2, in_hash bytea, in_at timestamptz) returns void
language sql volatile security definer set search_path = :schema, pg_catalog as $$
  update session s set revoked_at = in_at
  where s.partition = in_partition and s.token_hash = in_hash and s.revoked_at is null
$$;

-- Ends every session of an actor: theirs, by whoever manages rights, or by the system.
create function session_end_all(in_partition int2, in_actor text, in_at timestamptz) returns int8
language plpgsql volatile security definer set search_path = :schema, pg_catalog as $$
declare gone int8;
begin
  if not coalesce(ctx_actor() = in_actor or ctx_kind() = 'system' or ctx_has_role('rights-manager'), false) then
    raise exception 'these sessions belong to somebody else' using errcode = 'insufficient_privilege';
  end if;
  update session s set revoked_at = in_at
  where s.partition = in_partition and s.actor_id = in_actor and s.revoked_at is null;
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke execute on function ctx_everywhere_as, ctx_covers_any, ctx_covers_all, session_by_hash, session_touch, session_end,
  session_end_all from public;
grant execute on function ctx_everywhere_as, ctx_covers_any, ctx_covers_all to :app, :jobs, :rebuild, :intake;
grant execute on function session_by_hash, session_touch, session_end, session_end_all to :app;

grant select, insert on actor, session, email_link, login_throttle to :app;
grant update (kind, provider, assurance, structure, territories, identity, status, last_seen_at) on actor to :app;
grant update (used_at) on email_link to :app;
grant update (count) on login_throttle to :app;
grant select, delete on session, email_link, login_throttle to :jobs;
grant select on actor to :jobs;
grant update (status, identity) on actor to :jobs;
