-- Enquiries of people about their own registration: what was asked, by whom, as keyed digests only.

create table enquiry (
  partition   int2 not null,
  enquiry_id  uuid not null,
  at          timestamptz not null,
  -- COMMUNE: names and commune were typed. PERSON: identity proven by the identity provider.
  mode        text not null check (mode in ('COMMUNE', 'PERSON')),
  asker       bytea not null check (octet_length(asker) = 16),
  question    bytea not null check (octet_length(question) = 16),
  commune     text,
  -- False: over a quota, nothing was looked up.
  allowed     boolean not null,
  -- Its identifiers are in the order of time: what is old goes by them.
  primary key (partition, enquiry_id)
);

-- Uses of an address range, an identity or a commune in an hour.
create table enquiry_quota (
  partition int2 not null,
  bucket    bytea not null check (octet_length(bucket) = 16),
  window_at timestamptz not null,
  used      int4 not null,
  primary key (partition, window_at, bucket)
) with (fillfactor = 50); -- a count goes up within its page

alter table enquiry enable row level security;
alter table enquiry force row level security;
alter table enquiry_quota enable row level security;
alter table enquiry_quota force row level security;
create policy enquiry_system on enquiry using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
create policy enquiry_quota_system on enquiry_quota using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));

grant select, insert on enquiry to :app;
grant select, delete on enquiry to :jobs;
grant select, insert, update on enquiry_quota to :app;
grant select, delete on enquiry_quota to :jobs;
