-- Break-glass: one dossier, one hour at most, judged by somebody else.

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
  -- The number that people read.
  reference      text,
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

create function access_other_reviewer() returns trigger language plpgsql as $$
begin
  if exists (select from break_glass b
    where b.partition = new.partition and b.break_glass_id = new.break_glass_id and b.actor_id = new.reviewed_by) then
    raise exception 'nobody reviews their own break-glass' using errcode = 'check_violation';
  end if;
  return new;
end $$;

create trigger break_glass_other before insert on break_glass_review
  for each row execute function access_other_reviewer();
create trigger break_glass_keep before update or delete or truncate on break_glass
  for each statement execute function refuse_change();
create trigger break_glass_review_keep before update or delete or truncate on break_glass_review
  for each statement execute function refuse_change();

alter table break_glass enable row level security;
alter table break_glass force row level security;
alter table break_glass_review enable row level security;
alter table break_glass_review force row level security;

create policy break_glass_own on break_glass using (actor_id = (select ctx_actor()));
create policy break_glass_reviewer on break_glass for select
  using ((select ctx_has_role('break-glass-reviewer'))
    and ((select ctx_everywhere_as('break-glass-reviewer')) or ctx_covers(territory)));
-- Who judges an opening reads who opened.
create policy actor_glass on actor for select using ((select ctx_has_role('break-glass-reviewer'))
  and exists (select from break_glass b where b.actor_id = actor.actor_id));
create policy break_glass_system on break_glass for select using ((select ctx_kind() = 'system'));
create policy break_glass_holder on break_glass for select
  using ((select ctx_kind() = 'citizen') and dossier_id = (select ctx_dossier())::uuid);

create policy break_glass_review_made on break_glass_review for insert
  with check ((select ctx_has_role('break-glass-reviewer')) and reviewed_by = (select ctx_actor()));
create policy break_glass_review_seen on break_glass_review for select
  using (exists (select from break_glass b where b.partition = break_glass_review.partition
    and b.break_glass_id = break_glass_review.break_glass_id));

revoke execute on function access_other_reviewer from public;
grant select, insert on break_glass, break_glass_review to :app;
grant select on break_glass, break_glass_review to :jobs;
