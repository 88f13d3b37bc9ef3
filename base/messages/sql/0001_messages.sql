-- Messages to other services, partners and people. A key's messages leave in the order of `seq`, which is dense and
-- follows commit order, because the key's row is locked from its increment to the commit.

create table outbox_key (
  partition int2 not null,
  channel text not null,
  ordering_key text not null,
  last_seq int8 not null,
  head_seq int8 not null default 1,
  -- Failures of the head, first one and last reason.
  attempts int4 not null default 0,
  first_failed_at timestamptz,
  last_error text,
  -- The head failed in a call of its own: it goes alone until it passes.
  alone boolean not null default false,
  -- The head is a dead letter: the later ones wait for a decision.
  blocked boolean not null default false,
  -- When the head may be taken; while it is in somebody's hands, when that lease ends.
  next_at timestamptz not null,
  leased_by uuid,
  primary key (partition, channel, ordering_key),
  check (head_seq between 1 and last_seq + 1)
);
create index outbox_key_due on outbox_key (partition, channel, alone, next_at)
  where head_seq <= last_seq and not blocked;

create table outbox (
  partition int2 not null,
  channel text not null,
  ordering_key text not null,
  seq int8 not null,
  message_id uuid not null,
  recipient text,
  -- Sealed by the service; null when it is made at delivery, and once settled.
  content bytea,
  state text not null default 'waiting' check (state in ('waiting', 'sent', 'dead', 'skipped', 'forgotten')),
  created_at timestamptz not null,
  settled_at timestamptz,
  -- What the receiver answered, without personal data.
  ack jsonb,
  primary key (partition, channel, ordering_key, seq),
  check (length(ordering_key) <= 80 and length(recipient) <= 80),
  check (content is null or state in ('waiting', 'dead'))
);
create index outbox_dead on outbox (partition, settled_at) where state = 'dead';

-- Health of one destination as seen from one partition.
create table outbox_lane (
  partition int2 not null,
  channel text not null,
  failures int4 not null default 0,
  open_at timestamptz not null default '-infinity',
  last_success_at timestamptz,
  last_error text,
  primary key (partition, channel)
);

create table dead_letter_decision (
  partition int2 not null,
  decision_id uuid not null,
  channel text not null,
  ordering_key text not null,
  seq int8 not null,
  decision text not null check (decision in ('replay', 'skip')),
  reason text not null check (length(reason) between 3 and 500),
  at timestamptz not null,
  actor text not null,
  primary key (partition, decision_id)
);
create trigger dead_letter_decision_append_only before update or delete on dead_letter_decision
  for each row execute function refuse_change();

-- Messages received. One row an id makes a repeated message harmless.
create table inbox (
  partition int2 not null,
  sender text not null,
  message_id uuid not null,
  ordering_key text not null,
  seq int8,
  -- HMAC under the service's key: the same id with another content is refused.
  fingerprint bytea not null,
  state text not null check (state in ('applied', 'refused', 'parked')),
  received_at timestamptz not null,
  answer jsonb,
  primary key (partition, sender, message_id)
);

-- Contents, sealed, of messages that came before one of lower rank.
create table inbox_parked (
  partition int2 not null,
  sender text not null,
  ordering_key text not null,
  seq int8 not null,
  message_id uuid not null,
  content bytea not null,
  primary key (partition, sender, ordering_key, seq)
);

create table inbox_key (
  partition int2 not null,
  sender text not null,
  ordering_key text not null,
  next_seq int8 not null default 1,
  parked int4 not null default 0,
  primary key (partition, sender, ordering_key)
);

-- How far a feed that we pull has been read.
create table inbox_cursor (
  sender text not null,
  feed text not null,
  cursor text not null,
  at timestamptz not null,
  primary key (sender, feed)
);

do $$
declare
  name text;
begin
  foreach name in array array['outbox', 'outbox_key', 'outbox_lane', 'dead_letter_decision', 'inbox', 'inbox_key',
    'inbox_parked', 'inbox_cursor'] loop
    execute format('alter table %I enable row level security', name);
    execute format('alter table %I force row level security', name);
  end loop;
end $$;

-- The dispatcher and the receivers work as system actors. The whole comparison stands in the subselect: outside, the
-- planner takes it for one that keeps one row in two hundred, and joins as if tables were empty.
create policy outbox_system on outbox to :jobs
  using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
create policy outbox_key_system on outbox_key to :jobs
  using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
create policy outbox_lane_system on outbox_lane to :jobs
  using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
create policy inbox_system on inbox to :jobs, :app
  using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
create policy inbox_parked_system on inbox_parked to :jobs, :app
  using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
create policy inbox_key_system on inbox_key to :jobs, :app
  using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
create policy inbox_cursor_system on inbox_cursor to :jobs, :app
  using ((select ctx_kind() = 'system')) with check ((select ctx_kind() = 'system'));
grant select, update, delete on outbox to :jobs;
grant select, update on outbox_key to :jobs;
grant select, insert, update on outbox_lane, inbox_key, inbox_cursor to :jobs;
grant select, insert, update on inbox, inbox_key, inbox_cursor to :app;
grant select, insert, delete on inbox_parked to :app, :jobs;
grant select, insert, update, delete on inbox to :jobs;

-- Administrators see what is stuck (never the contents) and decide.
create policy outbox_admin on outbox for select to :app using ((select ctx_kind() = 'admin'));
create policy outbox_admin_decides on outbox for update to :app
  using ((select ctx_kind() = 'admin')) with check ((select ctx_kind() = 'admin'));
create policy outbox_key_admin on outbox_key for select to :app using ((select ctx_kind() = 'admin'));
create policy outbox_key_admin_decides on outbox_key for update to :app
  using ((select ctx_kind() = 'admin')) with check ((select ctx_kind() = 'admin'));
create policy outbox_lane_admin on outbox_lane for select to :app using ((select ctx_kind() = 'admin'));
create policy outbox_lane_admin_decides on outbox_lane for update to :app
  using ((select ctx_kind() = 'admin')) with check ((select ctx_kind() = 'admin'));
create policy inbox_admin on inbox for select to :app using ((select ctx_kind() = 'admin'));
create policy inbox_key_admin on inbox_key to :app
  using ((select ctx_kind() = 'admin')) with check ((select ctx_kind() = 'admin'));
create policy dead_letter_decision_admin on dead_letter_decision to :app
  using ((select ctx_kind() = 'admin')) with check ((select ctx_kind() = 'admin') and actor = (select ctx_actor()));
grant select (partition, channel, ordering_key, seq, message_id, recipient, state, created_at, settled_at, ack)
  on outbox to :app;
grant update (content, state, settled_at) on outbox to :app;
grant select on outbox_key, outbox_lane to :app;
grant update (head_seq, attempts, first_failed_at, last_error, alone, blocked, next_at, leased_by)
  on outbox_key to :app;
grant update (open_at) on outbox_lane to :app;
grant select, insert on dead_letter_decision to :app;

-- Any role of the service sends, by this one function; only its owner touches the tables.
create policy outbox_owner on outbox to :owner
  using ((select ctx_actor() is not null)) with check ((select ctx_actor() is not null));
create policy outbox_key_owner on outbox_key to :owner
  using ((select ctx_actor() is not null)) with check ((select ctx_actor() is not null));

-- `items`: [{id, channel, key, recipient, content (base64)}], in sending order within a key.
create function enqueue_messages(to_partition int2, sent_at timestamptz, items jsonb) returns void
language sql security definer set search_path = :schema, pg_catalog, pg_temp as $$
  with item as materialized (
    select i.*, row_number() over (partition by i.channel, i.key order by i.place) as nth,
      count(*) over (partition by i.channel, i.key) as of_key
    from rows from (jsonb_to_recordset(items) as (id uuid, channel text, key text, recipient text, content text))
      with ordinality as i(id, channel, key, recipient, content, place)
  ), numbered as (
    insert into outbox_key as k (partition, channel, ordering_key, last_seq, next_at)
    select to_partition, channel, key, max(of_key), sent_at from item group by channel, key order by channel, key
    on conflict (partition, channel, ordering_key) do update set
      last_seq = k.last_seq + excluded.last_seq,
      next_at = case when k.head_seq > k.last_seq then excluded.next_at else k.next_at end
    returning channel, ordering_key, last_seq
  )
  insert into outbox (partition, channel, ordering_key, seq, message_id, recipient, content, created_at)
  select to_partition, item.channel, item.key, numbered.last_seq - item.of_key + item.nth, item.id, item.recipient,
    decode(item.content, 'base64'), sent_at
  from item join numbered on numbered.channel = item.channel and numbered.ordering_key = item.key;
$$;
revoke execute on function enqueue_messages(int2, timestamptz, jsonb) from public;
grant execute on function enqueue_messages(int2, timestamptz, jsonb) to :intake, :app, :jobs;

-- Erasure: what a key still had to send goes, and its keys move on.
create function forget_messages(of_partition int2, of_key text, forgotten_at timestamptz) returns int
language sql security definer set search_path = :schema, pg_catalog, pg_temp as $$
  with held as materialized (
    select channel from outbox_key where partition = of_partition and ordering_key = of_key
    order by channel for update
  ), freed as (
    update outbox_key k set head_seq = last_seq + 1, blocked = false, alone = false, attempts = 0,
      first_failed_at = null, last_error = null, leased_by = null
    from held where k.partition = of_partition and k.channel = held.channel and k.ordering_key = of_key
  ), gone as (
    update outbox o set state = 'forgotten', content = null, recipient = null, settled_at = forgotten_at
    from held where o.partition = of_partition and o.channel = held.channel and o.ordering_key = of_key
      and o.state in ('waiting', 'dead')
    returning 1
  )
  select count(*)::int from gone;
$$;
revoke execute on function forget_messages(int2, text, timestamptz) from public;
grant execute on function forget_messages(int2, text, timestamptz) to :app, :jobs;
