-- Files: what is known of each object of the store, its keys, and the pages that a person may look at.
-- Bytes are elsewhere, encrypted; nothing here tells what they hold.

create table file_object (
  partition         int2 not null,
  object_id         uuid not null,
  object_name       text not null,
  -- Who sent it (pseudonym), and where it belongs once a dossier holds it.
  holder            text not null,
  territory         text,
  dossier_partition int2,
  dossier_id        uuid,
  slot              text not null,
  -- Under the file's own key: a name is personal too.
  sealed_name       bytea not null,
  declared_type     text not null check (length(declared_type) <= 200),
  actual_type       text not null check (actual_type in ('image/jpeg', 'image/png', 'application/pdf')),
  bytes             int8 not null check (bytes > 0),
  width             int4,
  height            int4,
  salt              bytea not null check (octet_length(salt) = 16),
  digest            bytea not null check (octet_length(digest) = 32),
  fingerprint       bytea not null check (octet_length(fingerprint) = 32),
  received_at       timestamptz not null,
  scan_state        text not null default 'waiting'
    check (scan_state in ('waiting', 'clean', 'infected', 'error', 'unscanned')),
  scan_engine       text,
  scan_finding      text,
  signatures_at     timestamptz,
  scanned_at        timestamptz,
  rendition_state   text not null default 'waiting' check (rendition_state in ('waiting', 'ready', 'refused')),
  rendition_reason  text,
  rendered_at       timestamptz,
  pages             int2 check (pages between 1 and 20),
  discarded_at      timestamptz,
  retention_until   timestamptz,
  legal_hold        boolean not null default false,
  -- The one thing that screens ask. Only 'available' is ever shown.
  state             text not null generated always as (case
    when discarded_at is not null then 'discarded'
    when scan_state in ('infected', 'error') or rendition_state = 'refused' then 'rejected'
    when scan_state in ('clean', 'unscanned') and rendition_state = 'ready' then 'available'
    else 'quarantined' end) stored,
  primary key (partition, object_id),
  unique (partition, object_name),
  check ((dossier_id is null) = (dossier_partition is null))
);
create index file_object_holder on file_object (partition, holder, object_id);
create index file_object_dossier on file_object (partition, dossier_id) where dossier_id is not null;
create index file_object_unsettled on file_object (partition, received_at) where state = 'quarantined';
create index file_object_signatures on file_object (partition, signatures_at)
  where scan_state in ('clean', 'unscanned');
create index file_object_retention on file_object (partition, retention_until) where retention_until is not null;
create index file_object_discarded on file_object (partition, discarded_at) where discarded_at is not null;

-- One wrapped data key a holder (portal, commune): without any row the bytes are noise for ever.
create table file_key (
  partition int2 not null,
  object_id uuid not null,
  holder    text not null,
  kid       text not null,
  wrapped   bytea not null,
  primary key (partition, object_id, holder)
);

-- Pages made from a file in the isolated process: what people open instead of the sender's bytes.
create table file_page (
  partition   int2 not null,
  object_id   uuid not null,
  page        int2 not null check (page between 1 and 20),
  object_name text not null,
  bytes       int8 not null check (bytes > 0),
  width       int4 not null,
  height      int4 not null,
  primary key (partition, object_id, page),
  unique (partition, object_name)
);

alter table file_object enable row level security;
alter table file_object force row level security;
alter table file_key enable row level security;
alter table file_key force row level security;
alter table file_page enable row level security;
alter table file_page force row level security;

create policy file_object_touch on file_object using (ctx_may_touch(holder, territory, dossier_id));
create policy file_key_touch on file_key
  using ((select ctx_kind() = 'system') or exists (select from file_object f
    where f.partition = file_key.partition and f.object_id = file_key.object_id));
create policy file_page_touch on file_page
  using ((select ctx_kind() = 'system') or exists (select from file_object f
    where f.partition = file_page.partition and f.object_id = file_page.object_id));

grant select, insert, update (discarded_at) on file_object to :app;
grant select, insert on file_key to :app;
grant select on file_page to :app;
grant select, insert, update, delete on file_object, file_key, file_page to :jobs;

insert into job_task (name, attempts_max) values
  ('scan-file', 25), ('render-file', 8), ('purge-files', 8), ('rescan-files', 3), ('sweep-files', 3);
