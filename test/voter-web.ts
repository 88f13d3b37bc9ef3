import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestContext } from 'node:test';
import type { ServiceContext } from '#base/http/service-context.ts';
import { buildBundles } from '#base/ui/build.ts';
import { generateKeyring, parseKeyring } from '#base/values/keyring.ts';
import { replayActors, REPLAY_HEADER } from '#services/voter-registration/api/replay-actor.ts';
import { createWeb, type VoterWeb } from '#services/voter-registration/api/web.ts';
import { service } from '#services/voter-registration/service.ts';
import { testDatabase, type TestDb } from './database.ts';

export type VoterWebKit = VoterWeb & {
  db: TestDb;
  /** Headers by which an invented person files over the API, at an instant of a replayed day. */
  as(person: string, at?: number): Record<string, string>;
};

/** The whole web face of voter registration in this process, on a test database; pages are built once a machine. */
export const openVoterWeb = async (t: TestContext, more: Partial<ServiceContext> = {}): Promise<VoterWebKit> => {
  const db = await testDatabase(t, { folders: service.migrations });
  const dataDir = mkdtempSync(join(tmpdir(), 'socle-voter-'));
  const built = join(tmpdir(), 'socle-test-build');
  mkdirSync(built, { recursive: true });
  for (const bundle of service.bundles ?? []) await buildBundles({ ...bundle, outDir: built });
  symlinkSync(built, join(dataDir, 'build'));
  const keyring = generateKeyring(db.service, 0);
  let ticket = 0;
  const web = await createWeb({
    env: 'test', demo: true, service: db.service, process: 'test', origin: 'http://localhost', origins: {}, logHost: 'test.localhost',
    listenHandle: { port: 0, host: '127.0.0.1' }, listenHandles: {}, db: { connection: db.connection, passwords: db.passwords },
    keyring, secrets: {}, dataDir, partitions: 4, settings: {}, admission: () => ({ open: true }),
    reserveTickets: async (count) => ({ first: ticket + 1, last: (ticket += count) }), ...more,
  });
  t.after(async () => {
    await web.app.close();
    await web.register.close();
    rmSync(dataDir, { recursive: true, force: true });
  });
  const actors = replayActors(parseKeyring(keyring));
  return { ...web, db, as: (person, at) => ({ [REPLAY_HEADER]: actors.sign(person, at) }) };
};
