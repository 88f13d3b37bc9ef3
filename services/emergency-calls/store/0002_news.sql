-- News of calls for the consoles' streams: places without a gap in each partition, given in the order of commits (as a log's are),
-- so that a stream that comes back misses none. They name a call and tell nothing of it; gone after a day.

create table nouvelle_tete (
  partition int2 primary key,
  suivant   int8 not null default 0
);

create table nouvelle (
  partition int2 not null,
  place     int8 not null,
  centre    text not null,
  sorte     text not null,
  objet     text not null,
  -- Of the exercises, of the real world, or of both (null).
  exercice  boolean,
  le        timestamptz not null,
  primary key (partition, place)
);
create index nouvelle_age on nouvelle (partition, le);

alter table nouvelle_tete enable row level security;
alter table nouvelle_tete force row level security;
alter table nouvelle enable row level security;
alter table nouvelle force row level security;
create policy nouvelle_tete_tous on nouvelle_tete using ((select ctx_kind() in ('agent', 'system')));
create policy nouvelle_centre on nouvelle using (ctx_covers(centre) or (select ctx_kind() = 'system'));

grant select, insert, update on nouvelle_tete to :app, :jobs;
grant select, insert on nouvelle to :app;
grant select, insert, delete on nouvelle to :jobs;
