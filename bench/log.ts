import { Worker } from 'node:worker_threads';
import { publishTiles } from '#base/log/publish.ts';
import { verifyReceipt } from '#base/log/verify-receipt.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { keyHistoryOf } from '#base/dossiers/register-of.ts';
import type { VoterRegister } from '#services/voter-registration/store/open-register.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import { BENCH_HOST, fill, registerOfGround } from './fill.ts';
import type { LogFound, LogWork } from './log-thread.ts';
import { receiptsOfRegister } from './receipts-of-register.ts';
import { openVoterGround, type VoterGround } from './voter-ground.ts';

const THREADS = 2;
const RECEIPTS = 5_000;
const figure = figuresOf('log');

/** A register of a million requests, verified: its tiles, then every body, position and projection, then receipts. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const ground = await openVoterGround();
  const entries = smoke ? 5_000 : 1_000_000;
  try {
    await fill(ground, entries, say);
    const register = registerOfGround(ground);
    await publishAll(register);
    const tiles = await timed(() => verifyAll(ground, register, false));
    const bodies = await timed(() => verifyAll(ground, register, true));
    for (const wrong of [...tiles.value.wrong, ...bodies.value.wrong]) say(wrong);
    const receipts = await measureReceipts(register, Math.min(RECEIPTS, entries / 5));
    await register.close();
    say(`${bodies.value.entries} entries, ${bodies.value.contents} contents opened, ${THREADS} threads`);
    return [
      figure('tiles_s', tiles.seconds, 's'), figure('bodies_s', bodies.seconds, 's'), figure('receipt_ms', receipts.ms, 'ms'),
      figure('wrong', tiles.value.wrong.length + bodies.value.wrong.length + receipts.refused
        + (entries - tiles.value.entries) + (entries - bodies.value.contents), 'count'),
      figure('entries', entries, 'entries'), figure('receipts', receipts.count, 'receipts'),
    ];
  } finally {
    await ground.end();
  }
};

const timed = async <T>(task: () => Promise<T>): Promise<{ value: T; seconds: number }> => {
  const start = performance.now();
  const value = await task();
  return { value, seconds: (performance.now() - start) / 1_000 };
};

/** Publishes what a worker of the service would have published by now. */
const publishAll = async ({ jobs, partitions, tiles, signer }: VoterRegister): Promise<void> => {
  for (let partition = 0; partition < partitions; partition++) {
    while ((await publishTiles({ pool: jobs, partition, stores: tiles, signer, clock: Date.now }))?.more);
  }
};

/** Verifies every partition in threads of their own, as `npx socle verify` would on this machine. */
const verifyAll = async (ground: VoterGround, register: VoterRegister, bodies: boolean): Promise<LogFound> => {
  const { connection, passwords, service, keyring, dataDir } = ground;
  const all = Array.from({ length: ground.partitions }, (_, partition) => partition);
  const found = await Promise.all(Array.from({ length: THREADS }, (_, thread) => inThread({
    connection, password: passwords.rebuild, service, keyring, host: BENCH_HOST, history: keyHistoryOf(register),
    tilesDir: `${dataDir}/log`, partitions: all.filter((partition) => partition % THREADS === thread), bodies })));
  return found.reduce((sum, one) => ({ entries: sum.entries + one.entries, contents: sum.contents + one.contents,
    wrong: [...sum.wrong, ...one.wrong] }));
};

const inThread = (work: LogWork): Promise<LogFound> => new Promise((done, fail) => {
  const worker = new Worker(new URL('./log-thread.ts', import.meta.url), { workerData: work });
  worker.once('message', done).once('error', fail);
  worker.once('exit', (code) => fail(new Error(`the verification thread ended with ${code}`)));
});

/** Verifies receipts one by one, nothing remembered between them. */
const measureReceipts = async (register: VoterRegister, count: number): Promise<{ ms: number; refused: number; count: number }> => {
  const receipts = await inContext(register.app, systemContext('bench', 'mesure'), (tx) => receiptsOfRegister(register, tx, count));
  const history = keyHistoryOf(register);
  const start = performance.now();
  const refused = receipts.filter((text) => !verifyReceipt(JSON.parse(text), history).ok).length;
  return { ms: (performance.now() - start) / receipts.length, refused: refused + (count - receipts.length), count: receipts.length };
};
