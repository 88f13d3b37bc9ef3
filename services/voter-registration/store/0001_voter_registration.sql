-- Voter registration: drafts (the citizen's), the town hall's view of requests, and keys that find duplicates.

-- One draft a person. The content is encrypted; it is no dossier yet and leaves no trace in the register.
create table draft (
  partition   int2 not null,
  holder      text not null,
  draft_id    uuid not null,
  version     int4 not null check (version >= 1),
  content     bytea not null,
  created_at  timestamptz not null,
  saved_at    timestamptz not null,
  expires_at  timestamptz not null,
  submitted   text,
  primary key (partition, holder)
) with (fillfactor = 50);
-- The instant first: an empty table gives the planner no reason to prefer the primary key to an index that begins alike.
create index draft_expiry on draft (expires_at, partition);

-- What the town hall's screens read: exists while the commune holds a key to the dossier.
create table demande (
  partition         int2 not null,
  dossier_id        uuid not null,
  numero            text not null,
  commune           text not null,
  etat              text not null,
  nature            text not null,
  type_liste        text not null,
  attache           text not null,
  canal             text not null,
  nom_naissance     text not null,
  nom_usage         text,
  prenoms           text not null,
  sexe              text not null,
  date_naissance    text not null,
  cle_nom           text not null,
  adresse           text not null,
  courriel          text,
  date_depot        timestamptz not null,
  date_complet      timestamptz,
  echeance          date,
  proposition       text,
  motif             text,
  hors_delai        boolean not null,
  pieces            int2 not null,
  attendues         int2 not null,
  doublons          int2 not null,
  identite          text,
  primary key (partition, dossier_id)
);
create index demande_file on demande (partition, commune, etat, echeance, dossier_id);
create index demande_nom on demande (partition, commune, cle_nom text_pattern_ops);

-- HMACs of name keys: they propose duplicates and tell nothing to who holds no key.
create table cle_doublon (
  partition  int2 not null,
  cle        bytea not null check (octet_length(cle) = 16),
  dossier_id uuid not null,
  dossier_partition int2 not null,
  sorte      text not null,
  depose_le  timestamptz not null,
  primary key (partition, cle, dossier_id)
);
create index cle_doublon_dossier on cle_doublon (partition, dossier_id);

alter table draft enable row level security;
alter table draft force row level security;
alter table demande enable row level security;
alter table demande force row level security;
alter table cle_doublon enable row level security;
alter table cle_doublon force row level security;

create policy draft_own on draft using (holder = (select ctx_actor()) or (select ctx_kind() = 'system'));
create policy demande_touch on demande using (case (select ctx_kind())
  when 'system' then true
  when 'agent' then ctx_covers(commune) or dossier_id::text = (select ctx_dossier())
  else dossier_id::text = (select ctx_dossier()) end);
create policy cle_doublon_system on cle_doublon using ((select ctx_kind() = 'system'));

grant select, insert, update, delete on draft to :app;
grant select, delete on draft to :jobs;
grant select, insert, update on demande to :app;
grant select, insert, update, delete on demande to :jobs, :rebuild;
grant select, insert, delete on cle_doublon to :jobs;
grant select on cle_doublon to :app;
