import pg from 'pg';
import type { KeyHistory } from '#base/log/key-history.ts';
import { freePort } from '#base/store/free-port.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import { forkServer, type BenchServer } from './bench-server.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { getBytes } from './http-load.ts';
import type { IdentityArgument } from './identity-server.ts';
import { percentile } from './percentile.ts';
import { walkJourney } from './person-journey.ts';
import { rawBrowser } from './raw-browser.ts';
import { rebuildDifferences } from './rebuild-check.ts';
import { countUnverified } from './receipts.ts';
import { rateOf, sample } from './sample.ts';
import { cpuEach, sideCpu } from './side-cpu.ts';
import { openVoterGround, VOTER, type VoterGround } from './voter-ground.ts';

const LANES = 24;
const LANES_OPEN = 400;
const SEED = 310;
const figure = figuresOf('journey');

/** Whole journeys of distinct people: login at the identity provider, ten automatic saves, submission, receipt. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  try {
    return await measure(ground, smoke ? 5 : 300, smoke ? 5 : 60, say);
  } finally {
    await ground.end();
  }
};

const measure = async (ground: VoterGround, closedS: number, openS: number, say: BenchOptions['say']): Promise<Figure[]> => {
  const { server, identity, origin } = await startBoth(ground);
  const echo = await sample({ server, connections: LANES, seconds: 3, keep: false,
    request: (tag) => ({ tag, bytes: getBytes('/livez') }) });
  await walkMany(origin, { lanes: LANES, seconds: 2, from: 5_000_000 });
  const before = await sideCpu(ground, [server], identity);
  const closed = await walkMany(origin, { lanes: LANES, seconds: closedS, from: 0 });
  const used = cpuEach(before, await sideCpu(ground, [server], identity), closed.receipts.length);
  const rate = closed.receipts.length / closed.seconds;
  const open = await walkMany(origin, { lanes: LANES_OPEN, seconds: openS, from: 2_000_000, ratePerS: 0.7 * rate });
  for (const [text, count] of [...closed.failures, ...open.failures]) say(`${count} journeys failed: ${text}`);
  const history = await server.ask<KeyHistory>('history');
  await server.stop();
  await identity.stop();
  const stored = await countDeposits(ground);
  const receipts = [...closed.receipts, ...open.receipts];
  const perJourney = closed.requests / Math.max(1, closed.receipts.length);
  return [
    figure('rate_per_s', rate, '/s', rateOf(echo) / perJourney),
    figure('autosave_p99_ms', percentile(open.autosaveMs, 0.99), 'ms'), figure('autosave_p50_ms', percentile(open.autosaveMs, 0.5), 'ms'),
    figure('lost', Math.max(0, receipts.length - stored), 'count'),
    figure('errors', sum(closed.failures) + sum(open.failures), 'count'),
    figure('receipts_unverified', countUnverified(receipts, history), 'count'),
    figure('rebuild_differences', await rebuildDifferences(ground), 'count'),
    figure('journeys', receipts.length, 'journeys'), figure('requests_per_journey', perJourney, 'requests'),
    figure('cpu_ms', used.all, 'ms'), figure('cpu_service_ms', used.service, 'ms'), figure('cpu_postgres_ms', used.postgres, 'ms'),
    figure('cpu_identity_ms', used.identity, 'ms'), figure('cpu_generator_ms', used.generator, 'ms'),
    figure('generator_cpu_percent', (100 * used.generator) / used.all, '%'),
    figure('connections', 2 * LANES, 'connections'),
  ];
};

const sum = (failures: ReadonlyMap<string, number>): number => [...failures.values()].reduce((all, count) => all + count, 0);

/** The service and the identity provider, each in a process of its own, knowing each other. */
const startBoth = async (ground: VoterGround): Promise<{ server: BenchServer; identity: BenchServer; origin: string }> => {
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const secret = 'bench-oidc-secret-of-32-characters';
  const identity = await forkServer('identity-server.ts', { clientId: VOTER, clientSecret: secret,
    redirectUri: `${origin}/connexion/franceconnect/retour` } satisfies IdentityArgument);
  const origins = { identity: `http://127.0.0.1:${identity.port}` };
  const server = await ground.start({ port, origin, origins, secrets: { oidc: secret } });
  return { server, identity, origin };
};

type Walk = { lanes: number; seconds: number; from: number; ratePerS?: number };
type Walked = { seconds: number; receipts: Buffer[]; autosaveMs: number[]; failures: Map<string, number>; requests: number };

/** Journeys for a time: one after the other in each lane, or each at its due instant when a rate is given. */
const walkMany = async (origin: string, { lanes, seconds, from, ratePerS }: Walk): Promise<Walked> => {
  const people = plausiblePeople(communes());
  const walked: Walked = { seconds: 0, receipts: [], autosaveMs: [], failures: new Map(), requests: 0 };
  const start = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    const browser = rawBrowser();
    for (;;) {
      const index = next++;
      const due = ratePerS ? start + (index * 1_000) / ratePerS : performance.now();
      if (due - start > seconds * 1_000) break;
      if (due > performance.now()) await new Promise((done) => setTimeout(done, due - performance.now()));
      try {
        const { autosaveMs, receipt } = await walkJourney(browser, origin, people.personAt(SEED, from + index));
        walked.receipts.push(receipt);
        for (const ms of autosaveMs) walked.autosaveMs.push(ms);
      } catch (error) {
        const text = (error as Error).message;
        walked.failures.set(text, (walked.failures.get(text) ?? 0) + 1);
      }
    }
    walked.requests += browser.requests;
    browser.close();
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  walked.seconds = (performance.now() - start) / 1_000;
  return walked;
};

const countDeposits = async (ground: VoterGround): Promise<number> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { rows: [row] } = await client.query<{ n: string }>(
    `select count(distinct body::jsonb ->> 'numero') as n from voter_registration.event where type = 'DemandeDeposee'`);
  await client.end();
  return Number(row!.n);
};
