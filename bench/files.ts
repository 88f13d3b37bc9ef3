import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DiskStore } from '#base/files/disk-store.ts';
import { createReceiver, OBJECT_PREFIX } from '#base/files/receive.ts';
import { randomSlice } from '#base/values/ids.ts';
import { generateKeyring, parseKeyring, type SerialisedKeyring } from '#base/values/keyring.ts';
import { forkServer } from './bench-server.ts';
import { figuresOf, type BenchOptions, type Figure } from './figure.ts';
import {
  mixOfFiles, PIECES_PER_REQUEST, sampleFile, unitSource, type SampleFile,
} from '#services/voter-registration/api/load/file-samples.ts';
import { formBytes } from '#services/voter-registration/api/load/upload-piece.ts';
import type { FilesArgument } from './files-server.ts';
import { generatorShare, rateOf, sample } from './sample.ts';

/** Files on their way at once, in both measures. */
const AT_ONCE = 8;
const PART_BYTES = 64 * 1024;
const SMALL_BYTES = 20_000;
const CONNECTIONS = 32;
const MIX = 64;
const figure = figuresOf('files');

/** The documents that people send, received into the encrypted store, beside "stream, hash, write, fsync" of the same bytes. */
export const run = async ({ smoke, say }: BenchOptions): Promise<Figure[]> => {
  const folder = mkdtempSync(join(tmpdir(), 'socle-bench-files-'));
  const keyring = generateKeyring('bench-files', Date.now());
  try {
    const mix = await measureMix(folder, keyring, smoke ? 2 : 20);
    const small = await measureSmall(folder, keyring, smoke ? 5 : 30);
    say(`${Math.round(mix.ours)} MB/s of ${Math.round(mix.bare)} bare, ${AT_ONCE} at once; small files by multipart forms over HTTP, `
      + `one a form, ${CONNECTIONS} connections`);
    return [
      figure('share_of_bare_percent', (100 * mix.ours) / mix.bare, '%', mix.bare),
      figure('mix_mb_per_s', mix.ours, 'MB/s', mix.bare), figure('mix_files_per_s', mix.filesPerS, '/s'),
      figure('requests_per_s', mix.filesPerS / PIECES_PER_REQUEST, '/s'),
      figure('small_files_per_s', small.perS, '/s', small.bare), figure('refused', mix.refused + small.errors, 'count'),
      figure('generator_cpu_percent', small.generator, '%'), figure('connections', CONNECTIONS, 'connections'),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Sends the same mix both ways, turn by turn, so that a slow moment of the disk costs both. */
const measureMix = async (folder: string, keyring: SerialisedKeyring, rounds: number) => {
  const files = mixOfFiles(MIX, 20_260_204);
  const megabytes = (rounds * files.reduce((sum, { bytes }) => sum + bytes.length, 0)) / 1e6;
  const seconds = { bare: 0, ours: 0 };
  let refused = 0;
  await throughAll(files, AT_ONCE, bareSink(scratch(folder, 'warm')));
  const store = await runningStore(scratch(folder, 'store'));
  const receive = createReceiver({ store, ring: parseKeyring(keyring), clock: Date.now, random: randomSlice });
  for (let round = 0; round < rounds; round++) {
    const kept: string[] = [];
    seconds.ours += await throughAll(files, AT_ONCE, async ({ name, type, bytes }) => {
      const reception = await receive({ slot: { slot: 'piece', accepts: [type] }, name, declaredType: type, bytes: parts(bytes) });
      if (reception.ok) kept.push(reception.file.objectName);
      else refused++;
    });
    for (const name of kept) await store.delete(name);
    seconds.bare += await throughAll(files, AT_ONCE, bareSink(scratch(folder, 'bare')));
  }
  return { ours: megabytes / seconds.ours, bare: megabytes / seconds.bare, filesPerS: (rounds * files.length) / seconds.ours, refused };
};

/** A store whose folders are there, as after its first days: making one durable is paid once. */
const runningStore = async (root: string): Promise<DiskStore> => {
  const store = new DiskStore(root);
  const names = Array.from({ length: 256 }, (_, i) => `${OBJECT_PREFIX}/${i.toString(16).padStart(2, '0').padEnd(32, '0')}`);
  await Promise.all(names.map((name) => store.put(name, parts(Buffer.alloc(1)))));
  return store;
};

/** An empty folder of that name. */
const scratch = (folder: string, name: string): string => {
  const place = join(folder, name);
  rmSync(place, { recursive: true, force: true });
  mkdirSync(place);
  return place;
};

/** Bytes as they come from a socket. */
async function* parts(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += PART_BYTES) yield bytes.subarray(at, at + PART_BYTES);
}

/** The least that any service would do: read the stream, hash it, write it, make it durable. */
const bareSink = (folder: string): ((file: SampleFile) => Promise<void>) => {
  let count = 0;
  return async ({ bytes }) => {
    const hash = createHash('sha256');
    const file = await open(join(folder, String(count++)), 'wx');
    for await (const part of parts(bytes)) {
      hash.update(part);
      await file.write(part);
    }
    hash.digest();
    await file.sync();
    await file.close();
  };
};

/** Sends all files, a few at once; gives the seconds. */
const throughAll = async (files: readonly SampleFile[], lanes: number, take: (file: SampleFile) => Promise<void>): Promise<number> => {
  const start = performance.now();
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let file = files[next++]; file; file = files[next++]) await take(file);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return (performance.now() - start) / 1_000;
};

const measureSmall = async (folder: string, keyring: SerialisedKeyring, seconds: number) => {
  const file = sampleFile('image/jpeg', SMALL_BYTES, unitSource(3));
  const many = new Array<SampleFile>(1_000).fill(file);
  const bare = many.length / await throughAll(many, CONNECTIONS, bareSink(scratch(folder, 'bare')));
  const server = await forkServer('files-server.ts', { keyring, folder: join(folder, 'small') } satisfies FilesArgument);
  const bytes = formBytes('/files', 'localhost', file);
  const measured = await sample({ server, connections: CONNECTIONS, seconds, keep: false, request: (tag) => ({ tag, bytes }) });
  await server.stop();
  return { perS: rateOf(measured), bare, errors: measured.errors, generator: generatorShare(measured) };
};
