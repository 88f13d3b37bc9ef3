import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { migrateJobs } from '#base/jobs/migrate-jobs.ts';
import { inContext, systemContext } from '#base/store/context.ts';
import { freePort } from '#base/store/free-port.ts';
import { buildBundles } from '#base/ui/build.ts';
import { signInPeople } from '#services/emergency-calls/api/load/console-sessions.ts';
import type { LoadPerson } from '#services/emergency-calls/api/load/load-client.ts';
import type { FreeVehicle } from '#services/emergency-calls/api/load/play-call.ts';
import type { Staff } from '#services/emergency-calls/api/load/play-traffic.ts';
import { regulationOf } from '#services/emergency-calls/api/regulation-of.ts';
import { objectId, organisationOf } from '#services/emergency-calls/domain/identifiers/case-ids.ts';
import { service } from '#services/emergency-calls/service.ts';
import type { Regulation } from '#services/emergency-calls/store/open-regulation.ts';
import { enterResources } from '#services/emergency-calls/store/resources.ts';
import { forkServer, openGround, type BenchGround, type BenchServer } from './bench-server.ts';
import type { CallsArgument } from './calls-server.ts';

const CALLS = 'emergency-calls';
/** More than a region's four: writers of one partition follow each other. */
const PARTITIONS = 8;
/** The secret by which the bench's telephony and trackers sign. */
export const MACHINE_SECRET = 'bench-telephony-secret-0123456789abcdef';

/** A nation for a bench: how many centres, vehicles in all, call takers in each. */
export type Nation = { centres: number; vehicles: number; arms: number };

/** PostgreSQL with the service migrated, its centres staffed and their vehicles entered. */
export type CallsGround = BenchGround & {
  centres: readonly string[]; origin: string; port: number; regulation: Regulation; argument: CallsArgument;
  staff: Staff; boards: readonly LoadPerson[]; vehicles: ReadonlyMap<string, readonly FreeVehicle[]>;
  startWeb(): Promise<BenchServer>; startWorker(): Promise<BenchServer>;
};

const DEMO = ['9A0', '9B0'];
const codesOf = (count: number): string[] => [...DEMO, ...Array.from({ length: count }, (_, i) => String(i + 1).padStart(3, '0'))]
  .slice(0, count);

const vehiclesOf = (centre: string, count: number) => Array.from({ length: count }, (_, n) => ({
  resourceId: objectId(organisationOf(centre), 'resource', `V${n + 1}`), name: `VLM ${n + 1}`, vehicleType: 'SMUR.VLM', crew: 'MED',
  sector: null, skills: [], baseLat: 46.2, baseLon: -3.4 }));

/** Opens it: sessions are opened as logins open them, without an identity provider. */
export const openCallsGround = async ({ centres: count, vehicles: fleet, arms }: Nation): Promise<CallsGround> => {
  const ground = await openGround(CALLS, service.migrations, PARTITIONS);
  await migrateJobs(ground.connection, CALLS);
  const dataDir = join(ground.dir, 'calls');
  mkdirSync(dataDir, { recursive: true });
  for (const bundle of service.bundles) await buildBundles({ ...bundle, outDir: join(dataDir, 'build') });
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const centres = codesOf(count);
  const argument: CallsArgument = { env: 'test', demo: true, service: CALLS, process: 'bench', origin, origins: {},
    logHost: 'bench.localhost', db: { connection: ground.connection, passwords: ground.passwords }, keyring: ground.keyring, secrets: {},
    dataDir, partitions: ground.partitions, settings: { SOCLE_CALLS_TELEPHONY_SECRET: MACHINE_SECRET,
      SOCLE_CALLS_SITE: JSON.stringify({ centres: centres.map((code) => ({ code, name: `SAMU ${code}`, siret: code })) }) }, port };
  const regulation = regulationOf(argument as never, () => undefined);
  const staff = new Map<string, { arms: LoadPerson[]; doctor: LoadPerson; bord: LoadPerson }>();
  const boards: LoadPerson[] = [];
  const vehicles = new Map<string, FreeVehicle[]>();
  for (const [i, centre] of centres.entries()) {
    const people = await signInPeople(regulation, argument, centre, [...Array.from({ length: arms }, () => 'arm'), 'mru', 'arm-n2',
      'superviseur']);
    staff.set(centre, { arms: people.slice(0, arms), doctor: people[arms]!, bord: people[arms + 1]! });
    boards.push(people[arms + 2]!);
    const own = vehiclesOf(centre, Math.floor(fleet / count) + (i < fleet % count ? 1 : 0));
    await inContext(regulation.app, systemContext('bench', 'essai'), (tx) =>
      enterResources(tx, regulation.partitionOfCentre(centre), centre, own));
    vehicles.set(centre, own.map(({ resourceId: resource, name, vehicleType }) => ({ resource, name, vehicleType })));
  }
  return { ...ground, centres, origin, port, regulation, argument, staff, boards, vehicles,
    startWeb: () => forkServer('calls-server.ts', argument), startWorker: () => forkServer('calls-worker.ts', argument),
    end: async () => {
      await regulation.close();
      await ground.end();
    } };
};
