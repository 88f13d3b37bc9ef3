-- Proxies (procurations), told by the service where they are made: both people by their national elector number, no name.
create table procuration (
  partition   int2 not null,
  reference   text not null,
  mandant     text not null check (mandant ~ '^\d{1,12}$'),
  mandataire  text not null check (mandataire ~ '^\d{1,12}$'),
  du          date not null,
  au          date not null,
  resiliee_le timestamptz,
  recue_le    timestamptz not null,
  primary key (partition, reference),
  check (du <= au and mandant <> mandataire)
);
create index procuration_mandant on procuration (partition, mandant);
create index procuration_mandataire on procuration (partition, mandataire);

-- What an enquiry tells of them, beside the row that it reads: [{sens, du, au}], null for most people.
alter table electeur add column procurations jsonb;
alter table consultable add column procurations jsonb;

alter table procuration enable row level security;
alter table procuration force row level security;
create policy procuration_system on procuration to :app, :jobs using ((select ctx_kind() = 'system'))
  with check ((select ctx_kind() = 'system'));
grant select, insert on procuration to :app;
grant update (resiliee_le) on procuration to :app;
grant update (procurations) on electeur, consultable to :app;
