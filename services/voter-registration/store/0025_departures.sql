-- Registrations that the national register ended by itself when it made a new one (L.10), and that no request of this service had
-- made: the former commune reads here that its elector has left. A projection of the new request, as long as its commune holds a key.
create table depart (
  partition       int2 not null,
  dossier_id      uuid not null,
  -- The former commune or post, and the list that was left.
  commune         text not null,
  type_liste      text not null,
  bureau          text not null,
  nne             text not null,
  nom_naissance   text not null,
  nom_usage       text,
  prenoms         text not null,
  date_naissance  text not null,
  motif           text not null,
  le              timestamptz not null,
  primary key (partition, dossier_id)
);
create index depart_commune on depart (partition, commune, le);

alter table depart enable row level security;
alter table depart force row level security;
-- Who acts on the new request changes its line; the former commune reads it.
create policy depart_touch on depart using (case (select ctx_kind())
  when 'system' then true
  when 'agent' then ctx_covers(commune) or dossier_id::text = (select ctx_dossier())
  else dossier_id::text = (select ctx_dossier()) end);

grant select, insert, update on depart to :app;
grant select, insert, update, delete on depart to :jobs, :rebuild;
