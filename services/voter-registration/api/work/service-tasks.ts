import { join } from 'node:path';
import type { Schedule } from '#base/jobs/schedule.ts';
import type { Task, Tasks } from '#base/jobs/task.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { purgeEnquiries } from '../../store/enquiry-purge.ts';
import { numberRolls } from './number-rolls.ts';
import { publishFigures } from './publish-figures.ts';
import { purgePortal } from './portal-purge.ts';
import { watchRegister, type RegisterDelays } from './register-watch.ts';
import { endDossiers, endTerms } from './terms.ts';
import type { Work } from './work.ts';

const DAY_MS = 86_400_000;

/** What the last look at the register's delays found. */
export type Watch = { delays: RegisterDelays };

/** The service's own tasks, each partition after the other; a second run finds nothing left to do. */
export const serviceTasks = (work: Work, dataDir: string, watch: Watch): Tasks => {
  const each = (purpose: string, one: (partition: number) => Promise<unknown>): Task => ({ purpose,
    run: async (_payload, { signal }) => {
      for (let partition = 0; partition < work.register.partitions && !signal.aborted; partition += 1) await one(partition);
    } });
  const evidence = { path: join(dataDir, 'evidence') };
  return {
    'purge-portal': each('conservation', (partition) => purgePortal(work, evidence, partition)),
    'watch-register': { purpose: 'suivi-du-repertoire', run: async () => {
      const delays = { late: 0, escalated: 0 };
      for (let partition = 0; partition < work.register.partitions; partition += 1) {
        const found = await watchRegister(work, partition);
        delays.late += found.late;
        delays.escalated += found.escalated;
      }
      watch.delays = delays;
    } },
    'number-rolls': { purpose: 'arret-des-listes', run: async () => { await numberRolls(work); } },
    'publish-figures': { purpose: 'publication', run: async () => { await publishFigures(work); } },
    'end-terms': each('conservation', (partition) => endTerms(work, partition)),
    'purge-enquiries': { evenOnFullDisk: true, ...each('conservation', (partition) =>
      inContext(work.register.jobs, systemContext('enquiry', 'conservation'), (tx) =>
        purgeEnquiries(tx, partition, work.register.clock()))) },
    'end-dossiers': each('conservation', (partition) => endDossiers(work, partition)),
  };
};

/** When they run (UTC): the law counts in days, so an hour is fine enough. */
export const SERVICE_SCHEDULES: readonly Schedule[] = [
  { task: 'purge-portal', cron: '*/15 * * * *', catchUpMs: 3_600_000 },
  { task: 'watch-register', cron: '7 * * * *', catchUpMs: 3_600_000 },
  { task: 'number-rolls', cron: '*/5 * * * *', catchUpMs: 3_600_000 },
  { task: 'publish-figures', cron: '35 0 * * *', catchUpMs: DAY_MS },
  { task: 'end-terms', cron: '23 1 * * *', catchUpMs: DAY_MS },
  { task: 'purge-enquiries', cron: '12 * * * *', catchUpMs: 3_600_000 },
  { task: 'end-dossiers', cron: '41 1 * * *', catchUpMs: DAY_MS },
];
