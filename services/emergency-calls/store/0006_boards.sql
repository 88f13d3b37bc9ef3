-- Indicators, wall board and second line.

-- Indicators: one row a centre, hour, measure and key; how many, and how many lasted so many seconds. Nothing of a person.
create table indicateur (
  partition int2 not null,
  centre    text not null,
  heure     timestamptz not null,
  mesure    text not null,
  cle       text not null,
  n         int8 not null,
  casiers   jsonb not null,
  primary key (partition, centre, heure, mesure, cle)
);

-- What each call and dossier adds to them, so that a change takes the old share back: applying twice changes nothing.
create table indicateur_part (
  partition int2 not null,
  objet     text not null,
  centre    text not null,
  parts     jsonb not null,
  primary key (partition, objet)
);

-- What a centre has set otherwise than the defaults.
create table reglage (
  partition int2 not null,
  centre    text not null,
  nom       text not null,
  valeur    float8 not null,
  par       text not null,
  le        timestamptz not null,
  primary key (partition, centre, nom)
);

-- Who was at a console, from when to when; who comes back later begins a new row.
create table poste (
  partition int2 not null,
  centre    text not null,
  agent     text not null,
  role      text not null,
  ouvert_le timestamptz not null,
  vu_le     timestamptz not null,
  primary key (partition, centre, agent, ouvert_le)
);
create index poste_vu on poste (partition, centre, vu_le);

-- The lever of overflow, and every order that was given by it.
create table debordement (
  partition int2 not null,
  centre    text not null,
  mode      text not null check (mode in ('auto', 'force', 'arret')),
  motif     text not null,
  par       text not null,
  le        timestamptz not null,
  primary key (partition, centre)
);
create table debordement_ordre (
  partition int2 not null,
  centre    text not null,
  le        timestamptz not null,
  mode      text not null,
  motif     text not null,
  par       text not null,
  primary key (partition, centre, le)
);
create trigger debordement_ordre_fixe before update or delete or truncate on debordement_ordre
  for each statement execute function refuse_change();

-- Beds as hospitals declare them, and those kept for a dossier's patient until they come or the hour passes.
create table lit (
  partition  int2 not null,
  centre     text not null,
  hopital    text not null,
  specialite text not null,
  libres     int2 not null check (libres between 0 and 999),
  par        text not null,
  declare_le timestamptz not null,
  primary key (partition, centre, hopital, specialite)
);
create table reservation_lit (
  partition      int2 not null,
  reservation_id uuid not null,
  centre         text not null,
  hopital        text not null,
  specialite     text not null,
  dossier_id     uuid not null,
  patient        text,
  par            text not null,
  le             timestamptz not null,
  expire_le      timestamptz not null,
  finie_le       timestamptz,
  arrive         boolean not null default false,
  exercice       boolean not null default false,
  primary key (partition, reservation_id)
);
create index reservation_lit_tenue on reservation_lit (partition, centre, hopital, specialite, expire_le) where finie_le is null;
create index reservation_lit_dossier on reservation_lit (partition, dossier_id);

-- The radio log of a centre; what was said is sealed.
create table radio (
  partition   int2 not null,
  radio_id    uuid not null,
  centre      text not null,
  le          timestamptz not null,
  recu_le     timestamptz not null,
  par         text not null,
  resource_id text,
  dossier_id  uuid,
  boite       bytea not null,
  exercice    boolean not null default false,
  primary key (partition, radio_id)
);
create index radio_centre on radio (partition, centre, le desc);
create trigger radio_fixe before update or delete or truncate on radio for each statement execute function refuse_change();

-- When a vehicle was expected on scene by what the screen showed, when it was there, and its first report.
alter table mission add column prevue_le timestamptz, add column sur_place_le timestamptz, add column bilan_le timestamptz;

-- The wall board asks for a day of calls: they are read from the index alone.
create index appel_mur on appel (partition, centre, presente_le) include (file, decroche_le, decroche_par, fin_le, fin_cause,
  deborde_vers, exercice);

do $$
declare name text;
begin
  foreach name in array array['indicateur', 'indicateur_part', 'reglage', 'poste', 'debordement', 'debordement_ordre', 'lit',
      'reservation_lit', 'radio'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using ((select ctx_kind() = ''system'') or ctx_covers(centre))', name || '_centre', name);
  end loop;
end $$;

grant select on indicateur to :app;
grant select, insert, update, delete on indicateur, indicateur_part to :jobs;
grant select, insert, update on reglage, poste, debordement, lit, reservation_lit to :app;
grant select, insert on debordement_ordre, radio to :app;
grant select on reglage, debordement to :jobs;
grant select, delete on poste to :jobs;
