-- One row an idempotency claim: which effect a key had. The content is in the event only.
create table intake (
  partition   int2 not null,
  claim       bytea not null check (octet_length(claim) = 16),
  fingerprint bytea not null check (octet_length(fingerprint) = 16),
  subject     uuid not null,
  arrived_at  timestamptz not null,
  claimed_at  timestamptz not null,
  primary key (partition, claim)
);

-- A waiting-room ticket is used once; the claim is made in the transaction of the submission.
create table ticket_use (
  partition int2 not null,
  ticket    int8 not null,
  used_at   timestamptz not null,
  primary key (partition, ticket)
);

create trigger intake_keep before update or truncate on intake
  for each statement execute function refuse_change();

alter table intake enable row level security;
alter table intake force row level security;
alter table ticket_use enable row level security;
alter table ticket_use force row level security;

create policy intake_system on intake using ((select ctx_kind() = 'system'));
create policy ticket_use_system on ticket_use using ((select ctx_kind() = 'system'));

grant insert, select on intake, ticket_use to :intake;
grant select, delete on intake, ticket_use to :jobs;
