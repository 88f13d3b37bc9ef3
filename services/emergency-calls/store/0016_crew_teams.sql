-- Who is aboard, by function and name, as the crew says at the start of its shift; the names go with its end.
alter table service_equipage add column equipiers jsonb not null default '[]' check (jsonb_typeof(equipiers) = 'array');
create index service_equipage_a_bord on service_equipage (partition, centre, resource_id) where fin is null;
