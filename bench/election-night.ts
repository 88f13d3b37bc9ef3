import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import type { KeyHistory } from '#base/log/key-history.ts';
import { receiptVerifier } from '#base/log/verify-receipt.ts';
import { freePort } from '#base/store/free-port.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { CLOSING_DAYS } from '#services/voter-registration/api/load/closing-day.ts';
import { lastClosingDay } from '#services/voter-registration/api/load/last-closing.ts';
import { nightPlan } from '#services/voter-registration/api/load/night-plan.ts';
import { playNight, type NightTally } from '#services/voter-registration/api/load/play-night.ts';
import { replayActors } from '#services/voter-registration/api/replay-actor.ts';
import { shippedClosings } from '#services/voter-registration/data/calendar.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import type { KeptPiece } from '#services/voter-registration/api/replay-pieces.ts';
import { startGroup, type BenchServer } from './bench-server.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { killAgainAndAgain } from './killer.ts';
import { rebuildDifferences } from './rebuild-check.ts';
import { countLostPieces } from './lost-pieces.ts';
import { startPublisher } from './plain-processes.ts';
import { cpuEach, sideCpu } from './side-cpu.ts';
import { openVoterGround, type VoterGround } from './voter-ground.ts';

/** People who send at once, as in the benches of submission and intake. */
const CONNECTIONS = 512;
const POSTGRES_CRASHES = 3;
/** As many as the platform runs under load (`SOCLE_WEB_MAX`). */
const WEB_PROCESSES = availableParallelism();
const figure = figuresOf('election-night');

type Night = { name: string; count: number; connections: number; port: number; receipts: WriteStream; pieces: KeptPiece[] };

/**
 * A closing day played as fast as the service takes it, its clock carried along: retries, double clicks, slow lines.
 * Then a smaller one while the web process dies at each failpoint in turn and PostgreSQL is cut off.
 */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  try {
    return await measure(ground, smoke, say);
  } finally {
    await ground.end();
  }
};

const measure = async (ground: VoterGround, smoke: boolean, say: BenchOptions['say']): Promise<Figure[]> => {
  const { midnight, closing } = lastClosingDay(shippedClosings(), Date.now());
  const shifted = (): { clockOffset: number } => ({ clockOffset: midnight - Date.now() });
  const file = join(ground.dir, 'receipts.jsonl');
  const receipts = createWriteStream(file);
  const pieces: KeptPiece[] = [];
  // As on the platform, a worker publishes the log: without its tiles a receipt asked for again is proven from rows, ever more of them.
  const publisher = await startPublisher(ground, join(ground.dataDir, 'log'));
  const web = await startGroup(WEB_PROCESSES, (socket) => ground.start(shifted(), socket));
  const backlog = watchBacklog(web.servers);
  const before = await sideCpu(ground, web.servers);
  const start = performance.now();
  const calm = await play(ground, midnight, { name: 'calme', count: smoke ? 1_500 : CLOSING_DAYS.design!.count, connections: CONNECTIONS,
    port: web.port, receipts, pieces });
  const seconds = (performance.now() - start) / 1_000;
  const queued = await backlog.stop();
  const used = cpuEach(before, await sideCpu(ground, web.servers), calm.acknowledged);
  const history = await web.servers[0]!.ask<KeyHistory>('history');
  await web.stop();
  say(`${calm.acknowledged} in ${Math.round(seconds)} s; ${tallyText(calm)}`);
  const { tally: rough, kills } = await playRough(ground, midnight, smoke, { receipts, pieces }, shifted);
  say(`${rough.acknowledged} with ${kills} kills and ${POSTGRES_CRASHES} crashes of PostgreSQL; ${tallyText(rough)}`);
  await publisher.stop();
  await new Promise<void>((done) => receipts.end(done));
  const stored = await readStored(ground, closing);
  const acknowledged = calm.acknowledged + rough.acknowledged;
  return [
    figure('duration_s', seconds, 's'), figure('lost', Math.max(0, acknowledged - stored.people), 'count'),
    figure('pieces_lost', await countLostPieces(ground, pieces), 'count'), figure('pieces', pieces.length, 'documents'),
    figure('doubled', stored.rows - stored.people, 'count'), figure('different_answers', calm.different + rough.different, 'count'),
    figure('receipts_unverified', await countWrong(file, history), 'count'), figure('too_late', stored.late, 'count'),
    figure('rebuild_differences', await rebuildDifferences(ground), 'count'), figure('backlog_max', queued, 'requests'),
    figure('rate_per_s', calm.acknowledged / seconds, '/s'), figure('submissions', acknowledged, 'submissions'),
    figure('cpu_ms', used.all, 'ms'), figure('cpu_service_ms', used.service, 'ms'), figure('cpu_postgres_ms', used.postgres, 'ms'),
    figure('cpu_generator_ms', used.generator, 'ms'), figure('kills', kills, 'kills'),
    figure('postgres_crashes', POSTGRES_CRASHES, 'crashes'),
    figure('connections', CONNECTIONS, 'connections'), figure('web_processes', WEB_PROCESSES, 'processes'),
  ];
};

const tallyText = (tally: NightTally): string => `${tally.sentAgain} sent again, ${tally.doubleClicks} double clicks `
  + `(${tally.running} told that the first is running), ${tally.slow} slow lines, ${tally.withPieces} with ${tally.pieces} documents, `
  + `${tally.refused} asked to come back, ${tally.broken} cut`;

const play = (ground: VoterGround, midnight: number, night: Night): Promise<NightTally> => playNight({
  ...night, host: `localhost:${night.port}`, plan: nightPlan(CLOSING_DAYS.design!, night.count, midnight),
  people: plausiblePeople(communes()), actors: replayActors(parseKeyring(ground.keyring)),
  onPiece: (piece) => { night.pieces.push(piece); },
  onReceipt: (answer) => { night.receipts.write(`${answer.toString()}\n`); } });

/** The same night while the server is killed again and again, and PostgreSQL with it now and then. */
const playRough = async (
  ground: VoterGround, midnight: number, smoke: boolean, kept: Pick<Night, 'receipts' | 'pieces'>, shifted: () => { clockOffset: number },
): Promise<{ tally: NightTally; kills: number }> => {
  const port = await freePort();
  const killer = killAgainAndAgain((failpoints) => ground.start({ ...shifted(), port, failpoints }),
    smoke ? { everyMs: 2_500, batchesBefore: 12 } : {});
  await killer.started;
  let over = false;
  const crashes = crashPostgres(ground, smoke ? 1_500 : 10_000, () => over);
  const tally = await play(ground, midnight, { name: 'panne', count: smoke ? 300 : 100_000, connections: smoke ? 24 : CONNECTIONS,
    port, ...kept });
  over = true;
  await crashes;
  await killer.stop();
  return { tally, kills: killer.kills() };
};

/** Cuts PostgreSQL off a few times, whether or not the night is over: the last cut tests what is acknowledged. */
const crashPostgres = async (ground: VoterGround, everyMs: number, over: () => boolean): Promise<void> => {
  for (let crash = 0; crash < POSTGRES_CRASHES; crash++) {
    if (!over()) await pause(everyMs);
    await ground.crash();
  }
};

/** Asks now and then how many requests wait; gives the most that did. */
const watchBacklog = (servers: readonly BenchServer[]): { stop(): Promise<number> } => {
  let most = 0;
  let running = true;
  const watch = async (): Promise<void> => {
    while (running) {
      const stats = await Promise.all(servers.map((server) => server.ask<{ queued: number }>('stats')));
      most = Math.max(most, stats.reduce((sum, { queued }) => sum + queued, 0));
      await pause(250);
    }
  };
  const ended = watch();
  return { stop: async () => {
    running = false;
    await ended;
    return most;
  } };
};

const countWrong = async (file: string, history: KeyHistory): Promise<number> => {
  const verify = receiptVerifier(history);
  let wrong = 0;
  for await (const line of createInterface({ input: createReadStream(file) })) {
    if (!verify((JSON.parse(line) as { receipt: unknown }).receipt).ok) wrong++;
  }
  return wrong;
};

/** Deposits in the register, people who made them, and those whose arrival is not before the closing. */
const readStored = async (ground: VoterGround, closing: number): Promise<{ rows: number; people: number; late: number }> => {
  const client = new pg.Client(ground.connection);
  await client.connect();
  const { rows: [row] } = await client.query<{ n: string; people: string; late: string }>(`select count(*) as n,
    count(distinct actor_id) as people, count(*) filter (where body::jsonb ->> 'arrivee' >= $1) as late
    from voter_registration.event where type = 'DemandeDeposee'`, [new Date(closing).toISOString()]);
  await client.end();
  return { rows: Number(row!.n), people: Number(row!.people), late: Number(row!.late) };
};
