-- What comes from partners and has no place in a dossier yet, and what a supervisor must see of the exchange.

-- Messages taken off the broker before they could be taken in: early ones wait for their case (SUITE), those of a partner who sends
-- faster than its share wait for their turn (DEBIT). Sealed as all that waits.
create table message_attente (
  partition       int2 not null,
  centre          text not null,
  distribution_id text not null,
  expediteur      text not null,
  motif           text not null check (motif in ('SUITE', 'DEBIT')),
  attend          text,
  recu_le         timestamptz not null,
  exercice        boolean not null default false,
  place           int8 generated always as identity,
  boite           bytea not null,
  primary key (partition, centre, distribution_id)
);
create index message_attente_tour on message_attente (partition, centre, expediteur, place);

-- Right messages that speak of no dossier of ours: kept sealed for whoever asks.
create table message_garde (
  partition       int2 not null,
  centre          text not null,
  distribution_id text not null,
  expediteur      text not null,
  modele          text not null,
  recu_le         timestamptz not null,
  boite           bytea not null,
  primary key (partition, centre, distribution_id)
);
create index message_garde_age on message_garde (partition, recu_le);

-- Vehicles of partners: where they are, and what they tell of them.
create table ressource_partenaire (
  partition    int2 not null,
  centre       text not null,
  resource_id  text not null,
  organisation text not null,
  nom          text,
  sorte        text,
  lat          float8,
  lon          float8,
  position_le  timestamptz,
  vitesse_km_h real,
  cap_deg      real,
  disponible   text,
  douteuse     boolean not null default false,
  primary key (partition, centre, resource_id)
) with (fillfactor = 70);

-- Something in the exchange that a person must look at.
create table alerte_echange (
  partition       int2 not null,
  centre          text not null,
  alerte_id       uuid not null,
  sorte           text not null,
  expediteur      text not null,
  distribution_id text,
  dossier_id      uuid,
  detail          text not null,
  le              timestamptz not null,
  exercice        boolean not null default false,
  vue_le          timestamptz,
  vue_par         text,
  primary key (partition, centre, alerte_id)
);
create index alerte_echange_a_voir on alerte_echange (partition, centre, exercice, le) where vue_le is null;

-- The link of a centre to the hub, as its worker sees it; nothing heard for a while means that nobody carries messages.
create table lien_hub (
  partition int2 not null,
  centre    text not null,
  ouvert    boolean not null,
  depuis    timestamptz not null,
  vu_le     timestamptz not null,
  primary key (partition, centre)
);

do $$
declare name text;
begin
  foreach name in array array['message_attente', 'message_garde', 'ressource_partenaire', 'alerte_echange', 'lien_hub'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (ctx_covers(centre) or (select ctx_kind() = ''system''))', name || '_centre', name);
  end loop;
end $$;

grant select, insert, update (motif, attend), delete on message_attente to :app;
grant select, insert on message_garde to :app;
grant select, insert, update on ressource_partenaire to :app;
grant select, insert, update (vue_le, vue_par) on alerte_echange to :app;
grant select, insert, update on lien_hub to :app;
grant insert on alerte_echange to :jobs;
grant select, delete on message_attente, message_garde, ressource_partenaire, alerte_echange, lien_hub to :jobs;
