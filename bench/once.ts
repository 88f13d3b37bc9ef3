import { hash } from 'node:crypto';
import pg from 'pg';
import { freePort } from '#base/store/free-port.ts';
import { openGround, type BenchGround } from './bench-server.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { httpLoad, postBytes } from './http-load.ts';
import { killAgainAndAgain } from './killer.ts';
import { plainProcesses } from './plain-processes.ts';

const SERVICE = 'bench-once';
const CONNECTIONS = 256;
const RETRIES = 0.3;
const figure = figuresOf('once');

/**
 * Keyed requests, a third of them sent again (at once or later), while the server is killed again and again at each
 * failpoint of the write path: each key has exactly one effect, and every answer to it is the same, byte for byte.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openGround(SERVICE, []);
  try {
    return await measure(ground, smoke, say);
  } finally {
    await ground.end();
  }
};

const measure = async (ground: BenchGround, smoke: boolean, say: BenchOptions['say']): Promise<Figure[]> => {
  const requests = smoke ? 12_000 : 1_000_000;
  const keys = Math.round(requests * (1 - RETRIES));
  const port = await freePort();
  const { web, worker } = plainProcesses(ground);
  const publisher = await worker();
  const killer = killAgainAndAgain((failpoints) => web({ port, failpoints }), smoke ? { everyMs: 3_000, batchesBefore: 40 } : {});
  await killer.started;
  const tally = { answers: new Map<number, string>(), different: 0, retried: 0, unknown: 0 };
  const begin = performance.now();
  await sendAll(port, keys, requests, tally);
  const seconds = (performance.now() - begin) / 1_000;
  await killer.stop();
  await publisher.stop();
  const effects = await countEffects(ground);
  say(`${requests} requests on ${keys} keys in ${Math.round(seconds)} s, ${killer.kills()} kills, `
    + `${tally.unknown} unknown outcomes sent again`);
  return [
    figure('effects_wrong', Math.abs(effects.rows - keys) + (effects.rows - effects.distinct), 'count'),
    figure('answers_different', tally.different, 'count'),
    figure('keys', keys, 'keys'), figure('retries', tally.retried, 'requests'),
    figure('kills', killer.kills(), 'kills'), figure('rate_per_s', requests / seconds, '/s'),
  ];
};

type Tally = { answers: Map<number, string>; different: number; retried: number; unknown: number };

/** Sends every key once and a third again; what had no answer goes back to the line with the same key. */
const sendAll = async (port: number, keys: number, requests: number, tally: Tally): Promise<void> => {
  const again: number[] = [];
  let fresh = 0;
  let extra = requests - keys;
  const take = (): number | undefined => {
    if (again.length > 0 && (fresh >= keys || again.length > 500)) return again.shift();
    if (fresh < keys) return fresh++;
    return again.shift();
  };
  await httpLoad({
    port, connections: CONNECTIONS,
    next: () => {
      const tag = take();
      return tag === undefined ? undefined : { tag, bytes: postBytes('/v1/items',
        { 'idempotency-key': `key-${tag}`, 'x-party': `party-${tag % 50_000}` }, `{"n":${tag},"text":"${'x'.repeat(200)}"}`) };
    },
    onAnswer: ({ tag, status, body }) => {
      if (status !== 202) {
        tally.unknown++;
        again.push(tag);
        return;
      }
      const digest = hash('sha256', body, 'base64').slice(0, 22);
      const before = tally.answers.get(tag);
      if (before === undefined) tally.answers.set(tag, digest);
      else if (before !== digest) tally.different++;
      // A third of the keys is asked again: some at once, the others when many more have been written.
      if (before === undefined && extra > 0 && tag % 7 < 3) {
        extra--;
        tally.retried++;
        again.push(tag);
      }
    },
    onBroken: (tag) => {
      tally.unknown++;
      again.push(tag);
    },
  });
};

const countEffects = async (ground: BenchGround): Promise<{ rows: number; distinct: number }> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { rows: [row] } = await client.query<{ n: string; d: string }>(
    `select count(*) as n, count(distinct convert_from(content, 'UTF8')) as d from bench_once.event`);
  await client.end();
  return { rows: Number(row!.n), distinct: Number(row!.d) };
};
