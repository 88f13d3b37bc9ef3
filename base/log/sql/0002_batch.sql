-- Sizes of the tree after each commit. A receipt is made against the size of its own batch, so a retry
-- after a crash gets the same bytes as the first answer would have had. `frontier` is the compact tree before the
-- commit: with the commit's own leaves it makes their paths, however long the log still waits for its tiles.
create table log_batch (
  partition   int2 not null,
  epoch       int2 not null,
  first_index int8 not null,
  size        int8 not null check (size > first_index),
  at          timestamptz not null,
  frontier    bytea not null,
  primary key (partition, first_index)
);

create trigger log_batch_keep before update or delete or truncate on log_batch
  for each statement execute function refuse_change();

alter table log_batch enable row level security;
alter table log_batch force row level security;
create policy log_batch_any on log_batch using ((select ctx_kind()) is not null);
grant select, insert on log_batch to :intake, :app, :jobs;
grant select on log_batch to :rebuild;
