-- House numbers of a commune with their positions (the national address base), which the perimeters of stations are asked about.
create table adresse_point (
  partition int2 not null,
  commune   text not null,
  cle_voie  text not null,
  numero    int4 not null check (numero >= 0),
  lon       float8 not null check (lon between -180 and 180),
  lat       float8 not null check (lat between -90 and 90),
  primary key (partition, commune, cle_voie, numero)
);

alter table adresse_point enable row level security;
alter table adresse_point force row level security;
create policy adresse_point_local on adresse_point
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);
grant select, insert, delete on adresse_point to :app;
