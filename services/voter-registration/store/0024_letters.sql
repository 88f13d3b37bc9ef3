-- Letters that a town hall prints for people without e-mail. The letter itself is sealed in the object store until then.

create table courrier (
  partition   int2 not null,
  lettre_id   uuid not null,
  commune     text not null,
  dossier_id  uuid not null,
  numero      text not null,
  objet       text not null,
  cree_le     timestamptz not null,
  imprime_le  timestamptz,
  imprime_par text,
  primary key (partition, lettre_id),
  check ((imprime_le is null) = (imprime_par is null))
);
create index courrier_attente on courrier (partition, commune, lettre_id) where imprime_le is null;

alter table courrier enable row level security;
alter table courrier force row level security;
create policy courrier_local on courrier
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);
grant select, insert, update on courrier to :app;
grant select, insert, delete on courrier to :jobs;
