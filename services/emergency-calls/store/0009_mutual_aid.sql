-- Mutual aid: how many call takers the telephony counts, which centres divert, which call was told to go where, and what became of it.

create table poste_telephonie (
  partition int2 not null,
  centre    text not null,
  presents  int2 not null check (presents >= 0),
  le        timestamptz not null,
  primary key (partition, centre)
);

-- Where each centre stands, with the two clocks of the hysteresis: a process that takes over goes on from here.
create table entraide (
  partition     int2 not null,
  centre        text not null,
  actif         boolean not null,
  cause         text,
  depuis        timestamptz,
  charge_depuis timestamptz,
  calme_depuis  timestamptz,
  primary key (partition, centre)
);

-- Each time that a centre began or ceased to divert: append-only.
create table entraide_fait (
  partition int2 not null,
  centre    text not null,
  le        timestamptz not null,
  debut     boolean not null,
  cause     text,
  primary key (partition, centre, le)
);

-- A call told to go elsewhere, beside the centre where it rang first: its key is why none goes twice.
create table entraide_ordre (
  partition int2 not null,
  call_id   text not null,
  centre    text not null,
  vers      text not null,
  -- The id of the call at the partner's.
  jambe     text not null,
  le        timestamptz not null,
  primary key (partition, call_id)
);
create index entraide_ordre_age on entraide_ordre (partition, le);

-- The same call beside the centre that helps, until the first centre knows its end and has the dossier back.
create table appel_detourne (
  partition    int2 not null,
  jambe        text not null,
  centre       text not null,
  venu_de      text not null,
  call_id      text not null,
  le           timestamptz not null,
  decroche_dit boolean not null default false,
  suivi        boolean not null default false,
  rendu_le     timestamptz,
  primary key (partition, jambe)
);
create index appel_detourne_ouvert on appel_detourne (partition, le) where not suivi or rendu_le is null;

-- What a centre wants a helper to know: who to call, where to send patients.
create table consigne (
  partition int2 not null,
  centre    text not null,
  texte     text not null,
  le        timestamptz not null,
  par       text not null,
  primary key (partition, centre)
);

create index appel_en_cours on appel (partition, centre) where decroche_le is not null and fin_le is null;
create index appel_recents on appel (partition, presente_le);
create index dossier_urgence_transfert on dossier_urgence (partition) where transfert = 'waiting';

do $$
declare name text;
begin
  foreach name in array array['poste_telephonie', 'entraide', 'entraide_fait', 'entraide_ordre', 'appel_detourne', 'consigne'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
    execute format('create policy %I on %I using (ctx_covers(centre) or (select ctx_kind() = ''system''))', name || '_centre', name);
  end loop;
end $$;

grant select, insert, update on poste_telephonie, entraide, appel_detourne, consigne to :app;
grant select, insert on entraide_fait, entraide_ordre to :app;
grant select, delete on entraide_ordre, appel_detourne to :jobs;
