-- Polling stations of a commune, with the perimeters and the street numbers that lead to them (§7.5).

create table bureau (
  partition  int2 not null,
  commune    text not null,
  numero     text not null check (numero ~ '^[0-9A-Za-z]{1,6}$'),
  libelle    text not null,
  adresse    text not null,
  canton     text not null default '',
  circonscription text not null default '',
  -- A GeoJSON geometry (Polygon or MultiPolygon, WGS 84), or none: some stations have no drawn perimeter.
  perimetre  jsonb,
  -- What somebody drew or sent, until it is applied or given up: it proposes no station.
  perimetre_propose jsonb,
  maj_par    text not null,
  maj_le     timestamptz not null,
  primary key (partition, commune, numero)
);

-- Sides and stretches of streets: what settles an address where no perimeter does.
create table bureau_voie (
  partition int2 not null,
  commune   text not null,
  voie_id   uuid not null,
  cle_voie  text not null,
  cote      text not null check (cote in ('PAIR', 'IMPAIR', 'TOUS')),
  de        int4 not null check (de >= 0),
  a         int4 not null check (a >= de),
  numero    text not null,
  primary key (partition, commune, voie_id),
  foreign key (partition, commune, numero) references bureau (partition, commune, numero)
);
create index bureau_voie_cle on bureau_voie (partition, commune, cle_voie);

alter table bureau enable row level security;
alter table bureau force row level security;
alter table bureau_voie enable row level security;
alter table bureau_voie force row level security;
create policy bureau_local on bureau
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);
create policy bureau_voie_local on bureau_voie
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);
grant select, insert, update on bureau to :app;
grant select, insert on bureau_voie to :app;
