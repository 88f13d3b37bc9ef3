import { ACCESS_SCHEDULES, accessTasks } from '#base/access/access-tasks.ts';
import { accessKeys } from '#base/access/keys.ts';
import { logPublisher } from '#base/dossiers/log-publisher.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { startLoop } from '#base/jobs/loop.ts';
import { whileOpen } from '#base/jobs/while-open.ts';
import { startWorker as startJobs } from '#base/jobs/worker.ts';
import { armFailpoints } from '#base/telemetry/failpoint.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { FILE_SCHEDULES, fileTasks } from '#base/files/file-tasks.ts';
import { scannerHealth, type ScannerHealth } from '#base/files/scanner-health.ts';
import { serviceFiles } from '#base/files/service-files.ts';
import type { Schedule } from '#base/jobs/schedule.ts';
import type { Tasks } from '#base/jobs/task.ts';
import { purgeLinks } from '../../store/caller-links.ts';
import { purgeNews } from '../../store/news-purge.ts';
import { startMails } from './mail-channel.ts';
import { startTexts } from '../caller/text-messages.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { forgetAgentsRound } from '../../store/agent-states.ts';
import { forgetPostsRound } from '../../store/posts.ts';
import { dayFigures, type DayFigures } from '../../store/day-figures.ts';
import { indicatorRound } from '../../store/indicators-follow.ts';
import { purgePlaces } from '../../store/places-purge.ts';
import { NOTHING_WATCHED, watchWork } from '../../store/work-watch.ts';
import { demoPartners } from '../partners/demo-partners.ts';
import { openHubClients } from '../partners/hub-clients.ts';
import { announce } from '../partners/announce.ts';
import { lifeRound } from './life-round.ts';
import { startAid } from '../mutual-aid/aid-loops.ts';
import { regulationAlarms } from './alarms.ts';
import { demoFleet } from './demo-fleet.ts';
import { demoHomes } from './demo-homes.ts';
import { demoConferences } from './demo-conferences.ts';
import { demoTelephony } from './demo-telephony.ts';
import { regulationOf } from '../regulation-of.ts';

const IDLE_MS = { publish: 5_000, telephony: 1_000, trackers: 5_000, indicators: 5_000, posts: 3_600_000, figures: 15_000, life: 10_000 };
const CONNECTIONS = 8;

/** Every job of the service, by name. */
export const workerTasks = (context: ServiceContext, regulation: Regulation): Tasks => {
  const { keyring, partitions, clock, service } = regulation;
  return { ...accessTasks({ service, keys: accessKeys(keyring), partitions, clock }), ...fileTasks(serviceFiles(context, regulation)),
    'purge-liens': { purpose: 'retention', evenOnFullDisk: true, run: (_payload, run) => purgeLinks(run, partitions, clock()) },
    'purge-localisations': { purpose: 'retention', evenOnFullDisk: true,
      run: async (_payload, run) => { await purgePlaces(run, partitions, clock()); } },
    'purge-nouvelles': { purpose: 'retention', evenOnFullDisk: true,
      run: async (_payload, run) => { await purgeNews(run, partitions, clock()); } } };
};
const SCHEDULES: readonly Schedule[] = [...ACCESS_SCHEDULES, ...FILE_SCHEDULES, { task: 'purge-liens', cron: '7 * * * *' },
  { task: 'purge-nouvelles', cron: '27 * * * *' },
  { task: 'purge-localisations', cron: '47 * * * *' }];

/** Starts the background work of the emergency calls: the published log, and what access does by itself. */
export const startWorker = async (context: ServiceContext) => {
  if (context.demo || context.env === 'test') armFailpoints(context.failpoints ?? []);
  const logger = createLogger(context.service);
  const regulation = regulationOf(context, (error) => logger.error({ err: error }, 'the register failed at something'),
    { jobs: CONNECTIONS });
  const open = whileOpen(context.admission);
  let figures: Partial<DayFigures> = {};
  const { scanner: clamd } = serviceFiles(context, regulation);
  let scanner: ScannerHealth = clamd ? 'ok' : 'absent';
  let watch = NOTHING_WATCHED;
  const loops = [startLoop('publication', IDLE_MS.publish, logger, open(logPublisher(regulation))),
    startLoop('posts', IDLE_MS.posts, logger, open(forgetPostsRound(regulation))),
    startLoop('agents', IDLE_MS.posts, logger, open(forgetAgentsRound(regulation))),
    startLoop('indicators', IDLE_MS.indicators, logger, open(indicatorRound(regulation))),
    startLoop('figures', IDLE_MS.figures, logger, async () => {
      figures = await dayFigures(regulation);
      return false;
    }),
    startLoop('watch', IDLE_MS.figures, logger, async () => {
      watch = await watchWork(regulation);
      scanner = await scannerHealth(clamd, regulation.clock);
      return false;
    }),
    startAid(regulation, logger, open),
    startLoop('life', IDLE_MS.life, logger, open(lifeRound(regulation, [announce(regulation)]))),
    ...(context.demo ? [startLoop('telephony', IDLE_MS.telephony, logger, open(demoTelephony(regulation, IDLE_MS.telephony,
      demoHomes(logger)))), startLoop('conferences', IDLE_MS.telephony, logger, open(demoConferences(regulation))),
      startLoop('trackers', IDLE_MS.trackers, logger, open(demoFleet(regulation, IDLE_MS.trackers)))] : [])];
  const metrics = createMetrics(context.service);
  const hub = openHubClients(regulation, context, logger, { metrics });
  const stopPartners = hub.loopback && demoPartners(hub.loopback, regulation.clock, (error) => logger.warn({ err: error }, 'a partner'));
  const texts = startTexts(context, regulation, logger);
  const mails = startMails(context, regulation, logger);
  const jobs = await startJobs({ service: context.service, pool: regulation.jobs, logger, metrics, concurrency: 2,
    admission: context.admission,
    tasks: workerTasks(context, regulation), schedules: [...SCHEDULES] });
  return {
    load: () => ({ queue: 0, inFlight: 0, figures: { ...figures, messages_dead_count: watch.dead },
      alarms: regulationAlarms(watch, scanner, context.env, regulation.clock()) }),
    close: async () => {
      stopPartners?.();
      await Promise.all([...loops.map((loop) => loop.stop()), jobs.stop(), hub.close(), texts?.close(), mails?.close()]);
      await regulation.close();
    },
  };
};
