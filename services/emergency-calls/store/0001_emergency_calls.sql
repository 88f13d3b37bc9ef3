-- Emergency calls: what the consoles of a centre read. A centre's rows are all in one partition, so that a desk's list is one shard.

-- A dossier as lists, queues and the map show it.
create table dossier_urgence (
  partition      int2 not null,
  dossier_id     uuid not null,
  centre         text not null,
  case_id        text not null,
  numero         text not null,
  nature         text not null,
  attribution    text not null,
  etat           text not null,
  priorite       text not null,
  niveau         text,
  filiere        text,
  attend_depuis  timestamptz,
  medecin        text,
  proprietaire   text not null,
  exercice       boolean not null,
  ouvert_le      timestamptz not null,
  active_le      timestamptz not null,
  adresse        text,
  commune        text,
  motif          jsonb,
  fait           jsonb,
  lat            float8,
  lon            float8,
  precision      text,
  patients       int2 not null,
  missions       int2 not null,
  conflits       int2 not null,
  non_livres     int2 not null,
  transfert      text,
  rappel_le      timestamptz,
  evenement      text,
  joint_a        text,
  -- Mutual aid of regulation: which centre, ours given or theirs taken, asked since, a doctor has it since.
  regul_centre   text,
  regul_sens     text check (regul_sens in ('given', 'taken')),
  regul_depuis   timestamptz,
  regul_prise_le timestamptz,
  -- Until when calls join it (its first day); null: as long as it lives, like a transfer or a disaster.
  appels_jusque  timestamptz,
  primary key (partition, dossier_id)
);
create index dossier_urgence_cas on dossier_urgence (partition, centre, case_id);
create index dossier_urgence_numero on dossier_urgence (partition, centre, numero);
create index dossier_urgence_ouverts on dossier_urgence (partition, centre, ouvert_le) where etat in ('PROGRAM', 'ACTIF', 'ACHEVE');
create index dossier_urgence_termes on dossier_urgence (partition, etat, ouvert_le) where etat in ('VALIDE', 'CLOTURE', 'CLASSE');
create index dossier_urgence_attente on dossier_urgence (partition, centre, priorite, attend_depuis) where attend_depuis is not null;

-- Missions of the dossiers, one row each: the vehicle board and the indicators.
create table mission (
  partition    int2 not null,
  dossier_id   uuid not null,
  mission_id   text not null,
  centre       text not null,
  resource_id  text not null,
  vehicule     text not null,
  type_vecteur text not null,
  statut       text not null,
  statut_le    timestamptz not null,
  engage_le    timestamptz not null,
  finie        boolean not null,
  exercice     boolean not null,
  primary key (partition, dossier_id, mission_id)
);
create index mission_ressource on mission (partition, centre, resource_id, engage_le desc) where not finie;

-- Vehicles and teams: what a centre may send, and where they are. Positions change every ten seconds: room is left in pages.
create table ressource (
  partition    int2 not null,
  centre       text not null,
  resource_id  text not null,
  nom          text not null,
  type_vecteur text not null,
  equipage     text not null,
  competences  text[] not null default '{}',
  secteur      text,
  base_lat     float8,
  base_lon     float8,
  en_service   boolean not null default true,
  indisponible text,
  lat          float8,
  lon          float8,
  position_le  timestamptz,
  vitesse_km_h real,
  cap_deg      real,
  primary key (partition, centre, resource_id)
) with (fillfactor = 70);

-- The order of the day of a centre's local numbers; blocks are leased to consoles that may be cut off.
create table compteur (
  partition int2 not null,
  centre    text not null,
  jour      date not null,
  suivant   int4 not null check (suivant between 1 and 100000),
  primary key (partition, centre, jour)
);

-- What the telephony told, as it told it: append-only. The number is sealed; its HMAC finds the calls of one number.
create table appel_evenement (
  partition int2 not null,
  call_id   text not null,
  event_id  text not null,
  centre    text not null,
  sorte     text not null,
  source_le timestamptz not null,
  recu_le   timestamptz not null,
  donnees   bytea not null,
  primary key (partition, call_id, event_id)
);
create trigger appel_evenement_fixe before update or delete or truncate on appel_evenement
  for each statement execute function refuse_change();

-- Each call as it stands: folded from its events.
create table appel (
  partition     int2 not null,
  call_id       text not null,
  centre        text not null,
  ligne         text not null,
  file          text not null,
  niveau        int2 not null,
  numero_boite  bytea,
  numero_mac    bytea check (octet_length(numero_mac) = 16),
  presente_le   timestamptz not null,
  decroche_le   timestamptz,
  decroche_par  text,
  fin_le        timestamptz,
  fin_cause     text,
  deborde_vers  text,
  bonds         int2 not null default 0,
  a_rappeler    boolean not null default false,
  rappele_le    timestamptz,
  exercice      boolean not null default false,
  dossier_id    uuid,
  primary key (partition, call_id)
);
create index appel_attente on appel (partition, centre, presente_le) where decroche_le is null and fin_le is null;
create index appel_numero on appel (partition, centre, numero_mac, presente_le desc) where numero_mac is not null;
create index appel_rappel on appel (partition, centre, presente_le) where a_rappeler;
create index appel_jour on appel (partition, centre, presente_le);

-- Positions that telephones and vehicles sent (AML, eCall, web page), sealed; matched to calls by number and time.
create table localisation (
  partition       int2 not null,
  localisation_id uuid not null,
  centre          text not null,
  source          text not null,
  numero_mac      bytea check (octet_length(numero_mac) = 16),
  recue_le        timestamptz not null,
  rayon_m         real,
  boite           bytea not null,
  call_id         text,
  primary key (partition, localisation_id)
);
create index localisation_numero on localisation (partition, centre, numero_mac, recue_le) where numero_mac is not null;
create index localisation_age on localisation (partition, recue_le);

do $$
declare name text;
begin
  foreach name in array array['dossier_urgence', 'mission', 'ressource', 'compteur', 'appel_evenement', 'appel', 'localisation'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

-- Background work is asked about first: a centre is looked for in the context row by row.
create policy dossier_urgence_centre on dossier_urgence
  using ((select ctx_kind() = 'system') or ctx_covers(centre) or dossier_id::text = (select ctx_dossier()));
create policy mission_centre on mission
  using ((select ctx_kind() = 'system') or ctx_covers(centre) or dossier_id::text = (select ctx_dossier()));
create policy ressource_centre on ressource using ((select ctx_kind() = 'system') or ctx_covers(centre));
create policy compteur_centre on compteur using ((select ctx_kind() = 'system') or ctx_covers(centre));
create policy appel_evenement_centre on appel_evenement using ((select ctx_kind() = 'system') or ctx_covers(centre));
create policy appel_centre on appel using ((select ctx_kind() = 'system') or ctx_covers(centre));
create policy localisation_centre on localisation using ((select ctx_kind() = 'system') or ctx_covers(centre));

grant select, insert, update on dossier_urgence to :app;
grant insert on dossier_urgence to :intake;
grant select, insert, update, delete on dossier_urgence to :jobs, :rebuild;
grant select, insert, update, delete on mission to :app, :jobs, :rebuild;
grant select, insert, update on ressource to :app, :jobs;
grant select, insert, update on compteur to :app;
grant select, insert on appel_evenement to :app, :jobs;
grant select, insert, update on appel to :app, :jobs;
grant select, insert, update on localisation to :app;
grant select, insert, update, delete on localisation to :jobs;
