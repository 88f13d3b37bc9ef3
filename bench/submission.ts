import pg from 'pg';
import type { KeyHistory } from '#base/log/key-history.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { percentile } from './percentile.ts';
import { countUnverified } from './receipts.ts';
import { rebuildDifferences } from './rebuild-check.ts';
import { WARM_UP_S, cpuFigures, generatorShare, rateOf, sample } from './sample.ts';
import { postBytes } from './http-load.ts';
import { depositRequests, openVoterGround, type VoterGround } from './voter-ground.ts';

const CONNECTIONS = 512;
const figure = figuresOf('submission');

/** Validated, encrypted, signed requests for registration without files, each a distinct plausible person. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  try {
    return await measure(ground, smoke ? 6 : 60, say);
  } finally {
    await ground.end();
  }
};

const measure = async (ground: VoterGround, seconds: number, say: BenchOptions['say']): Promise<Figure[]> => {
  const server = await ground.start();
  const request = depositRequests(ground);
  const refused = await sample({ server, connections: CONNECTIONS, seconds: Math.min(5, seconds), keep: false, accepted: () => true,
    request: (tag) => ({ tag, bytes: postBytes('/v1/voter-registration/demandes', {}, request(tag).bytes.subarray(-900)) }) });
  await sample({ server, connections: CONNECTIONS, seconds: Math.min(WARM_UP_S, seconds), keep: false, request, firstTag: 50_000_000 });
  const closed = await sample({ server, connections: CONNECTIONS, seconds, keep: true, request,
    postgresCpuMs: ground.postgresCpuMs });
  say(`${Math.round(rateOf(closed))}/s with ${CONNECTIONS} connections; ${JSON.stringify(await server.ask('stats'))}`);
  const open = await sample({ server, connections: CONNECTIONS, seconds: Math.min(15, seconds), keep: false, request,
    firstTag: 20_000_000, ratePerS: 0.7 * rateOf(closed) });
  const history = await server.ask<KeyHistory>('history');
  const stored = await countDeposits(ground);
  await server.stop();
  const unverified = countUnverified(closed.bodies, history, (answer) => (answer as { receipt: unknown }).receipt);
  return [
    figure('rate_per_s', rateOf(closed), '/s', rateOf(refused)),
    figure('p99_ms', percentile(open.ms, 0.99), 'ms'),
    figure('p50_ms', percentile(open.ms, 0.5), 'ms'),
    figure('lost', Math.max(0, closed.answers + open.answers - stored), 'count'),
    figure('errors', closed.errors + open.errors, 'count'),
    figure('receipts_unverified', unverified, 'count'),
    figure('rebuild_differences', await rebuildDifferences(ground), 'count'),
    figure('dossiers', stored, 'dossiers'),
    figure('generator_cpu_percent', generatorShare(closed), '%'), ...cpuFigures(figure, closed),
    figure('connections', CONNECTIONS, 'connections'),
  ];
};

/** Deposits in the register, without those of the warm-up. */
const countDeposits = async (ground: VoterGround): Promise<number> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { rows: [row] } = await client.query<{ n: string }>(`select count(*) as n from voter_registration.event
    where type = 'DemandeDeposee' and actor_id not like 'personne-5_______'`);
  await client.end();
  return Number(row!.n);
};
