-- The row context that one helper sets in each transaction (base/store/context.ts).
-- Without it every function gives null, so every policy gives no row.

create function ctx() returns jsonb language sql stable parallel safe
  return nullif(current_setting('app.ctx', true), '')::jsonb;

create function ctx_actor() returns text language sql stable parallel safe return ctx() ->> 'actor';
create function ctx_kind() returns text language sql stable parallel safe return ctx() ->> 'kind';
create function ctx_purpose() returns text language sql stable parallel safe return ctx() ->> 'purpose';
create function ctx_dossier() returns text language sql stable parallel safe return ctx() ->> 'dossier';

create function ctx_has_role(role text) returns boolean language sql stable parallel safe
  return coalesce(ctx() -> 'roles' ? role, false);

-- True when the territory is one of the context's; '*' is every territory (system work only).
create function ctx_covers(territory text) returns boolean language sql stable parallel safe
  return coalesce(ctx() -> 'territories' ? territory
    or (ctx() ->> 'kind' = 'system' and ctx() -> 'territories' ? '*'), false);

-- Append-only tables call it from a trigger: a second wall behind missing grants.
create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'table % is append-only', tg_table_name using errcode = 'insufficient_privilege';
end $$;

grant execute on all functions in schema :schema to :intake, :app, :rebuild, :jobs;
revoke execute on all functions in schema :schema from public;
