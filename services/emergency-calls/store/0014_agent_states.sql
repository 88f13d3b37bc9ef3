-- What each agent does on the telephone, as the telephony tells it: the state of now and since when, no history of a person. The agent
-- is a number of the telephony, never a name.
create table agent_telephonie (
  partition int2 not null,
  centre    text not null,
  agent     text not null,
  role      text not null check (role in ('arm', 'arm-n2', 'mru', 'mrl')),
  etat      text not null check (etat in ('READY', 'RINGING', 'IN_CALL', 'WRAP_UP', 'PAUSE', 'OUT')),
  depuis    timestamptz not null,
  -- Instant of the last word about the agent: an older one that comes late changes nothing.
  dit_le    timestamptz not null,
  call_id   text,
  -- Understood from the events of a call, not told of the agent: the work after a call then ends by itself.
  deduit    boolean not null default false,
  primary key (partition, centre, agent)
) with (fillfactor = 70);

alter table agent_telephonie enable row level security;
alter table agent_telephonie force row level security;
create policy agent_telephonie_centre on agent_telephonie using ((select ctx_kind() = 'system') or ctx_covers(centre));

grant select, insert, update on agent_telephonie to :app;
grant select, delete on agent_telephonie to :jobs;
