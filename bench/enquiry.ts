import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrateService } from '#base/store/migrate.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { generateKeyring } from '#base/values/keyring.ts';
import { forkServer, type BenchServer } from './bench-server.ts';
import type { Usage } from './child.ts';
import { fillRolls, type Questions } from './enquiry-rolls.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { postBytes, type LoadAnswer } from './http-load.ts';
import { percentile } from './percentile.ts';
import { generatorShare, rateOf, sample, type Sample } from './sample.ts';
import { openVoterGround, VOTER, type VoterGround } from './voter-ground.ts';

const REGISTER = 'national-register';
const SECRET = 'a-secret-of-the-bench-and-nobody';
const CONNECTIONS = 192;
/** The bar asks for a time at this rate; it is measured there, and again at 70 % of what was reached. */
const RATE_OF_THE_BAR = 3_000;
const FULL = { electors: 5_000_000, asked: 100_000, seconds: 60 };
const SMOKE = { electors: 200_000, asked: 20_000, seconds: 6 };

const figure = figuresOf('enquiry');

/**
 * Electoral enquiries over the whole way: portal, its durable record and quotas, the register's process and its rolls of five
 * million, half of the people asked about on none. Both databases are on one PostgreSQL.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const size = smoke ? SMOKE : FULL;
  const ground = await openVoterGround();
  try {
    const names = serviceNames(REGISTER);
    const keyring = generateKeyring(REGISTER, 0);
    await migrateService({ admin: ground.connection, service: REGISTER, partitions: 1, passwords: ground.passwords,
      folders: [fileURLToPath(new URL('../services/national-register/store', import.meta.url))] });
    const question = await fillRolls({ connection: ground.connection, schema: names.schema, secret: SECRET, keyring, say, ...size });
    const register = await forkServer('register-server.ts', { service: REGISTER, connection: ground.connection,
      password: ground.passwords.app, secret: SECRET, keyring });
    const portal = await ground.start({ secrets: { register: SECRET }, origins: { [REGISTER]: `http://127.0.0.1:${register.port}` },
      settings: { SOCLE_VOTER_ENQUIRY_QUOTA: '1000000' } });
    const figures = await measure({ ground, portal, register, question }, size, say);
    await portal.stop();
    await register.stop();
    return figures;
  } finally {
    await ground.end();
  }
};

type Field = { ground: VoterGround; portal: BenchServer; register: BenchServer; question: Questions };

const FOUND = '{"found":true';

const measure = async (field: Field, size: typeof FULL, say: BenchOptions['say']): Promise<Figure[]> => {
  const { ground, portal, register, question } = field;
  let wrong = 0;
  const accepted = ({ tag, status, body }: LoadAnswer): boolean => {
    if (status !== 200) return false;
    if ((body.toString('latin1', 0, FOUND.length) === FOUND) !== (tag % 2 === 0)) wrong++;
    return true;
  };
  // Each connection comes from a range of its own, as people do.
  const localAddress = (i: number): string => `127.0.${1 + i}.1`;
  const load = (more: { seconds: number; firstTag: number; ratePerS?: number }): Promise<Sample> => sample({ server: portal,
    connections: CONNECTIONS, keep: false, accepted, localAddress, request: question, postgresCpuMs: ground.postgresCpuMs,
    ...more });
  const refused = await sample({ server: portal, connections: CONNECTIONS, seconds: Math.min(4, size.seconds), keep: false,
    accepted: ({ status }) => status === 422,
    request: (tag) => ({ tag, bytes: postBytes('/v1/voter-registration/enquiries', {}, '{}') }) });
  const warm = await load({ seconds: Math.min(10, size.seconds), firstTag: 0 });
  const before = await register.ask<Usage>('usage');
  const closed = await load({ seconds: size.seconds, firstTag: 0 });
  const registerMs = (await register.ask<Usage>('usage')).cpuMs - before.cpuMs;
  say(`${Math.round(rateOf(closed))}/s with ${CONNECTIONS} connections`);
  const atBar = await load({ seconds: Math.min(20, size.seconds), firstTag: 0, ratePerS: RATE_OF_THE_BAR });
  const open = await load({ seconds: Math.min(20, size.seconds), firstTag: 0, ratePerS: 0.7 * rateOf(closed) });
  const answers = warm.answers + closed.answers + atBar.answers + open.answers;
  return [
    figure('rate_per_s', rateOf(closed), '/s', rateOf(refused)),
    figure('p99_ms', percentile(atBar.ms, 0.99), 'ms'),
    figure('p50_ms', percentile(atBar.ms, 0.5), 'ms'),
    figure('p99_at_70_percent_ms', percentile(open.ms, 0.99), 'ms'),
    figure('wrong_answers', wrong, 'count'),
    figure('unrecorded', Math.max(0, answers - await countRecorded(ground)), 'count'),
    figure('errors', warm.errors + closed.errors + atBar.errors + open.errors, 'count'),
    figure('portal_cpu_us', (closed.server.cpuMs * 1_000) / closed.answers, 'µs'),
    figure('register_cpu_us', (registerMs * 1_000) / closed.answers, 'µs'),
    figure('postgres_cpu_us', (closed.postgresMs * 1_000) / closed.answers, 'µs'),
    figure('generator_cpu_us', (closed.generator.cpuMs * 1_000) / closed.answers, 'µs'),
    figure('generator_cpu_percent', generatorShare(closed), '%'),
    figure('electors', size.electors, 'people'),
    figure('connections', CONNECTIONS, 'connections'),
  ];
};

/** Questions that are in the portal's record. */
const countRecorded = async ({ connection }: VoterGround): Promise<number> => {
  const client = new pg.Client(connection);
  await client.connect();
  // sql-safe: the schema is made from the service's name.
  const { rows } = await client.query<{ n: string }>(`select count(*) as n from ${serviceNames(VOTER).schema}.enquiry where allowed`);
  await client.end();
  return Number(rows[0]!.n);
};
