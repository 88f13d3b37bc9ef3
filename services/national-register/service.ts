import { fileURLToPath } from 'node:url';
import type { CommandEnd } from '#base/http/command-words.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { serveFace } from '#base/http/web-face.ts';
import { startWorker as startJobs } from '#base/jobs/worker.ts';
import { createPool, type Pool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { createLogger } from '#base/telemetry/logger.ts';
import { createMetrics } from '#base/telemetry/metrics.ts';
import { systemClock } from '#base/values/instant.ts';
import { seedProxies } from './api/commands/seed-proxies.ts';
import { faultyFetch } from './api/faulty-fetch.ts';
import type { RegisterApi } from './api/register-api.ts';
import { createRegisterServer } from './api/web.ts';
import { startRegisterWork } from './api/worker.ts';
import { isFaulty, parseFaultPlan } from './domain/faults.ts';
import { exchangeKeys, registerContext, SERVICE, type RegisterOptions } from './api/register-parts.ts';
import { PORTAL, type RegisterContext } from './store/register-context.ts';
import { forgetStates } from './store/states.ts';

const SETTINGS = [
  { name: 'SOCLE_REGISTER_FAULTS', default: '', text: {
    fr: 'Pannes simulées, par exemple « outageEveryS=60 outageS=10 duplicate=50 » ; démonstration seulement',
    en: 'Simulated faults, for example "outageEveryS=60 outageS=10 duplicate=50"; demonstration only' } },
  { name: 'SOCLE_REGISTER_ANOMALIES', default: '0', text: {
    fr: 'Personnes sur mille que l’état civil simulé ne trouve pas telles quelles',
    en: 'People in a thousand whom the simulated civil register does not find as asked' } },
];

/** The national electoral register, simulated: another administration behind its published exchange. */
export const service = {
  name: SERVICE,
  title: { fr: 'Répertoire électoral unique (simulé)', en: 'National electoral register (simulated)' },
  summary: { fr: 'Reçoit les demandes, identifie les personnes, tient les listes et rend compte.',
    en: 'Takes requests, identifies people, keeps the rolls and reports.' },
  partitions: 1,
  migrations: [fileURLToPath(new URL('./store', import.meta.url))],
  ports: [{ name: 'web', default: 8082 }],
  standIn: true,
  settings: SETTINGS,
  startWeb: (context: ServiceContext) => startWeb(context),
  startWorker: (context: ServiceContext) => startWorker(context),
  commands: { seed: (context: ServiceContext) => seed(context) },
};

type Parts = RegisterOptions & { context: RegisterContext; secret: Buffer };

const partsOf = (host: ServiceContext): Parts => {
  if (host.env === 'production') throw new Error('the simulated register does not start with SOCLE_ENV=production');
  const secret = host.secrets[`register@${PORTAL}`];
  if (secret === undefined) throw new Error(`no secret is shared with ${PORTAL}`);
  const options: RegisterOptions = {
    secret: Buffer.from(secret), keyring: host.keyring, clock: () => systemClock() + (host.clockOffset ?? 0),
    faults: parseFaultPlan(host.settings.SOCLE_REGISTER_FAULTS ?? ''),
    anomaliesPer1000: Number(host.settings.SOCLE_REGISTER_ANOMALIES ?? 0),
    onFault: (numero) => createLogger(SERVICE).error({ numero },
      'the civil registry calls our question wrong (answer 9): it is not asked again'),
  };
  return { ...options, context: registerContext(options), secret: Buffer.from(secret) };
};

const poolOf = ({ db, process }: ServiceContext, role: 'app' | 'jobs', max: number): Pool => createPool({
  connection: db.connection, user: serviceNames(SERVICE)[role], password: db.passwords[role], max,
  applicationName: `${SERVICE}/${process}`,
});

const startWeb = async (host: ServiceContext) => {
  const { context, secret, faults } = partsOf(host);
  const pool = poolOf(host, 'app', 8);
  const api: RegisterApi = { pool, origin: host.origin, partitions: host.partitions, context, faults: faults!, calls: 0,
    portalKeys: [exchangeKeys(secret).fromPortal],
    proxyKeys: [exchangeKeys(secret).fromProxies] };
  const app = await createRegisterServer(api, createLogger(SERVICE), createMetrics(SERVICE, true), host);
  return serveFace(app, { listenHandle: host.listenHandle, close: () => pool.end() });
};

const startWorker = async (host: ServiceContext) => {
  const { context, secret, faults } = partsOf(host);
  const logger = createLogger(SERVICE);
  const pool = poolOf(host, 'jobs', 12);
  const network = isFaulty(faults!) ? faultyFetch(faults!, context.clock) : undefined;
  const origin = host.origins[PORTAL];
  const work = startRegisterWork({ pool, context, partitions: host.partitions, logger, admission: host.admission, ...(origin ? { portal: {
    origin, key: exchangeKeys(secret).toPortal, ...(network ? { fetch: network.fetch } : {}) } } : {}) });
  const jobs = await startJobs({ service: SERVICE, pool, logger, concurrency: 1, admission: host.admission, tasks: {
    'forget-states': { purpose: 'conservation', evenOnFullDisk: true, run: async (_payload, { inContext }) => {
      for (let n = 0; n < host.partitions; n++) await inContext((tx) => forgetStates(tx, n, context.clock()));
    } },
  }, schedules: [{ task: 'forget-states', cron: '20 3 * * *', catchUpMs: 86_400_000 }] });
  return {
    close: async () => {
      await Promise.all([work.close(), jobs.stop()]);
      await network?.release();
      await pool.end();
    },
  };
};

/** How long the demonstration's people take to reach the rolls. */
const SEED_WAIT_MS = 120_000;

/** Fills a demonstration: proxies between people of the rolls. A second run adds nothing. */
const seed = async (host: ServiceContext): Promise<CommandEnd> => {
  if (!host.demo) return { ok: false, text: { fr: 'Réservé à la démonstration.', en: 'For the demonstration only.' } };
  const pool = poolOf(host, 'app', 2);
  try {
    const count = await seedProxies({ pool, clock: () => systemClock() + (host.clockOffset ?? 0), waitMs: SEED_WAIT_MS });
    return { ok: true, text: { fr: `${count} procurations`, en: `${count} proxies` }, figures: { proxies_count: count } };
  } finally {
    await pool.end();
  }
};
