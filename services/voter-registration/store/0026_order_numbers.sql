-- Order numbers of the rolls, as the national register told them. Not a projection: the register is their source, and they are asked
-- for again. Until a roll is closed for a ballot (R.13) its numbers may move; then they stay to the end of the ballot.
create table numero_ordre (
  partition  int2 not null,
  dossier_id uuid not null,
  commune    text not null,
  type_liste text not null,
  ordre      int4 not null check (ordre > 0),
  primary key (partition, dossier_id)
);

create table liste_arretee (
  partition  int2 not null,
  commune    text not null,
  type_liste text not null,
  scrutin    text not null,
  arretee_le timestamptz not null,
  electeurs  int4 not null,
  primary key (partition, commune, type_liste, scrutin)
);

alter table numero_ordre enable row level security;
alter table numero_ordre force row level security;
alter table liste_arretee enable row level security;
alter table liste_arretee force row level security;
create policy numero_ordre_local on numero_ordre
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);
create policy liste_arretee_local on liste_arretee
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);
grant select on numero_ordre, liste_arretee to :app;
grant select, insert, update, delete on numero_ordre to :jobs;
grant select, insert on liste_arretee to :jobs;
