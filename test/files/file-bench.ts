import assert from 'node:assert/strict';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import { DiskStore } from '#base/files/disk-store.ts';
import type { FileRef, FileRow } from '#base/files/file-row.ts';
import type { FileRun, FileWork } from '#base/files/file-work.ts';
import { pieces } from '#base/files/object-store-contract.ts';
import { findFile, insertFile } from '#base/files/queries.ts';
import { createReceiver } from '#base/files/receive.ts';
import type { RendererPort } from '#base/files/renderer-port.ts';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { inContext, systemContext, type RowContext, type Tx } from '#base/store/context.ts';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { testDatabase, type TestDb } from '#test/database.ts';

/** The person who sends the files of a bench. */
export const CITIZEN: RowContext = { actor: 'c1', kind: 'citizen', roles: [], territories: [], purpose: 'demande' };

/** A service's file work on a schema and a store of its own. */
export type FileBench = {
  db: TestDb; work: FileWork; run: FileRun; settled: [string, string][]; now: number;
  send(bytes: Buffer, name?: string): Promise<FileRef>;
  as<T>(ctx: RowContext, fn: (tx: Tx) => Promise<T>): Promise<T>;
  state(ref: FileRef): Promise<string | undefined>;
  jobs(): Promise<string[]>;
};

/** Makes one; without a `scanner` in `more`, files are never scanned. */
export const fileBench = async (
  t: TestContext, renderer: RendererPort, more: Partial<FileWork> = {},
): Promise<FileBench> => {
  const db = await testDatabase(t);
  await migrateJobs(db.connection, db.service);
  const root = await mkdtemp(join(tmpdir(), 'socle-files-'));
  const store = new DiskStore(root);
  t.after(() => rm(root, { recursive: true }));
  const settled: [string, string][] = [];
  const self = { now: Date.now() } as FileBench;
  const work: FileWork = {
    store, ring: parseKeyring(generateKeyring(db.service, 0)), renderer, partitions: 4,
    clock: () => self.now, random: randomBytes,
    settled: async (_tx: Tx, file: FileRow) => { settled.push([file.ref.id, file.state]); }, ...more,
  };
  const receive = createReceiver({ ...work });
  const run: FileRun = { inContext: (fn) => inContext(db.pools.jobs, systemContext('files', 'test'), fn) };
  const as: FileBench['as'] = (ctx, fn) => inContext(db.pools.app, ctx, fn);
  return Object.assign(self, {
    db, work, run, settled, as,
    send: async (bytes: Buffer, name = 'piece') => {
      const received = await receive({
        name, declaredType: '', bytes: pieces(bytes),
        slot: { slot: 'identite', accepts: ['image/jpeg', 'image/png', 'application/pdf'] as const },
      });
      assert.ok(received.ok, received.ok ? '' : received.problem.code);
      return as(CITIZEN, (tx) => insertFile(tx, { partition: 2, holder: 'c1' }, received.file));
    },
    state: async (ref: FileRef) => (await run.inContext((tx) => findFile(tx, ref)))?.state,
    jobs: async () => (await db.admin.query<{ task: string }>(
      `select task_identifier as task from ${db.names.schema}_queue.jobs order by task`)).rows.map(({ task }) => task),
  } satisfies Partial<FileBench>);
};
