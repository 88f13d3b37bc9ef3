-- Who acts, by which right, and who looked (base/access/README.md).
-- Actor ids are pseudonyms (HMAC under the service's key); everything that names a person is sealed by the application.

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
create index session_actor on session (partition, actor_id);
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

-- A right given to somebody. Rows never change: what happens to a grant is a decision row.
create table role_grant (
  grant_id       uuid primary key,
  holder         text not null,
  role           text not null,
  territories    text[] not null,
  purposes       text[] not null check (cardinality(purposes) > 0),
  from_at        timestamptz not null,
  until_at       timestamptz check (until_at > from_at),
  needs_approval boolean not null,
  granted_by     text not null check (granted_by <> holder),
  granted_at     timestamptz not null,
  reason         text not null check (length(reason) >= 10)
);
create index role_grant_holder on role_grant (holder);

create table role_grant_decision (
  grant_id uuid not null references role_grant (grant_id),
  decision text not null check (decision in ('approved', 'refused', 'revoked')),
  by_actor text not null,
  at       timestamptz not null,
  reason   text not null,
  primary key (grant_id, decision)
);

-- A right may wait for somebody who never signed in: the first who comes with that structure and address takes it.
create table invitation_claim (
  invite     text primary key,
  actor_id   text not null,
  claimed_at timestamptz not null
);

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

create table break_glass (
  partition      int2 not null,
  break_glass_id uuid not null,
  actor_id       text not null,
  acting_as      text not null,
  organisation   text,
  dossier_id     uuid not null,
  territory      text not null,
  reason_code    text not null,
  explanation    bytea not null,
  from_at        timestamptz not null,
  until_at       timestamptz not null check (until_at > from_at and until_at <= from_at + interval '1 hour'),
  review_due_on  date not null,
  primary key (partition, break_glass_id)
);
create index break_glass_dossier on break_glass (partition, dossier_id);
create index break_glass_actor on break_glass (partition, actor_id, from_at);

create table break_glass_review (
  partition      int2 not null,
  break_glass_id uuid not null,
  reviewed_by    text not null,
  at             timestamptz not null,
  result         text not null check (result in ('justified', 'unjustified')),
  remark         bytea not null,
  primary key (partition, break_glass_id),
  foreign key (partition, break_glass_id) references break_glass (partition, break_glass_id)
);

-- Separation of duties, kept by the database as well.
create function access_second_person() returns trigger language plpgsql as $$
declare g role_grant;
begin
  select * into g from role_grant where grant_id = new.grant_id;
  if new.decision = 'approved' and new.by_actor in (g.granted_by, g.holder) then
    raise exception 'a second person approves a right' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create function access_other_reviewer() returns trigger language plpgsql as $$
begin
  if exists (select from break_glass b
    where b.partition = new.partition and b.break_glass_id = new.break_glass_id and b.actor_id = new.reviewed_by) then
    raise exception 'nobody reviews their own break-glass' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger role_grant_second before insert on role_grant_decision
  for each row execute function access_second_person();
create trigger break_glass_other before insert on break_glass_review
  for each row execute function access_other_reviewer();

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
create trigger role_grant_keep before update or delete or truncate on role_grant
  for each statement execute function refuse_change();
create trigger role_grant_decision_keep before update or delete or truncate on role_grant_decision
  for each statement execute function refuse_change();
create trigger invitation_claim_keep before update or delete or truncate on invitation_claim
  for each statement execute function refuse_change();
create trigger break_glass_keep before update or delete or truncate on break_glass
  for each statement execute function refuse_change();
create trigger break_glass_review_keep before update or delete or truncate on break_glass_review
  for each statement execute function refuse_change();

alter table actor enable row level security;
alter table actor force row level security;
alter table session enable row level security;
alter table session force row level security;
alter table email_link enable row level security;
alter table email_link force row level security;
alter table login_throttle enable row level security;
alter table login_throttle force row level security;
alter table role_grant enable row level security;
alter table role_grant force row level security;
alter table role_grant_decision enable row level security;
alter table role_grant_decision force row level security;
alter table invitation_claim enable row level security;
alter table invitation_claim force row level security;
alter table access_audit enable row level security;
alter table access_audit force row level security;
alter table access_audit_seal enable row level security;
alter table access_audit_seal force row level security;
alter table break_glass enable row level security;
alter table break_glass force row level security;
alter table break_glass_review enable row level security;
alter table break_glass_review force row level security;

create function ctx_covers_any(places text[]) returns boolean language sql stable parallel safe
  return exists (select from unnest(places) as place where ctx_covers(place));

-- An empty list is covered by nobody: a right without territory is the system's to give.
create function ctx_covers_all(places text[]) returns boolean language sql stable parallel safe
  return cardinality(places) > 0 and not exists (select from unnest(places) as place where not ctx_covers(place));

-- Sub-selects make the context be read once a statement and not once a row.
create policy actor_own on actor using (actor_id = (select ctx_actor()));
create policy actor_rights on actor for select
  using ((select ctx_has_role('rights-manager')) and kind <> 'citizen' and ctx_covers_any(territories));
create policy actor_system on actor using ((select ctx_kind()) = 'system');

create policy session_own on session using (actor_id = (select ctx_actor()));
create policy session_system on session using ((select ctx_kind()) = 'system');
-- Before a session is read nobody is known: functions of the owner read, touch and end one row by its secret.
create policy session_definer on session to :owner using (true);

create policy email_link_system on email_link using ((select ctx_kind()) = 'system');
create policy login_throttle_system on login_throttle using ((select ctx_kind()) = 'system');

create policy role_grant_own on role_grant for select using (holder = (select ctx_actor())
  or exists (select from invitation_claim c where c.invite = holder and c.actor_id = (select ctx_actor())));
create policy role_grant_rights on role_grant
  using ((select ctx_has_role('rights-manager')) and ctx_covers_any(territories))
  with check ((select ctx_has_role('rights-manager')) and granted_by = (select ctx_actor())
    and ctx_covers_all(territories));
create policy role_grant_system on role_grant using ((select ctx_kind()) = 'system');

create policy role_grant_decision_seen on role_grant_decision for select
  using (exists (select from role_grant g where g.grant_id = role_grant_decision.grant_id));
create policy role_grant_decision_made on role_grant_decision for insert
  with check (by_actor = (select ctx_actor())
    and exists (select from role_grant g where g.grant_id = role_grant_decision.grant_id));

create policy invitation_claim_own on invitation_claim for select using (actor_id = (select ctx_actor()));
-- A claim is made by a function of the owner, which looks whether such an invitation exists.
create policy invitation_claim_definer on invitation_claim to :owner using (true);
create policy role_grant_definer on role_grant for select to :owner using (true);
create policy invitation_claim_system on invitation_claim for select using ((select ctx_kind()) = 'system');

create policy access_audit_made on access_audit for insert with check (actor_id = (select ctx_actor()));
create policy access_audit_auditor on access_audit for select using ((select ctx_has_role('auditor')));
create policy access_audit_system on access_audit for select using ((select ctx_kind()) = 'system');
-- The person whose dossier it is: the context names the one dossier in view.
create policy access_audit_holder on access_audit for select using ((select ctx_kind()) = 'citizen'
  and dossier_ids @> array[(select ctx_dossier())::uuid]);
create policy access_audit_definer on access_audit to :owner using (true);

create policy access_audit_seal_any on access_audit_seal
  using ((select ctx_kind()) = 'system' or (select ctx_has_role('auditor')));

create policy break_glass_own on break_glass using (actor_id = (select ctx_actor()));
create policy break_glass_reviewer on break_glass for select
  using ((select ctx_has_role('break-glass-reviewer')) and ctx_covers(territory));
create policy break_glass_system on break_glass for select using ((select ctx_kind()) = 'system');
create policy break_glass_holder on break_glass for select
  using ((select ctx_kind()) = 'citizen' and dossier_id = (select ctx_dossier())::uuid);

create policy break_glass_review_made on break_glass_review for insert
  with check ((select ctx_has_role('break-glass-reviewer')) and reviewed_by = (select ctx_actor()));
create policy break_glass_review_seen on break_glass_review for select
  using (exists (select from break_glass b where b.partition = break_glass_review.partition
    and b.break_glass_id = break_glass_review.break_glass_id));

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

-- Binds an invitation, if there is one, to the first actor who comes with it; says whether it is theirs.
create function invitation_take(in_invite text, in_at timestamptz) returns boolean
language plpgsql volatile security definer set search_path = :schema, pg_catalog as $$
begin
  insert into invitation_claim (invite, actor_id, claimed_at)
  select in_invite, ctx_actor(), in_at
  where ctx_actor() is not null and exists (select from role_grant g where g.holder = in_invite)
  on conflict do nothing;
  return exists (select from invitation_claim c where c.invite = in_invite and c.actor_id = ctx_actor());
end $$;

-- Roles that somebody holds or was asked for anywhere: incompatible rights must show even where the manager sees nothing.
create function role_grant_roles(in_holder text, in_at timestamptz) returns setof text
language plpgsql stable security definer set search_path = :schema, pg_catalog as $$
begin
  if not coalesce(ctx_kind() = 'system' or ctx_has_role('rights-manager'), false) then
    raise exception 'only who manages rights may ask' using errcode = 'insufficient_privilege';
  end if;
  return query select distinct g.role from role_grant g
    where g.holder = in_holder and (g.until_at is null or g.until_at > in_at)
      and not exists (select from role_grant_decision d
        where d.grant_id = g.grant_id and d.decision in ('refused', 'revoked'));
end $$;

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

-- Removes audit rows older than the given instant, never younger than six months; gives how many went.
create function access_audit_purge(in_partition int2, in_before timestamptz) returns int8
language plpgsql volatile security definer set search_path = :schema, pg_catalog as $$
declare gone int8;
begin
  if in_before > now() - interval '6 months' then
    raise exception 'the access audit is kept six months at least' using errcode = 'check_violation';
  end if;
  delete from access_audit a where a.partition = in_partition and a.at < in_before;
  get diagnostics gone = row_count;
  return gone;
end $$;

revoke execute on function access_second_person, access_other_reviewer, access_audit_keep, ctx_covers_any,
  ctx_covers_all, role_grant_roles,  session_by_hash, session_touch, invitation_take, session_end, session_end_all, access_audit_purge from public;
grant execute on function ctx_covers_any, ctx_covers_all to :app, :jobs, :rebuild, :intake;
grant execute on function session_by_hash, session_touch, invitation_take, role_grant_roles, session_end, session_end_all to :app;
grant execute on function access_audit_purge to :jobs;

grant select, insert on actor, session, email_link, login_throttle, role_grant, role_grant_decision, access_audit,
  break_glass, break_glass_review to :app;
grant select on invitation_claim to :app;
grant update (kind, provider, assurance, structure, territories, identity, status, last_seen_at) on actor to :app;
grant update (used_at) on email_link to :app;
grant update (count) on login_throttle to :app;
grant select on access_audit_seal to :app;
grant select, delete on session, email_link, login_throttle to :jobs;
grant select, insert on access_audit, access_audit_seal to :jobs;
grant select on actor, role_grant, role_grant_decision, invitation_claim, break_glass, break_glass_review to :jobs;
grant update (status, identity) on actor to :jobs;
