import { ACCESS_SCHEDULES, accessTasks } from '#base/access/access-tasks.ts';
import { accessKeys } from '#base/access/keys.ts';
import { FILE_SCHEDULES, fileTasks } from '#base/files/file-tasks.ts';
import { scannerHealth, type ScannerHealth } from '#base/files/scanner-health.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import type { Tasks } from '#base/jobs/task.ts';
import { startWorker as startJobs } from '#base/jobs/worker.ts';
import type { Channel } from '#base/messages/channel.ts';
import { startDispatcher } from '#base/messages/dispatcher.ts';
import { armFailpoints } from '#base/telemetry/failpoint.ts';
import { watchCalendar } from '../calendar/calendar-watch.ts';
import { followTraits } from '../fraud/follow-traits.ts';
import { measureBacklog, type Backlog } from './backlog.ts';
import { followDuplicates, tellDuplicates } from './duplicates.ts';
import { EFFECTS, followEffects } from './follow-effects.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { startLoop, type Loop } from '#base/jobs/loop.ts';
import { whileOpen } from '#base/jobs/while-open.ts';
import { countTotals, type Totals } from './totals.ts';
import { workAlarms } from './alarms.ts';
import { bouncedMails } from './bounced-mails.ts';
import { mailChannel, textChannel } from './mail-channel.ts';
import { openWork } from './open-work.ts';
import { CHANNELS } from './outbox.ts';
import { exchangeKeys, letters, mailServer, registerOrigin, textRelay } from './partners.ts';
import { logPublisher } from '#base/dossiers/log-publisher.ts';
import { pullStates } from './pull-states.ts';
import { registerChannel } from './register-channel.ts';
import { SERVICE_SCHEDULES, serviceTasks, type Watch } from './service-tasks.ts';
import type { Work } from './work.ts';

const IDLE_MS = { follow: 200, pull: 2_000, publish: 1_000, dispatch: 500, duplicates: 500, backlog: 5_000,
  scanner: 30_000, totals: 15_000 };

/** The channels whose destination is known; the others' messages wait in the outbox. */
const channelsOf = (context: ServiceContext, work: Work): { channels: Record<string, Channel>; close(): void } => {
  const keys = exchangeKeys(context);
  const origin = registerOrigin(context);
  const server = mailServer(context);
  const mail = server && mailChannel(server, bouncedMails(work));
  const texts = textRelay(context);
  return {
    channels: {
      ...(mail ? { [CHANNELS.mail]: mail } : {}), [CHANNELS.letter]: letters(context, work.register, work.files),
      ...(texts ? { [CHANNELS.text]: textChannel(texts, work.register.clock) } : {}),
      ...(keys && origin ? { [CHANNELS.register]: registerChannel(work, { url: `${origin}/exchange/v1/messages`, key: keys.out }) } : {}),
    },
    close: () => mail?.close(),
  };
};

const loopsOf = (context: ServiceContext, work: Work, wake: () => void): Loop[] => {
  const { register, logger } = work;
  const open = whileOpen(context.admission);
  const keys = exchangeKeys(context);
  const origin = registerOrigin(context);
  const partitions = Array.from({ length: register.partitions }, (_, partition) => partition);
  return [
    ...partitions.map((partition) => startLoop(`effects-${partition}`, IDLE_MS.follow, logger, open(async () => {
      const taken = await followEffects(work, partition);
      if (taken > 0) wake();
      return taken > 0;
    }))),
    startLoop('duplicates', IDLE_MS.duplicates, logger, open(async () => {
      let taken = 0;
      for (const partition of partitions) taken += await followDuplicates(work, partition) + await tellDuplicates(work, partition);
      return taken > 0;
    })),
    startLoop('signals', IDLE_MS.duplicates, logger, open(async () => {
      let taken = 0;
      for (const partition of partitions) taken += await followTraits(work, partition);
      return taken > 0;
    })),
    startLoop('publication', IDLE_MS.publish, logger, open(logPublisher(register))),
    ...(keys && origin ? [startLoop('states', IDLE_MS.pull, logger,
      open(async () => (await pullStates(work, { origin, key: keys.out })) > 0))] : []),
  ];
};

/** Every task of the service by its name: the files', the access room's and its own. */
export const tasksOf = (work: Work, dataDir: string, watch: Watch): Tasks => {
  const { register: { service, keyring, partitions, clock } } = work;
  return { ...fileTasks(work.files), ...accessTasks({ service, keys: accessKeys(keyring), partitions, clock }),
    ...serviceTasks(work, dataDir, watch) };
};

/** Starts the background work of voter registration: what follows from each event, the register, letters, files, terms. */
export const startWorker = async (context: ServiceContext) => {
  if (context.demo) armFailpoints(context.failpoints ?? []);
  const work = openWork(context);
  const { register, logger } = work;
  const calendar = watchCalendar(register, 'jobs', logger);
  await calendar.look();
  const { channels, close } = channelsOf(context, work);
  const metrics = createMetrics(context.service);
  const dispatcher = startDispatcher({ pool: register.jobs, box: work.box, partitions: register.partitions, channels,
    clock: register.clock, logger, metrics, pollMs: IDLE_MS.dispatch,
      admission: context.admission });
  const watch: Watch = { delays: { late: 0, escalated: 0 } };
  let totals: Totals = {};
  let scanner: ScannerHealth = work.files.scanner ? 'ok' : 'absent';
  let backlog: Backlog = { events: 0, oldest_ms: 0, messages: 0 };
  const loops = [...loopsOf(context, work, dispatcher.wake), startLoop('backlog', IDLE_MS.backlog, logger, async () => {
    backlog = await measureBacklog(register, EFFECTS);
    return false;
  }), startLoop('totals', IDLE_MS.totals, logger, async () => {
    totals = await countTotals(register);
    return false;
  }), startLoop('scanner', IDLE_MS.scanner, logger, async () => {
    scanner = await scannerHealth(work.files.scanner, register.clock);
    return false;
  })];
  const jobs = await startJobs({ service: context.service, pool: register.jobs, logger, metrics, concurrency: 2,
    admission: context.admission,
    tasks: tasksOf(work, context.dataDir, watch),
    schedules: [...FILE_SCHEDULES, ...ACCESS_SCHEDULES, ...SERVICE_SCHEDULES] });
  return {
    load: () => ({ queue: backlog.events, inFlight: 0, figures: { ...totals,
      backlog_count: backlog.events, oldest_ms: Math.round(backlog.oldest_ms), messages_waiting_count: backlog.messages,
      register_late_count: watch.delays.late, register_escalated_count: watch.delays.escalated },
    alarms: workAlarms(scanner, watch.delays, context.env) }),
    close: async () => {
      await Promise.all([...loops.map((loop) => loop.stop()), dispatcher.close(), jobs.stop()]);
      close();
      calendar.close();
      await register.close();
    },
  };
};
