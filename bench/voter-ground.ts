import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { buildBundles } from '#base/ui/build.ts';
import { parseKeyring } from '#base/values/keyring.ts';
import { replayActors, REPLAY_HEADER } from '#services/voter-registration/api/replay-actor.ts';
import type { SharedSocket } from '#platform/supervisor/listen-socket.ts';
import { service } from '#services/voter-registration/service.ts';
import { communes } from '#services/voter-registration/data/communes.ts';
import { plausiblePeople } from '#services/voter-registration/data/people/plausible-people.ts';
import { forkServer, openGround, type BenchGround, type BenchServer } from './bench-server.ts';
import { postBytes, type LoadRequest } from './http-load.ts';
import type { VoterArgument } from './voter-server.ts';

export const VOTER = 'voter-registration';
/** Short: e-mail addresses carry it beside a number, and thirteen digits in a row would be taken for a social security number. */
const SEED = 315;

/** PostgreSQL with the voter service migrated, its pages built, ready for server processes. */
export type VoterGround = BenchGround & { dataDir: string;
  start(more?: Partial<VoterArgument>, socket?: SharedSocket): Promise<BenchServer>;
  /** Its worker, in a process of its own. */
  startWorker(more?: Partial<VoterArgument>): Promise<BenchServer> };

/** Starts PostgreSQL in a folder of its own, migrates the service and builds its pages. */
export const openVoterGround = async (partitions = 4): Promise<VoterGround> => {
  const ground = await openGround(VOTER, service.migrations, partitions);
  await migrateJobs(ground.connection, VOTER);
  const dataDir = join(ground.dir, 'voter');
  mkdirSync(dataDir, { recursive: true });
  /** Does nothing while the pages are those of the sources. */
  const build = async (): Promise<void> => {
    for (const bundle of service.bundles) await buildBundles({ ...bundle, outDir: join(dataDir, 'build') });
  };
  await build();
  const context: VoterArgument = {
    env: 'test', demo: true, service: VOTER, process: 'bench', origin: 'http://localhost', origins: {}, logHost: 'bench.localhost',
    db: { connection: ground.connection, passwords: ground.passwords }, keyring: ground.keyring, secrets: {}, dataDir, partitions,
    settings: {},
  };
  return { ...ground, dataDir, start: async (more = {}, socket) => {
    await build();
    return forkServer('voter-server.ts', { ...context, ...more }, socket ? { socket } : {});
  }, startWorker: (more = {}) => forkServer('voter-worker.ts', { ...context, ...more }) };
};

/** Lays out deposits: request `tag` is the tag-th invented person with a key of their own. */
export const depositRequests = (ground: BenchGround): ((tag: number, attempt?: number) => LoadRequest) => {
  const actors = replayActors(parseKeyring(ground.keyring));
  const people = plausiblePeople(communes());
  return (tag) => ({ tag, bytes: postBytes('/v1/voter-registration/demandes',
    { 'idempotency-key': `demande-${tag}`, [REPLAY_HEADER]: actors.sign(`personne-${tag}`) },
    JSON.stringify(people.personAt(SEED, tag))) });
};
