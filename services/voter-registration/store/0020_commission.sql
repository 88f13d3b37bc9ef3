-- What follows a decision: the decision and its appeal, the commune's roll, the control commission.

-- One line a decided request: what the mayor, then the commission, then the court decided. Exists while the commune
-- holds a key to the dossier.
create table decision (
  partition       int2 not null,
  dossier_id      uuid not null,
  numero          text not null,
  commune         text not null,
  type_liste      text not null,
  nom_naissance   text not null,
  nom_usage       text,
  prenoms         text not null,
  date_naissance  text not null,
  sens            text not null,
  motif           text,
  decide_le       timestamptz not null,
  recours_le      timestamptz,
  -- A refusal or a strike-off.
  recours_objet   text,
  recours_tardif  boolean not null default false,
  silence_le      date,
  recours_issue   text,
  recours_motif   text,
  recours_texte   text,
  seance          text,
  presents        int2,
  pour            int2,
  contre          int2,
  recours_decide_le timestamptz,
  tribunal_avant  date,
  jugement        text,
  -- Who applied to the court (L.20).
  requerant       text check (requerant in ('ELECTEUR', 'TIERS', 'PREFET')),
  jugement_rendu  date,
  jugement_le     timestamptz,
  juridiction     text,
  reference       text,
  primary key (partition, dossier_id)
);
create index decision_commune on decision (partition, commune, decide_le);
create index decision_recours on decision (partition, commune, recours_le) where recours_le is not null;
create index decision_seance on decision (partition, commune, seance) where seance is not null;

-- The roll as the requests of this service made it: one line a registration that the register confirmed.
create table electeur (
  partition        int2 not null,
  dossier_id       uuid not null,
  numero           text not null,
  commune          text not null,
  type_liste       text not null,
  nne              text not null,
  bureau           text not null,
  sexe             text not null,
  nom_naissance    text not null,
  nom_usage        text,
  prenoms          text not null,
  date_naissance   text not null,
  commune_naissance text,
  lieu_naissance   text,
  pays_naissance   text not null,
  nationalite      text,
  numero_voie      text,
  voie             text,
  complement1      text,
  complement2      text,
  lieu_dit         text,
  code_postal      text not null,
  commune_adresse  text not null,
  cle_nom          text not null,
  origine          text not null check (origine in ('MAIRE', 'COMMISSION', 'JUGEMENT')),
  l30              boolean not null,
  inscrit_le       timestamptz not null,
  effet_le         date not null,
  radie_le         timestamptz,
  radiation        text,
  -- Who applied to the court, when its judgment made the line or ended it (L.20).
  requerant        text check (requerant in ('ELECTEUR', 'TIERS', 'PREFET')),
  -- Where the adversarial procedure of a strike-off stands (L.18 I).
  procedure        text,
  procedure_avant  date,
  primary key (partition, dossier_id)
);
create index electeur_liste on electeur (partition, commune, type_liste, bureau, cle_nom, dossier_id);
create index electeur_inscrit on electeur (partition, commune, inscrit_le);
create index electeur_radie on electeur (partition, commune, radie_le) where radie_le is not null;

-- The control commission: three or five members named by the prefect for three years (L.19, R.7), and its meetings.
create table commission_membre (
  partition   int2 not null,
  commune     text not null,
  membre_id   uuid not null,
  nom         text not null,
  qualite     text not null check (qualite in ('CONSEILLER', 'ADMINISTRATION', 'TRIBUNAL', 'CONSEIL_CONSULAIRE', 'AFE')),
  suppleant   boolean not null default false,
  du          date not null,
  au          date not null check (au > du),
  arrete      text not null,
  nomme_par   text not null,
  nomme_le    timestamptz not null,
  primary key (partition, commune, membre_id)
);

create table commission_seance (
  partition     int2 not null,
  commune       text not null,
  seance_id     uuid not null,
  jour          date not null,
  heure         text not null check (heure ~ '^[0-2][0-9]:[0-5][0-9]$'),
  lieu          text not null,
  objet         text not null check (objet in ('REGULARITE', 'RECOURS')),
  scrutin       text,
  -- The changes that it looks at: since the end of the last meeting.
  depuis        timestamptz not null,
  convoquee_par text not null,
  convoquee_le  timestamptz not null,
  presents      uuid[] not null default '{}',
  observations  text not null default '',
  -- Votes of the meeting as it closed, by request number: a later vote on the same appeal does not change these minutes.
  releve        jsonb not null default '[]',
  close_le      timestamptz,
  close_par     text,
  primary key (partition, commune, seance_id),
  check ((close_le is null) = (close_par is null))
);

alter table decision enable row level security;
alter table decision force row level security;
alter table electeur enable row level security;
alter table electeur force row level security;
alter table commission_membre enable row level security;
alter table commission_membre force row level security;
alter table commission_seance enable row level security;
alter table commission_seance force row level security;

-- A citizen changes the line of their own dossier (an appeal), and reads no other.
create policy decision_touch on decision using (case (select ctx_kind())
  when 'system' then true
  when 'agent' then ctx_covers(commune) or dossier_id::text = (select ctx_dossier())
  else dossier_id::text = (select ctx_dossier()) end);
create policy electeur_touch on electeur using (case (select ctx_kind())
  when 'system' then true
  when 'agent' then ctx_covers(commune) or dossier_id::text = (select ctx_dossier())
  else dossier_id::text = (select ctx_dossier()) end);
create policy commission_membre_local on commission_membre
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);
create policy commission_seance_local on commission_seance
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);

grant select, insert, update on decision to :app;
grant select, insert, update, delete on decision to :jobs, :rebuild;
grant select, insert, update on electeur to :app;
grant select, insert, update, delete on electeur to :jobs, :rebuild;
grant select, insert, update on commission_membre to :app;
grant select, insert, update on commission_seance to :app;
