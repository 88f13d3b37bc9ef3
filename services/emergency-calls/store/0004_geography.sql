-- Where things are: when a position came (its own instant may be older), and roads that the centres closed.

-- Screens are told each second of the positions that came since: of a tracker that was away, the instants are old.
alter table ressource add column position_recue_le timestamptz;

-- Roads that a centre closed or slowed, until somebody opens them again. In force in every process of the service within seconds.
create table route_fermee (
  partition  int2 not null,
  route_id   uuid not null,
  centre     text not null,
  lat        float8 not null,
  lon        float8 not null,
  rue        text not null,
  -- How many times slower than usual; nothing: closed.
  lenteur    real check (lenteur > 1 and lenteur <= 20),
  motif      text,
  fermee_le  timestamptz not null,
  fermee_par text not null,
  ouverte_le timestamptz,
  ouverte_par text,
  primary key (partition, route_id)
);
create index route_fermee_encore on route_fermee (partition, centre) where ouverte_le is null;

alter table route_fermee enable row level security;
alter table route_fermee force row level security;
create policy route_fermee_centre on route_fermee using (ctx_covers(centre) or (select ctx_kind() = 'system'));
grant select, insert, update on route_fermee to :app;
grant select, delete on route_fermee to :jobs;
