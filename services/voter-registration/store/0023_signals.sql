-- Traits that many requests for one commune share: keyed hashes that tell nothing, kept for a bounded window.

create table empreinte (
  partition         int2 not null,
  commune           text not null,
  sorte             text not null check (sorte in ('ADRESSE', 'COURRIEL', 'TELEPHONE', 'APPAREIL')),
  cle               bytea not null check (octet_length(cle) = 16),
  dossier_id        uuid not null,
  numero            text not null,
  le                timestamptz not null,
  primary key (partition, commune, sorte, cle, dossier_id)
);
create index empreinte_age on empreinte (partition, le);

alter table empreinte enable row level security;
alter table empreinte force row level security;
-- The town hall of the commune reads its own; what is written comes from the service alone.
create policy empreinte_read on empreinte for select
  using (case (select ctx_kind()) when 'system' then true when 'agent' then ctx_covers(commune) else false end);
create policy empreinte_write on empreinte for insert with check ((select ctx_kind() = 'system'));
create policy empreinte_forget on empreinte for delete using ((select ctx_kind() = 'system'));
grant select, insert on empreinte to :app;
grant select, insert, delete on empreinte to :jobs;
