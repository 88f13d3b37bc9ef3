-- Changes of the calendar: proposed by one person, signed by another, in force from then on. Never changed, never removed.

create table calendar_proposal (
  partition   int2 not null,
  proposal_id uuid not null,
  content     jsonb not null,
  -- Closes earlier than planned: people lose days.
  earlier     boolean not null,
  -- What the simulation said when it was proposed.
  simulation  jsonb not null,
  proposed_by text not null,
  proposed_at timestamptz not null,
  primary key (partition, proposal_id)
);

create table calendar_signature (
  partition   int2 not null,
  proposal_id uuid not null,
  -- Order in which changes are in force; null when the proposal was refused.
  version     int4,
  signed_by   text not null,
  signed_at   timestamptz not null,
  primary key (partition, proposal_id),
  unique (partition, version),
  foreign key (partition, proposal_id) references calendar_proposal (partition, proposal_id)
);

-- Who proposed does not sign; the second wall behind the rule of the service.
create function calendar_second_person() returns trigger language plpgsql as $$
begin
  if exists (select from calendar_proposal p where p.partition = new.partition and p.proposal_id = new.proposal_id
      and p.proposed_by = new.signed_by and new.version is not null) then
    raise exception 'a change of the calendar needs a second person' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke execute on function calendar_second_person() from public;
create trigger calendar_signature_second before insert on calendar_signature
  for each row execute function calendar_second_person();
create trigger calendar_proposal_keep before update or delete or truncate on calendar_proposal
  for each statement execute function refuse_change();
create trigger calendar_signature_keep before update or delete or truncate on calendar_signature
  for each statement execute function refuse_change();

alter table calendar_proposal enable row level security;
alter table calendar_proposal force row level security;
alter table calendar_signature enable row level security;
alter table calendar_signature force row level security;
create policy calendar_proposal_system on calendar_proposal using ((select ctx_kind() = 'system'))
  with check ((select ctx_kind() = 'system'));
create policy calendar_signature_system on calendar_signature using ((select ctx_kind() = 'system'))
  with check ((select ctx_kind() = 'system'));

grant select, insert on calendar_proposal, calendar_signature to :app;
grant select on calendar_proposal, calendar_signature to :jobs;
