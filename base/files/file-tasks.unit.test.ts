import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { cronItems } from '#base/jobs/schedule.ts';
import { DiskStore } from './disk-store.ts';
import { FILE_SCHEDULES, fileTasks } from './file-tasks.ts';
import type { FileWork } from './file-work.ts';
import { openObjectStore } from './open-object-store.ts';
import { S3Store } from './s3-store.ts';

test('each task may be put in the queue, and each schedule names a task', () => {
  const tasks = fileTasks({} as FileWork);
  const sql = readFileSync(join(import.meta.dirname, 'sql', '0001_files.sql'), 'utf8');
  const listed = [...sql.split('insert into job_task')[1]!.matchAll(/\('([a-z-]+)'/g)].map(([, name]) => name);
  assert.deepEqual(Object.keys(tasks).sort(), listed.sort());
  assert.equal(cronItems(FILE_SCHEDULES, tasks).length, FILE_SCHEDULES.length);
});

test('a job that names no file is a bug', async () => {
  const { 'scan-file': scan } = fileTasks({} as FileWork);
  await assert.rejects(async () => scan!.run({ partition: 'x' }, {} as never), /invariant/);
});

test('opens the store that the configuration names', () => {
  const credentials = { accessKeyId: 'a', secretAccessKey: 's' };
  const bucket = openObjectStore({ kind: 's3', endpoint: 'http://127.0.0.1:1', region: 'r', bucket: 'b', credentials });
  assert.ok(bucket instanceof S3Store);
  assert.ok(openObjectStore({ kind: 'disk', root: '/nowhere' }) instanceof DiskStore);
});
