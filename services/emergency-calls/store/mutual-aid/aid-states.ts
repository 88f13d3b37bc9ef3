import type { Tx } from '#base/store/context.ts';
import { pipelined } from '#base/store/pipelined.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { AidCause, AidState, Lever } from '../../domain/mutual-aid/aid-state.ts';

type Row = { centre: string; actif: boolean; cause: AidCause | null; depuis: Date | null; charge_depuis: Date | null;
  calme_depuis: Date | null };

const ALONE = { name: 'entraide-seul', text: "select pg_try_advisory_xact_lock(hashtextextended('entraide', 0)) as mine" };
const READ = { name: 'entraide-lire',
  text: 'select centre, actif, cause, depuis, charge_depuis, calme_depuis from entraide where partition = $1' };
const LEVERS = { name: 'entraide-leviers', text: 'select centre, mode from debordement where partition = $1' };
const WRITE = { name: 'entraide-ecrire', text: `
  insert into entraide (partition, centre, actif, cause, depuis, charge_depuis, calme_depuis) values ($1, $2, $3, $4, $5, $6, $7)
  on conflict (partition, centre) do update set actif = excluded.actif, cause = excluded.cause, depuis = excluded.depuis,
    charge_depuis = excluded.charge_depuis, calme_depuis = excluded.calme_depuis` };
const FACT = { name: 'entraide-fait', text: `insert into entraide_fait (partition, centre, le, debut, cause) values ($1, $2, $3, $4, $5)
  on conflict do nothing` };
const POSTS = { name: 'postes-compter', text: `insert into poste_telephonie as t (partition, centre, presents, le) values ($1, $2, $3, $4)
  on conflict (partition, centre) do update set presents = excluded.presents, le = excluded.le where t.le <= excluded.le` };

const ms = (date: Date | null): Instant | null => date?.getTime() ?? null;
const instant = (at: Instant | null): string | null => (at === null ? null : toRfc3339(at));

/** One process decides at a time: true until the end of the transaction when it is this one. */
export const decidesAlone = async (tx: Tx): Promise<boolean> => (await tx.query<{ mine: boolean }>(ALONE)).rows[0]!.mine;

/** Where each centre stood at the last look. */
export const readAidStates = async (tx: Tx, partitions: number): Promise<Map<string, AidState>> => {
  const states = new Map<string, AidState>();
  const read = await pipelined(Array.from({ length: partitions }, (_, partition) => tx.query<Row>({ ...READ, values: [partition] })));
  for (const { rows } of read) {
    for (const row of rows) states.set(row.centre, { on: row.actif, cause: row.cause, since: ms(row.depuis),
      overSince: ms(row.charge_depuis), calmSince: ms(row.calme_depuis) });
  }
  return states;
};

/** What the supervisors command, by centre. */
export const readLevers = async (tx: Tx, partitions: number): Promise<Map<string, Lever>> => {
  const levers = new Map<string, Lever>();
  const read = await pipelined(Array.from({ length: partitions }, (_, partition) =>
    tx.query<{ centre: string; mode: Lever }>({ ...LEVERS, values: [partition] })));
  for (const { rows } of read) {
    for (const { centre, mode } of rows) levers.set(centre, mode);
  }
  return levers;
};

/** Writes where a centre stands now, and the fact when it began or ceased to divert. */
export const writeAidState = async (
  tx: Tx, partition: number, centre: string, { before, after, now }: { before: AidState; after: AidState; now: Instant },
): Promise<void> => {
  await tx.query({ ...WRITE, values: [partition, centre, after.on, after.cause, instant(after.since), instant(after.overSince),
    instant(after.calmSince)] });
  if (before.on === after.on) return;
  await tx.query({ ...FACT, values: [partition, centre, toRfc3339(now), after.on, after.on ? after.cause : before.cause] });
};

/** How many call takers the telephony counts at their posts. */
export const countPosts = async (tx: Tx, partition: number, centre: string, present: number, at: Instant): Promise<void> => {
  await tx.query({ ...POSTS, values: [partition, centre, present, toRfc3339(at)] });
};
