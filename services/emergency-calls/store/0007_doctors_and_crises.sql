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

alter table evenement enable row level security;
alter table evenement force row level security;
create policy evenement_centre on evenement
  using (ctx_covers(centre) or dossier_id::text = (select ctx_dossier()) or (select ctx_kind() = 'system'));
grant select, insert, update on evenement to :app;
grant insert on evenement to :intake;
grant select, insert, update, delete on evenement to :jobs, :rebuild;
