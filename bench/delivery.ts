import { fileURLToPath } from 'node:url';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { migrateService } from '#base/store/migrate.ts';
import { generateKeyring } from '#base/values/keyring.ts';
import { freePort } from '#base/store/free-port.ts';
import { forkServer, type BenchServer } from './bench-server.ts';
import type { Usage } from './child.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { httpLoad } from './http-load.ts';
import { killAgainAndAgain } from './killer.ts';
import { depositRequests, openVoterGround, type VoterGround } from './voter-ground.ts';

const REGISTER = 'national-register';
const SECRET = 'a-secret-of-the-bench-and-nobody';
const CONNECTIONS = 64;
const LOOK_MS = 200;
/** A worker that dies keeps its messages for a minute: the others wait that long, then some. */
const TAIL_S_MAX = 240;
const figure = figuresOf('delivery');

/**
 * What follows a deposit: the worker carries every request to the register, another administration's process, and learns its
 * acknowledgement. Then again with both killed again and again: each request is there once and acknowledged once.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  try {
    return await measure(await openField(ground), smoke ? 400 : 30_000, smoke, say);
  } finally {
    await ground.end();
  }
};

type Field = { ground: VoterGround; portal: BenchServer; startRegister(): Promise<BenchServer>; startWorker(): Promise<BenchServer> };

const openField = async (ground: VoterGround): Promise<Field> => {
  const keyring = generateKeyring(REGISTER, 0);
  await migrateService({ admin: ground.connection, service: REGISTER, partitions: 1, passwords: ground.passwords,
    folders: [fileURLToPath(new URL('../services/national-register/store', import.meta.url))] });
  const port = await freePort();
  return { ground, portal: await ground.start(),
    startRegister: () => forkServer('register-server.ts', { service: REGISTER, connection: ground.connection,
      password: ground.passwords.app, secret: SECRET, keyring, port }),
    startWorker: () => ground.startWorker({ secrets: { register: SECRET }, origins: { [REGISTER]: `http://127.0.0.1:${port}` } }) };
};

const measure = async (field: Field, requests: number, smoke: boolean, say: BenchOptions['say']): Promise<Figure[]> => {
  const { ground, portal } = field;
  await deposit(field, 0, requests);
  const [register, worker] = [await field.startRegister(), await field.startWorker()];
  const start = performance.now();
  const seconds = await untilAcknowledged(ground, requests, start, TAIL_S_MAX + requests / 50);
  const { cpuMs } = await worker.ask<Usage>('usage');
  say(`${requests} requests at the register and acknowledged in ${seconds.toFixed(1)} s`);
  await Promise.all([register.stop(), worker.stop()]);
  const kills = await rough(field, requests, Math.ceil(requests / 3), smoke);
  const counts = await countOnce(ground);
  await portal.stop();
  const all = requests + Math.ceil(requests / 3);
  return [figure('rate_per_s', requests / seconds, '/s'), figure('worker_cpu_us', (1_000 * cpuMs) / requests, 'µs'),
    figure('missing', all - counts.known, 'count'), figure('unacknowledged', all - counts.acknowledged, 'count'),
    figure('doubled', counts.events - counts.acknowledged, 'count'), figure('requests', all, 'requests'),
    figure('kills', kills, 'kills')];
};

/** More requests while the worker and the register die again and again. Gives how often. */
const rough = async (field: Field, before: number, more: number, smoke: boolean): Promise<number> => {
  const pace = { everyMs: smoke ? 2_500 : 5_000, batchesBefore: 1_000_000 };
  const killers = [killAgainAndAgain(field.startRegister, { ...pace, everyMs: pace.everyMs * 1.7 }),
    killAgainAndAgain(field.startWorker, pace)];
  await Promise.all(killers.map(({ started }) => started));
  await deposit(field, before, more);
  await pause(smoke ? 3_000 : 15_000);
  await Promise.all(killers.map((killer) => killer.stop()));
  const [register, worker] = [await field.startRegister(), await field.startWorker()];
  await untilAcknowledged(field.ground, before + more, performance.now(), TAIL_S_MAX);
  await Promise.all([register.stop(), worker.stop()]);
  return killers.reduce((sum, killer) => sum + killer.kills(), 0);
};

const deposit = async ({ ground, portal }: Field, first: number, count: number): Promise<void> => {
  const request = depositRequests(ground);
  let next = first;
  let refused = 0;
  await httpLoad({ port: portal.port, connections: CONNECTIONS, next: () => (next < first + count ? request(next++) : undefined),
    onAnswer: ({ status }) => { if (status !== 202) refused++; }, onBroken: () => { refused++; } });
  if (refused > 0) throw new Error(`${refused} deposits were refused`);
};

const asking = async <Row extends pg.QueryResultRow>({ connection }: VoterGround, text: string): Promise<Row> => {
  const client = new pg.Client(connection);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows[0]!;
  } finally {
    await client.end();
  }
};

/** Seconds until that many requests are acknowledged in the portal; what they are by the end of the patience otherwise. */
const untilAcknowledged = async (ground: VoterGround, requests: number, start: number, patience_s: number): Promise<number> => {
  for (;;) {
    const { n } = await asking<{ n: string }>(ground,
      `select count(*) as n from voter_registration.event where type = 'DemandeTransmise'`);
    const seconds = (performance.now() - start) / 1_000;
    if (Number(n) >= requests || seconds > patience_s) return seconds;
    await pause(LOOK_MS);
  }
};

/** Requests that the register knows, requests acknowledged in the portal, and acknowledgements. */
const countOnce = async (ground: VoterGround): Promise<{ known: number; acknowledged: number; events: number }> => {
  const row = await asking<Record<'known' | 'acknowledged' | 'events', string>>(ground, `
    select (select count(*) from national_register.demande) as known, count(*) as events,
      count(distinct (partition, dossier_id)) as acknowledged
    from voter_registration.event where type = 'DemandeTransmise'`);
  return { known: Number(row.known), acknowledged: Number(row.acknowledged), events: Number(row.events) };
};
