-- Rights: who gave which role to whom, where, for what, and who approved it. Nothing here is ever changed.

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
  reason         text not null check (length(reason) >= 10),
  -- Of somebody invited: structure and address, sealed, for the screen; the keyed digest of the address, for the search.
  invited        bytea,
  address_mac    bytea
);
create index role_grant_holder on role_grant (holder);
create index role_grant_latest on role_grant (granted_at desc, grant_id desc);
create index role_grant_address on role_grant (address_mac) where address_mac is not null;
create index role_grant_places on role_grant using gin (territories);

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

-- Separation of duties, kept by the database as well.
create function access_second_person() returns trigger language plpgsql as $$
declare g role_grant;
begin
  select * into g from role_grant where grant_id = new.grant_id;
  if new.decision = 'approved' and (new.by_actor in (g.granted_by, g.holder)
    or exists (select from invitation_claim c where c.invite = g.holder and c.actor_id = new.by_actor)) then
    raise exception 'a second person approves a right' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger role_grant_second before insert on role_grant_decision
  for each row execute function access_second_person();
create trigger role_grant_keep before update or delete or truncate on role_grant
  for each statement execute function refuse_change();
create trigger role_grant_decision_keep before update or delete or truncate on role_grant_decision
  for each statement execute function refuse_change();
create trigger invitation_claim_keep before update or delete or truncate on invitation_claim
  for each statement execute function refuse_change();

alter table role_grant enable row level security;
alter table role_grant force row level security;
alter table role_grant_decision enable row level security;
alter table role_grant_decision force row level security;
alter table invitation_claim enable row level security;
alter table invitation_claim force row level security;

create policy role_grant_own on role_grant for select using (holder = (select ctx_actor())
  or exists (select from invitation_claim c where c.invite = holder and c.actor_id = (select ctx_actor())));
create policy role_grant_rights on role_grant
  using ((select ctx_has_role('rights-manager')) and ctx_covers_any(territories))
  with check ((select ctx_has_role('rights-manager')) and granted_by = (select ctx_actor())
    and ctx_covers_all(territories));
create policy role_grant_system on role_grant using ((select ctx_kind() = 'system'));

create policy role_grant_decision_seen on role_grant_decision for select
  using (exists (select from role_grant g where g.grant_id = role_grant_decision.grant_id));
create policy role_grant_decision_made on role_grant_decision for insert
  with check (by_actor = (select ctx_actor())
    and exists (select from role_grant g where g.grant_id = role_grant_decision.grant_id));

create policy invitation_claim_own on invitation_claim for select using (actor_id = (select ctx_actor()));
-- Pseudonyms on both sides: what they are worth is in the rights that the manager sees.
create policy invitation_claim_rights on invitation_claim for select using ((select ctx_has_role('rights-manager')));
create policy invitation_claim_system on invitation_claim for select using ((select ctx_kind() = 'system'));
-- A claim is made by a function of the owner, which looks whether such an invitation exists.
create policy invitation_claim_definer on invitation_claim to :owner using (true);
create policy role_grant_definer on role_grant for select to :owner using (true);

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

-- Roles that somebody holds or was asked for anywhere: incompatible rights must show even where the manager
-- sees nothing.
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

revoke execute on function access_second_person, invitation_take, role_grant_roles from public;
grant execute on function invitation_take, role_grant_roles to :app;

grant select, insert on role_grant, role_grant_decision to :app;
grant select on invitation_claim to :app;
grant select on role_grant, role_grant_decision, invitation_claim to :jobs;

-- The operator's one-time words that were used, each once.
create table administrator_enrolment (
  word_sha256 bytea primary key check (octet_length(word_sha256) = 32),
  actor_id    text not null,
  at          timestamptz not null
);
create trigger administrator_enrolment_keep before update or delete or truncate on administrator_enrolment
  for each statement execute function refuse_change();
alter table administrator_enrolment enable row level security;
alter table administrator_enrolment force row level security;
create policy administrator_enrolment_system on administrator_enrolment using ((select ctx_kind() = 'system'));
grant select, insert on administrator_enrolment to :app;
