-- Exchange with partners: which message of ours is about which dossier, and which ids of theirs were taken in.

create table envoi (
  partition       int2 not null,
  distribution_id text not null,
  centre          text not null,
  dossier_id      uuid not null,
  modele          text not null,
  destinataire    text not null,
  le              timestamptz not null,
  primary key (partition, distribution_id)
);
create index envoi_age on envoi (partition, le);

create table message_recu (
  partition       int2 not null,
  centre          text not null,
  distribution_id text not null,
  -- Keyed fingerprint: tells a repeated message from another one under the same id, and nothing of its content.
  empreinte       text not null,
  recu_le         timestamptz not null,
  primary key (partition, centre, distribution_id)
);
create index message_recu_age on message_recu (partition, recu_le);

alter table envoi enable row level security;
alter table envoi force row level security;
alter table message_recu enable row level security;
alter table message_recu force row level security;
create policy envoi_centre on envoi using (ctx_covers(centre) or (select ctx_kind() = 'system'));
create policy message_recu_centre on message_recu using (ctx_covers(centre) or (select ctx_kind() = 'system'));

grant select, insert on envoi to :app;
grant select, insert, delete on envoi to :jobs;
grant select, insert on message_recu to :app;
grant select, insert, delete on message_recu to :jobs;
