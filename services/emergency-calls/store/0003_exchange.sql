-- Exchange with partners: which message of ours is about which dossier, and which ids of theirs were taken in.

create table envoi (
  partition       int2 not null,
  distribution_id text not null,
  centre          text not null,
  -- Null for what speaks of no case: positions, details of vehicles.
  dossier_id      uuid,
  modele          text not null,
  destinataire    text not null,
  le              timestamptz not null,
  -- ATTEND in the outbox, PARTI to the hub, LIVRE acknowledged, ECHEC refused by the partner or the hub, MORT needs a decision here.
  etat            text not null default 'ATTEND' check (etat in ('ATTEND', 'PARTI', 'LIVRE', 'ECHEC', 'MORT', 'ABANDONNE')),
  etat_le         timestamptz not null default now(),
  -- Why it died or was refused; beside it, why a person gave it up.
  cause           text,
  motif_abandon   text,
  exercice        boolean not null default false,
  -- The dossier does not say it yet: the worker tells it.
  a_dire          boolean not null default false,
  primary key (partition, distribution_id)
);
create index envoi_a_dire on envoi (partition) where a_dire;
create index envoi_age on envoi (partition, le);
create index envoi_ouvert on envoi (partition, centre, exercice, destinataire, le) where etat <> 'LIVRE';
create index envoi_dossier on envoi (partition, dossier_id, le) where dossier_id is not null;

create table message_recu (
  partition       int2 not null,
  centre          text not null,
  distribution_id text not null,
  -- Keyed fingerprint: tells a repeated message from another one under the same id, and nothing of its content.
  empreinte       text not null,
  recu_le         timestamptz not null,
  expediteur      text not null,
  modele          text not null,
  dossier_id      uuid,
  exercice        boolean not null default false,
  -- What became of it: taken in, put beside ours, kept and flagged, refused.
  suite           text not null check (suite in ('PRIS', 'PROPOSE', 'GARDE', 'REFUSE')),
  primary key (partition, centre, distribution_id)
);
create index message_recu_age on message_recu (partition, recu_le);
create index message_recu_dossier on message_recu (partition, dossier_id, recu_le) where dossier_id is not null;

alter table envoi enable row level security;
alter table envoi force row level security;
alter table message_recu enable row level security;
alter table message_recu force row level security;
create policy envoi_centre on envoi using (ctx_covers(centre) or (select ctx_kind() = 'system'));
create policy message_recu_centre on message_recu using (ctx_covers(centre) or (select ctx_kind() = 'system'));

grant select, insert, update (etat, etat_le, cause, motif_abandon, a_dire) on envoi to :app;
grant select, insert, update, delete on envoi to :jobs;
grant select, insert on message_recu to :app;
grant select, insert, delete on message_recu to :jobs;
