import { leaveSignalsToSupervisor } from '#base/telemetry/group-signals.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { awaitServer } from '#base/store/await-server.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { armFailpoints } from '#base/telemetry/failpoint.ts';
import { buildContext, followSupervisor, receiveSockets } from './build-context.ts';
import { reportLoad } from './load-report.ts';
import { answerScrapes } from './metrics-report.ts';
import type { RunningWeb, RunningWorker, ServiceFace } from './service-face.ts';
import type { StartupDocument } from './startup-document.ts';
import { onToldBySupervisor, tell } from './supervisor-link.ts';

/** Time that a process without supervisor gives to the work in hand before it leaves, ms. */
const ORPHAN_MS_MAX = 3_000;

/** How long a process that starts while the database does waits for it, ms. */
const DATABASE_MS_MAX = 120_000;

/** Runs the web or the worker face until it is told to drain, or until the supervisor is gone. */
export const hostService = async (face: ServiceFace, document: StartupDocument): Promise<void> => {
  let running: RunningWeb | RunningWorker | undefined;
  let leaving = false;
  const leave = async (promptly: boolean): Promise<void> => {
    if (leaving) return;
    leaving = true;
    await running?.close({ promptly });
    process.exit(0);
  };
  onToldBySupervisor('drain', ({ promptly }) => void leave(promptly));
  const followed = followSupervisor();
  process.on('disconnect', () => {
    setTimeout(() => process.exit(0), ORPHAN_MS_MAX).unref();
    void leave(true);
  });
  onToldBySupervisor('arm', ({ failpoints }) => armFailpoints(failpoints));
  armFailpoints(document.context?.failpoints ?? []);
  leaveSignalsToSupervisor();
  const sockets = receiveSockets(document.sockets);
  await tell({ type: 'booted' });
  const context = buildContext(document, await sockets, followed);
  if (face.migrations.length > 0) await databaseOf(context);
  running = document.role === 'web' ? await face.startWeb(context) : await face.startWorker?.(context);
  if (!running) throw new Error(`${face.name} has no ${document.role}`);
  const { load } = running;
  reportLoad(() => load?.() ?? { queue: 0, inFlight: 0 });
  answerScrapes();
  await tell({ type: 'ready' });
};

const databaseOf = ({ service, db: { connection, passwords } }: ServiceContext): Promise<void> =>
  awaitServer({ connection, user: serviceNames(service).app, password: passwords.app, patience_ms: DATABASE_MS_MAX });
