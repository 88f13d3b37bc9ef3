import pg from 'pg';
import type { LoadTally } from '#services/emergency-calls/api/load/load-tally.ts';
import { service } from '#services/emergency-calls/service.ts';
import type { CallsGround } from './calls-ground.ts';

/** What the register holds of what was acknowledged. */
export type CallsCheck = {
  lost: number; doubled: number; unverified: number; rebuildDifferences: number; events: number; outOfOrder: number };

const SCHEMA = 'emergency_calls';
const ids = (client: pg.Client, text: string, values: unknown[] = []): Promise<Map<string, number>> =>
  client.query<{ id: string; n: string }>(text, values).then(({ rows }) => new Map(rows.map(({ id, n }) => [id, Number(n)])));

const missing = (asked: readonly string[], kept: ReadonlyMap<string, number>): number => asked.filter((id) => !kept.has(id)).length;

/** Looks for each acknowledged telephony event, dossier and command, once; then verifies the logs and makes the projections again. */
export const checkCalls = async (ground: CallsGround, tally: LoadTally): Promise<CallsCheck> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  await client.query(`set search_path to ${SCHEMA}`);
  const told = await ids(client, 'select event_id as id, count(*) as n from appel_evenement group by 1');
  const opened = await ids(client, "select dossier_id::text as id, count(*) as n from event where type = 'DossierOuvert' group by 1");
  // One command may give several events, each of its own type; the same twice is a double.
  const given = await ids(client, `select cmd as id, max(n) as n from (select body::jsonb ->> 'cmd' as cmd, type, dossier_id, count(*) as n
    from event where type <> 'EnvoiSuivi' group by 1, 2, 3) as t where cmd is not null group by 1`);
  const { rows: [counts] } = await client.query<{ events: string }>('select count(*) as events from event');
  const outbox = await outboxState(client);
  await client.end();
  const doubled = [...told, ...opened, ...given].filter(([, n]) => n > 1).length;
  return { lost: missing(tally.told, told) + missing(tally.opened, opened) + missing(tally.commands, given), doubled,
    events: Number(counts!.events), outOfOrder: outbox.outOfOrder, 
    unverified: await faults(ground, service.commands.verify), rebuildDifferences: await faults(ground, service.commands.rebuild) };
};

/** Messages that wait or failed, and cases whose messages did not leave in the order in which they were written. */
const outboxState = async (client: pg.Client): Promise<{ undelivered: number; outOfOrder: number }> => {
  const { rows: [row] } = await client.query<{ undelivered: string; unordered: string }>(`
    with one as (select *, lag(settled_at) over (partition by partition, channel, ordering_key order by seq) as before from outbox)
    select count(*) filter (where state in ('waiting', 'dead')) as undelivered, count(*) filter (where settled_at < before) as unordered
    from one`);
  return { undelivered: Number(row!.undelivered), outOfOrder: Number(row!.unordered) };
};

/** Waits until the outbox is empty; gives how many messages are left. */
export const drained = async ({ connection }: CallsGround, atMost_ms: number): Promise<number> => {
  const client = new pg.Client(connection);
  await client.connect();
  await client.query(`set search_path to ${SCHEMA}`);
  let left = (await outboxState(client)).undelivered;
  for (const end = Date.now() + atMost_ms; left > 0 && Date.now() < end; left = (await outboxState(client)).undelivered) {
    await new Promise((done) => { setTimeout(done, 500); });
  }
  await client.end();
  return left;
};

type Command = (context: never, args: readonly string[], report: () => void) => Promise<{ ok: boolean }>;

/** Runs a command of the service as the platform does; 0 when it ends well. */
const faults = async (ground: CallsGround, command: Command): Promise<number> =>
  ((await command(ground.argument as never, [], () => undefined)).ok ? 0 : 1);
