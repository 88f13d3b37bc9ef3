-- The first second: alarms of vital emergencies, dossiers of one event, wishes to the telephony, who is in a dossier.

-- Since when a dossier is a P0, and when the second line said that it is on it.
alter table dossier_urgence add column p0_depuis timestamptz, add column p0_bord timestamptz;
create index dossier_urgence_p0 on dossier_urgence (partition, centre, p0_depuis)
  where p0_depuis is not null and etat in ('PROGRAM', 'ACTIF', 'ACHEVE') and (medecin is null or p0_bord is null);
create index dossier_urgence_joints on dossier_urgence (partition, centre, joint_a) where joint_a is not null;
create index appel_dossier on appel (partition, dossier_id) where dossier_id is not null;

-- What a console asks of the telephony: a conference. Written first; the telephony takes it and says so by an event of the call.
create table souhait_telephonie (
  partition  int2 not null,
  souhait_id uuid not null,
  centre     text not null,
  call_id    text not null,
  sorte      text not null check (sorte in ('CONFERENCE')),
  vers       text not null,
  demande_le timestamptz not null,
  demande_par text not null,
  pris_le    timestamptz,
  fait_le    timestamptz,
  primary key (partition, souhait_id)
);
create index souhait_telephonie_appel on souhait_telephonie (partition, centre, call_id);
create index souhait_telephonie_attente on souhait_telephonie (partition, demande_le) where fait_le is null;

-- Who has a dossier on their screen. Lives in memory's stead: unlogged, gone after a crash and wrong for no longer than a beat.
create unlogged table presence (
  partition  int2 not null,
  dossier_id uuid not null,
  agent      text not null,
  centre     text not null,
  nom        text not null,
  role       text not null,
  champ      text,
  vu_le      timestamptz not null,
  primary key (partition, dossier_id, agent)
);
create index presence_age on presence (partition, vu_le);

alter table souhait_telephonie enable row level security;
alter table souhait_telephonie force row level security;
alter table presence enable row level security;
alter table presence force row level security;
create policy souhait_telephonie_centre on souhait_telephonie using (ctx_covers(centre) or (select ctx_kind() = 'system'));
create policy presence_centre on presence using (ctx_covers(centre) or (select ctx_kind() = 'system'));

grant select, insert, update on souhait_telephonie to :app, :jobs;
grant delete on souhait_telephonie to :jobs;
grant select, insert, update, delete on presence to :app;
grant select, delete on presence to :jobs;
