-- Published figures: people who filed, by commune and day, never fewer than eleven together. What is published never changes.
create table chiffre_ouvert (
  partition int2 not null,
  commune   text not null,
  jour      date not null,
  deposees  int4 not null check (deposees >= 11),
  primary key (partition, commune, jour)
);
create index chiffre_ouvert_jour on chiffre_ouvert (partition, jour, commune);

-- Projects that said they reuse the data, by a digest of the key that they were given: how much each one takes, and since when.
create table reutilisation (
  partition     int2 not null,
  cle           bytea not null check (octet_length(cle) = 32),
  projet        text not null check (length(projet) between 3 and 120),
  adresse       text not null check (length(adresse) <= 300),
  demandee_le   timestamptz not null,
  premiere_le   timestamptz,
  transmissions int8 not null default 0,
  primary key (partition, cle)
);

-- Transmissions of each set of data, by day.
create table transmission (
  partition int2 not null,
  jour      date not null,
  jeu       text not null,
  nombre    int8 not null,
  primary key (partition, jour, jeu)
);

do $$
declare
  name text;
begin
  foreach name in array array['chiffre_ouvert', 'reutilisation', 'transmission'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using ((select ctx_kind() = ''system''))', name || '_system', name);
  end loop;
end $$;
grant select on chiffre_ouvert to :app;
grant select, insert on chiffre_ouvert to :jobs;
grant select, insert, update on reutilisation, transmission to :app;
