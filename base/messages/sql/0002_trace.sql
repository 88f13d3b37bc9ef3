-- The trace of the request that caused a message (W3C Trace Context), taken from the row context: what is written or sent about the message
-- later shows it.
alter table outbox add column trace text check (trace ~ '^[0-9a-f]{32}$');

-- `items`: [{id, channel, key, recipient, content (base64)}], in sending order within a key.
create or replace function enqueue_messages(to_partition int2, sent_at timestamptz, items jsonb) returns void
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
  insert into outbox (partition, channel, ordering_key, seq, message_id, recipient, content, created_at, trace)
  select to_partition, item.channel, item.key, numbered.last_seq - item.of_key + item.nth, item.id, item.recipient,
    decode(item.content, 'base64'), sent_at, ctx() ->> 'trace'
  from item join numbered on numbered.channel = item.channel and numbered.ordering_key = item.key;
$$;
