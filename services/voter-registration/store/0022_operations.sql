-- An election night: levers that every process obeys, and the journal of what happened and of what was done.

create table exploitation (
  partition     int2 not null,
  nom           text not null check (nom = 'leviers'),
  -- Visitors that each process lets in a second; null: as the settings say.
  entrees_par_s int4 check (entrees_par_s > 0),
  bandeau_fr    text not null default '',
  bandeau_en    text not null default '',
  urgent        boolean not null default false,
  maj_par       text not null,
  maj_le        timestamptz not null,
  primary key (partition, nom),
  check ((bandeau_fr = '') = (bandeau_en = ''))
);

create table exploitation_journal (
  partition  int2 not null,
  fait_id    uuid not null,
  le         timestamptz not null,
  sorte      text not null check (sorte in ('PANNE', 'RETABLI', 'LEVIER', 'BANDEAU')),
  texte_fr   text not null,
  texte_en   text not null,
  par        text not null,
  primary key (partition, fait_id)
);
create trigger exploitation_journal_append_only before update or delete on exploitation_journal
  for each row execute function refuse_change();

alter table exploitation enable row level security;
alter table exploitation force row level security;
alter table exploitation_journal enable row level security;
alter table exploitation_journal force row level security;
create policy exploitation_system on exploitation using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
create policy exploitation_journal_system on exploitation_journal using ((select ctx_kind() = 'system'))
  with check ((select ctx_kind() = 'system'));
grant select, insert, update on exploitation to :app;
grant select, insert on exploitation_journal to :app;
