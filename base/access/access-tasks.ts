import type { Schedule } from '#base/jobs/schedule.ts';
import type { Tasks } from '#base/jobs/task.ts';
import type { Tx } from '#base/store/context.ts';
import type { Clock, Instant } from '#base/values/instant.ts';
import { sealAudit } from './audit-seal.ts';
import { purgeLinks } from './email-link.ts';
import { recordFact, sealFact } from './fact.ts';
import { forgetIdentities } from './forget-identities.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { purgeSessions } from './session-rows.ts';
import { purgeThrottle } from './throttle.ts';

export type AccessWork = {
  keys: AccessKeys;
  partitions: number;
  clock: Clock;
  /** Name of the service in the tamper-evident log, into which each seal goes in the transaction that keeps it. */
  service: string;
};

const DAY_MS = 86_400_000;

/**
 * The room's background work: sweeping what no longer counts, sealing the audit, letting old audit rows go after the
 * time that the service keeps them (never less than six months). One transaction a partition; running twice is
 * harmless.
 */
export const accessTasks = (work: AccessWork): Tasks => ({
  'access-sweep': { purpose: 'retention', evenOnFullDisk: true, run: (_payload, run) => eachPartition(work, run, (tx, partition, now) =>
    sweep(tx, partition, now)) },
  'access-seal': { purpose: 'audit', run: (_payload, run) => eachPartition(work, run, async (tx, partition, now) => {
    const seal = await sealAudit(tx, work.keys, partition, now);
    if (seal !== undefined) await recordFact(tx, partition, sealFact(seal),
      { service: work.service, actor: 'system:access-seal', purpose: 'audit', at: now });
  }) },
});

/** When they run: the sweep each hour, the seal each quarter of an hour. */
export const ACCESS_SCHEDULES: readonly Schedule[] = [
  { task: 'access-sweep', cron: '17 * * * *' },
  { task: 'access-seal', cron: '*/15 * * * *' },
];

type Run = { inContext<T>(fn: (tx: Tx) => Promise<T>): Promise<T>; signal: AbortSignal };

const eachPartition = async (
  { partitions, clock }: AccessWork, run: Run, fn: (tx: Tx, partition: number, now: Instant) => Promise<void>,
): Promise<void> => {
  for (let partition = 0; partition < partitions && !run.signal.aborted; partition += 1) {
    await run.inContext((tx) => fn(tx, partition, clock()));
  }
};

const sweep = async (tx: Tx, partition: number, now: Instant): Promise<void> => {
  await purgeSessions(tx, partition, now);
  await purgeLinks(tx, partition, now);
  await purgeThrottle(tx, partition, now);
  await forgetIdentities(tx, partition, now - ACCESS_LIMITS.identity_kept_days * DAY_MS);
  await tx.query('select access_audit_purge($1, $2)',
    [partition, new Date(now - ACCESS_LIMITS.audit_kept_days * DAY_MS)]);
};
