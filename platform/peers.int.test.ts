import assert from 'node:assert/strict';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import pg from 'pg';
import { S3Store } from '#base/files/s3-store.ts';
import { startClamd } from '#test/peers/clamd.ts';
import { isMissing } from '#test/peers/peer.ts';
import { startS3Server } from '#test/peers/s3-server.ts';
import { projectRoot, testPlatform, until } from './fixtures/test-platform.ts';
import { installedServices } from './services.ts';

const SERVICE = 'voter-registration';
const ENOUGH = 3;
const MINUTES_2 = 120_000;

type Row = { state: string; scan_state: string; pages: number | null; engine: string | null };

test('on S3 and with clamd: a request’s document goes from the deposit to its pages, inside the cage of its service', async (t) => {
  const [clamd, s3] = [await startClamd(), await startS3Server()];
  if (!isMissing(clamd)) t.after(() => clamd.stop());
  if (!isMissing(s3)) t.after(() => s3.stop());
  if (isMissing(clamd)) return t.skip(clamd.skip);
  if (isMissing(s3)) return t.skip(s3.skip);
  const { credentials, endpoint, bucket, region, writeOnce } = s3.config;
  const url = new URL(`/${bucket}?region=${region}${writeOnce ? `&writeOnce=${writeOnce}` : ''}`, endpoint);
  url.username = encodeURIComponent(credentials.accessKeyId);
  url.password = encodeURIComponent(credentials.secretAccessKey);
  const needed = new Set([SERVICE, 'identity', 'national-register']);
  const { platform, dataDir } = await testPlatform(t, {
    more: installedServices(projectRoot).filter(({ name }) => needed.has(name)),
    settings: { SOCLE_DEMO: '1', SOCLE_OBJECTS_URL: url.href, SOCLE_CLAMD_SOCKET: (clamd.address as { path: string }).path },
  });
  // The demonstration's requests carry documents; a few of them are enough, the rest ends with the platform.
  platform.runCommand(SERVICE, 'seed', [], () => undefined).catch(() => undefined);

  const client = new pg.Client({ ...platform.database.connection });
  await client.connect();
  // The platform stops its PostgreSQL before this connection knows.
  client.on('error', () => undefined);
  const files = async (): Promise<Row[]> => (await client.query<Row>(`select state, scan_state, pages, scan_engine as engine
    from voter_registration.file_object where dossier_id is not null`)).rows;
  const shown = async (): Promise<Row[]> => (await files()).filter(({ state }) => state === 'available');
  await until('some documents have their pages', async () => (await shown()).length >= ENOUGH, MINUTES_2);
  const rows = await shown();
  assert.ok(rows.every(({ scan_state: scan, pages, engine }) => scan === 'clean' && pages! > 0 && /clamav/i.test(engine ?? '')),
    JSON.stringify(rows[0]));

  const store = new S3Store(s3.config);
  const [sent, pages] = [await store.list('files/'), await store.list('pages/')];
  assert.ok(sent.objects.length >= rows.length && pages.objects.length >= rows.length, 'what was sent and its pages lie in the bucket');
  const local = join(dataDir, 'services', SERVICE, 'objects');
  assert.deepEqual(existsSync(local) ? readdirSync(local, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()) : [], []);
  await client.end();
});
