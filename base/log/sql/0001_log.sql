-- The tamper-evident log: one tree a partition (base/log/README.md).
-- It holds commitments and no personal data; a row context is demanded all the same, as in every table.

-- The committer locks one row here, which makes leaf indexes gap-free.
create table log_head (
  partition int2 primary key,
  size      int8 not null default 0 check (size >= 0),
  frontier  bytea not null default '',
  root      bytea not null default sha256('') check (octet_length(root) = 32),
  epoch     int2 not null default 1 check (epoch >= 1)
);
insert into log_head (partition) select generate_series(0, :partitions - 1);

-- The 33 bytes that are public. They go once their tile is on disk and recorded.
create table log_leaf (
  partition  int2 not null,
  leaf_index int8 not null,
  entry      bytea not null check (octet_length(entry) = 33),
  primary key (partition, leaf_index)
);
alter table log_leaf alter column entry set storage plain;

-- Checkpoints that were published.
create table log_checkpoint (
  partition int2 not null,
  epoch     int2 not null,
  size      int8 not null,
  root      bytea not null check (octet_length(root) = 32),
  at        timestamptz not null,
  note      text not null,
  primary key (partition, epoch, size)
);

-- Full tiles of every entry below `published_to` are on disk; `frontier` is the compact tree of these entries.
create table log_tile (
  partition    int2 primary key,
  published_to int8 not null default 0 check (published_to >= 0 and published_to % 256 = 0),
  frontier     bytea not null default ''
);
insert into log_tile (partition) select generate_series(0, :partitions - 1);

create function log_refuse_unpublished() returns trigger language plpgsql as $$
begin
  if exists (
    select from gone left join log_tile using (partition)
    where gone.leaf_index >= coalesce(log_tile.published_to, 0)
  ) then
    raise exception 'a leaf may go only when its tile is published' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;
revoke execute on function log_refuse_unpublished() from public;

create function log_refuse_backwards() returns trigger language plpgsql as $$
begin
  if new.size < old.size or new.epoch < old.epoch then
    raise exception 'a log head never goes back' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke execute on function log_refuse_backwards() from public;

create trigger log_leaf_keep before update or truncate on log_leaf
  for each statement execute function refuse_change();
create trigger log_leaf_prune after delete on log_leaf referencing old table as gone
  for each statement execute function log_refuse_unpublished();
create trigger log_checkpoint_keep before update or delete or truncate on log_checkpoint
  for each statement execute function refuse_change();
create trigger log_head_forward before update on log_head
  for each row execute function log_refuse_backwards();
create trigger log_head_keep before delete or truncate on log_head
  for each statement execute function refuse_change();

alter table log_head enable row level security;
alter table log_head force row level security;
alter table log_leaf enable row level security;
alter table log_leaf force row level security;
alter table log_checkpoint enable row level security;
alter table log_checkpoint force row level security;
alter table log_tile enable row level security;
alter table log_tile force row level security;

-- The sub-select makes the context be read once a statement and not once a row.
create policy log_head_any on log_head using ((select ctx_kind()) is not null);
create policy log_leaf_any on log_leaf using ((select ctx_kind()) is not null);
create policy log_checkpoint_any on log_checkpoint using ((select ctx_kind()) is not null);
create policy log_tile_any on log_tile using ((select ctx_kind()) is not null);

grant select, insert, update on log_head to :intake, :app, :jobs;
grant select, insert on log_leaf to :intake, :app, :jobs;
grant delete on log_leaf to :jobs;
grant select, insert on log_checkpoint to :intake, :app, :jobs;
grant select, insert, update on log_tile to :jobs;
grant select on log_tile to :intake, :app, :rebuild;
grant select on log_head, log_leaf, log_checkpoint to :rebuild;
