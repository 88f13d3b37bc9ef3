-- Enquiries of people about their own registration, asked by the portal with keyed digests and never with names.

-- Digest of the six traits under the key shared with the portal: finds a person who proved an identity.
alter table electeur add column personne bytea check (octet_length(personne) = 16);
create unique index electeur_personne on electeur (partition, personne);

-- A strike-off that the commune or the court decided, until it is carried out; then why the registration ended.
alter table demande add column radiation text;

-- Order number on the roll of a commune.
alter table inscription add column ordre int4;
create index inscription_liste on inscription (partition, commune, type_liste) where au is null;

-- Rolls closed before a ballot: their order numbers do not move until the next one is closed.
create table liste_arretee (
  partition  int2 not null,
  commune    text not null,
  type_liste text not null,
  scrutin    text not null,
  arretee_le timestamptz not null,
  electeurs  int4 not null,
  primary key (partition, commune, type_liste, scrutin)
);

-- One row a registration that is active, by the digest of commune and civil status. It repeats what is answered, so that
-- an enquiry is one index and one row; it is written in the transactions that change the rolls.
create table consultable (
  partition      int2 not null,
  cle            bytea not null check (octet_length(cle) = 16),
  inscription_id uuid not null,
  electeur       bytea not null,
  type_liste     text not null,
  commune        text not null,
  bureau         text not null,
  ordre          int4 not null,
  nne            text not null,
  primary key (partition, cle, inscription_id)
);
create index consultable_electeur on consultable (partition, electeur);

-- What was told to a portal: one line a batch, with the people whom it found. Kept, never changed.
create table consultation (
  partition       int2 not null,
  consultation_id uuid not null,
  le              timestamptz not null,
  portail         text not null,
  demandes        int4 not null,
  electeurs       bytea[] not null,
  primary key (partition, consultation_id)
);
create trigger consultation_append_only before update or delete on consultation
  for each row execute function refuse_change();

do $$
declare
  name text;
begin
  foreach name in array array['consultable', 'consultation', 'liste_arretee'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to :app, :jobs using ((select ctx_kind() = ''system''))
      with check ((select ctx_kind() = ''system''))', name || '_system', name);
  end loop;
end $$;

grant select on consultable to :app;
grant select, insert, update, delete on consultable to :jobs;
grant select, insert on consultation to :app;
grant update (ordre) on inscription, consultable to :app;
grant select, insert on liste_arretee to :app;
