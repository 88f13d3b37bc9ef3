-- People outside the centre: crews on their vehicles, and callers who were sent a link.

-- Who is on which vehicle, shift by shift. What a tablet typed offline is taken when its crew was on that vehicle at the time.
create table service_equipage (
  partition   int2 not null,
  centre      text not null,
  acteur      text not null,
  depuis      timestamptz not null,
  fin         timestamptz,
  resource_id text not null,
  primary key (partition, centre, acteur, depuis)
);

-- A link sent to a caller by text message. The word of the link is nowhere: only its keyed hash, and that of the one browser
-- that opened it. The number, if known, is sealed.
create table lien_appelant (
  partition    int2 not null,
  jeton_mac    bytea not null check (octet_length(jeton_mac) = 32),
  centre       text not null,
  dossier_id   uuid not null,
  call_id      text,
  numero_boite bytea,
  langue       text not null check (langue in ('fr', 'en')),
  cree_par     text not null,
  cree_le      timestamptz not null,
  expire_le    timestamptz not null,
  ouvert_le    timestamptz,
  temoin_mac   bytea check (octet_length(temoin_mac) = 32),
  primary key (partition, jeton_mac)
);
create index lien_appelant_dossier on lien_appelant (partition, dossier_id, cree_le);
create index localisation_appel on localisation (partition, call_id) where call_id is not null;
create index lien_appelant_age on lien_appelant (partition, expire_le);

alter table service_equipage enable row level security;
alter table service_equipage force row level security;
alter table lien_appelant enable row level security;
alter table lien_appelant force row level security;
create policy service_equipage_centre on service_equipage using (ctx_covers(centre) or (select ctx_kind() = 'system'));
create policy lien_appelant_centre on lien_appelant using (ctx_covers(centre) or (select ctx_kind() = 'system'));

grant select, insert, update on service_equipage to :app;
grant select, delete on service_equipage to :jobs;
grant select, insert, update on lien_appelant to :app;
grant select, delete on lien_appelant to :jobs;
