-- Events of many victims (évènement): one row each, for lists; their victims and notes are folded from the register.
create table evenement (
  partition  int2 not null,
  dossier_id uuid not null,
  centre     text not null,
  numero     text not null,
  nom        text not null,
  nature     text not null,
  etat       text not null,
  exercice   boolean not null,
  ouvert_le  timestamptz not null,
  lieu       text,
  lat        float8,
  lon        float8,
  ua         int4 not null,
  ur         int4 not null,
  dcd        int4 not null,
  imp        int4 not null,
  nc         int4 not null,
  partis     int4 not null,
  notes      int4 not null,
  primary key (partition, dossier_id)
);
create index evenement_ouverts on evenement (partition, centre, ouvert_le desc);
-- Dossiers of one event.
create index dossier_urgence_evenement on dossier_urgence (partition, evenement) where evenement is not null;
-- Call backs that a centre owes.
create index dossier_urgence_rappels on dossier_urgence (partition, centre, rappel_le) where rappel_le is not null;

alter table evenement enable row level security;
alter table evenement force row level security;
create policy evenement_centre on evenement
  using (ctx_covers(centre) or dossier_id::text = (select ctx_dossier()) or (select ctx_kind() = 'system'));
grant select, insert, update on evenement to :app;
grant insert on evenement to :intake;
grant select, insert, update, delete on evenement to :jobs, :rebuild;

-- Where unscheduled care is given around a centre (practices, on-call houses, SOS doctors, pharmacies).
create table offre_soins (
  partition  int2 not null,
  centre     text not null,
  offre_id   text not null,
  type       text not null,
  categorie  text not null,
  nom        text not null,
  adresse    text not null,
  commune    text not null,
  telephone  text not null,
  lat        float8 not null,
  lon        float8 not null,
  horaires   jsonb not null,
  duree_min  int2 not null,
  praticien  jsonb,
  finess     text,
  primary key (partition, centre, offre_id)
);
create index offre_soins_lieu on offre_soins (partition, centre, lat, lon);

-- Slots promised to somebody: one appointment a slot, whoever asks.
create table rendez_vous (
  partition      int2 not null,
  centre         text not null,
  offre_id       text not null,
  debut          timestamptz not null,
  rendez_vous_id text not null,
  dossier_id     uuid not null,
  exercice       boolean not null,
  annule         boolean not null default false,
  primary key (partition, centre, rendez_vous_id)
);
create unique index rendez_vous_creneau on rendez_vous (partition, centre, offre_id, debut, exercice) where not annule;

-- What a doctor signs with: name, electronic address, number in the national directory (RPPS). Each writes their own.
create table fiche_medecin (
  partition int2 not null,
  centre    text not null,
  agent_id  text not null,
  nom       text not null,
  prenom    text not null,
  courriel  text not null,
  rpps      text not null check (rpps ~ '^81\d{10}$'),
  primary key (partition, centre, agent_id)
);

do $$
declare name text;
begin
  foreach name in array array['offre_soins', 'rendez_vous', 'fiche_medecin'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;
create policy offre_soins_centre on offre_soins using (ctx_covers(centre) or (select ctx_kind() = 'system'));
create policy rendez_vous_centre on rendez_vous using (ctx_covers(centre) or (select ctx_kind() = 'system'));
create policy fiche_medecin_centre on fiche_medecin using (ctx_covers(centre) or (select ctx_kind() = 'system'));
grant select, insert, update on offre_soins, rendez_vous, fiche_medecin to :app;

-- Instructions of the shift, written by the supervisor for the next one; append-only, sealed: the last one counts.
create table consigne_releve (
  partition   int2 not null,
  centre      text not null,
  consigne_id uuid not null,
  exercice    boolean not null default false,
  le          timestamptz not null,
  auteur      text not null,
  boite       bytea not null,
  primary key (partition, centre, consigne_id)
);
alter table consigne_releve enable row level security;
alter table consigne_releve force row level security;
create policy consigne_releve_centre on consigne_releve using (ctx_covers(centre) or (select ctx_kind() = 'system'));
grant select, insert on consigne_releve to :app;

-- Recordings of calls: the bytes are files of the object store, each under its own key, wrapped for the service.
create table enregistrement (
  partition int2 not null,
  centre    text not null,
  call_id   text not null,
  objet     text not null,
  kid       text not null,
  cle       bytea not null,
  cree_le   timestamptz not null,
  primary key (partition, centre, call_id)
);
alter table enregistrement enable row level security;
alter table enregistrement force row level security;
create policy enregistrement_centre on enregistrement using (ctx_covers(centre) or (select ctx_kind() = 'system'));
grant select, insert on enregistrement to :app;
grant select, update (kid, cle) on enregistrement to :jobs;
