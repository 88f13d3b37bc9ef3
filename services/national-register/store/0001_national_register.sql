-- The national register's own copy of requests, its electors and rolls, and the states that it tells.

-- `contenu` is sealed under the request's own key, which is wrapped by the register's: erasing is destroying `cle`.
create table demande (
  partition    int2 not null,
  numero       text not null,
  ref_reu      text not null,
  recue_le     timestamptz not null,
  type_liste   text not null,
  -- HMAC of the six traits of the person.
  electeur     bytea not null check (octet_length(electeur) = 32),
  etat         text,
  identite     text,
  decision     text,
  decision_le  timestamptz,
  motif        text,
  bureau       text,
  retiree      boolean not null default false,
  etats        int4 not null default 0,
  evenements   int4 not null default 0,
  -- When it is to be treated; null when there is nothing to do.
  a_traiter    timestamptz,
  kid          text not null,
  cle          bytea,
  contenu      bytea,
  primary key (partition, numero)
);
create index demande_a_traiter on demande (partition, a_traiter) where a_traiter is not null;

-- What happened to a request, for ever, without personal data.
create table demande_evenement (
  partition  int2 not null,
  numero     text not null,
  position   int4 not null,
  type       text not null,
  motif      text,
  message_id uuid not null,
  le         timestamptz not null,
  primary key (partition, numero, position)
);
create trigger demande_evenement_append_only before update or delete on demande_evenement
  for each row execute function refuse_change();

create table electeur (
  partition int2 not null,
  electeur  bytea not null,
  nne       text not null check (nne ~ '^\d{1,12}$'),
  depuis    timestamptz not null,
  kid       text not null,
  cle       bytea,
  contenu   bytea,
  primary key (partition, electeur),
  unique (partition, nne)
);

create table inscription (
  partition      int2 not null,
  electeur       bytea not null,
  inscription_id uuid not null,
  type_liste     text not null,
  commune        text not null,
  bureau         text not null,
  numero         text,
  du             timestamptz not null,
  au             timestamptz,
  motif          text,
  primary key (partition, electeur, inscription_id),
  foreign key (partition, electeur) references electeur (partition, electeur),
  check ((au is null) = (motif is null))
);
-- Art. L.10: one list; main and consular exclude each other.
create unique index inscription_active on inscription (partition, electeur, type_liste) where au is null;
create unique index inscription_exclusive on inscription (partition, electeur)
  where au is null and type_liste in ('PRINCIPALE', 'CONSULAIRE');

-- The states told, in commit order: `position` is taken from `compteur` as the last step before the commit.
create table etat_annonce (
  partition  int2 not null,
  position   int8 not null,
  message_id uuid not null,
  numero     text not null,
  emis       timestamptz not null,
  contenu    bytea not null,
  primary key (partition, position),
  unique (partition, message_id)
);
create index etat_annonce_age on etat_annonce (partition, emis);

create table compteur (
  partition int2 not null,
  nom       text not null,
  valeur    int8 not null,
  primary key (partition, nom)
);

do $$
declare
  name text;
begin
  foreach name in array array['demande', 'demande_evenement', 'electeur', 'inscription', 'etat_annonce',
    'compteur'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I to :app, :jobs using ((select ctx_kind() = ''system''))
      with check ((select ctx_kind() = ''system''))', name || '_system', name);
  end loop;
end $$;

grant select, insert, update on demande, compteur to :app, :jobs;
grant select, insert on demande_evenement to :app, :jobs;
grant select, insert, update on electeur, inscription to :jobs;
grant select on electeur, inscription to :app;
grant select on etat_annonce to :app;
grant select, insert, delete on etat_annonce to :jobs;
insert into job_task (name, attempts_max) values ('forget-states', 5);
