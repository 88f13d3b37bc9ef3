/** Body of a verification thread: some partitions of a voter register, tiles alone or with everything behind them. */
import { parentPort, workerData } from 'node:worker_threads';
import { digests } from '#base/dossiers/rebuild.ts';
import { createDossierKeys } from '#base/dossiers/dossier-keys.ts';
import { dossierRow, type Snapshot } from '#base/dossiers/write-projections.ts';
import { DOSSIER_TABLE } from '#base/dossiers/projection.ts';
import type { KeyHistory } from '#base/log/key-history.ts';
import { postgresSource } from '#base/log/postgres-source.ts';
import { tileFolder } from '#base/log/tile-folder.ts';
import { verifyLog } from '#base/log/verify-log.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import { createPool } from '#base/store/pools.ts';
import { serviceNames } from '#base/store/service-names.ts';
import { parseKeyring, type SerialisedKeyring } from '#base/values/keyring.ts';
import { demandeType } from '#services/voter-registration/store/demande-type.ts';
import type { DossierState } from '#services/voter-registration/domain/state.ts';
import { dossierHeads, openedEvents, type Unfinished } from './log-source.ts';

export type LogWork = {
  connection: { host: string; port: number; database: string }; password: string; service: string; host: string;
  keyring: SerialisedKeyring; history: KeyHistory; tilesDir: string; partitions: number[]; bodies: boolean;
};
/** What was looked at and, in plain words, what was wrong. */
export type LogFound = { entries: number; contents: number; wrong: string[] };

const work = workerData as LogWork;
const type = demandeType(work.service);
const keys = createDossierKeys(parseKeyring(work.keyring));
const pool = createPool({ connection: work.connection, user: serviceNames(work.service).rebuild, password: work.password, max: 2 });
const stores = (log: string) => tileFolder(`${work.tilesDir}/${log}`);

/** Digest of rows as the table would hold them, made by the same functions of the database as the table's own. */
const expected = async (tx: Tx, snapshots: readonly Snapshot<DossierState>[]): Promise<bigint> => {
  const { rows: [row] } = await tx.query<{ digest: string }>({ name: 'bench-log-digest',
    // sql-safe: a table named in code
    text: `select coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest
      from json_populate_recordset(null::${DOSSIER_TABLE.table}, $1::json) t`,
    values: [JSON.stringify(snapshots.map((snapshot) => dossierRow(type, snapshot)))] });
  return BigInt(row!.digest);
};

const verify = async (partition: number): Promise<LogFound> => {
  let digest = 0n;
  const unfinished: Unfinished<DossierState> = new Map();
  const whole = async (tx: Tx, snapshots: readonly Snapshot<DossierState>[]): Promise<void> => {
    if (snapshots.length > 0) digest += await expected(tx, snapshots);
  };
  const source = await postgresSource({ pool, service: work.service, serviceOrigin: `${work.host}/${work.service}`, partition,
    stores, history: work.history,
    ...(work.bodies ? { events: openedEvents({ type, keys, whole }, unfinished), heads: dossierHeads } : {}) });
  if (!source) return { entries: 0, contents: 0, wrong: [`no log of partition ${partition}`] };
  const report = await verifyLog(source, work.bodies ? { replay: async () => ({ count: 1,
    ...(await projectionsAgree(partition, digest, unfinished) ? {} : { divergence: DIFFERENT }) }) } : {});
  return { entries: report.size, contents: report.checks.find(({ check }) => check === 'content')!.count,
    wrong: report.checks.flatMap(({ check, first }) => (first ? [`${check} of partition ${partition}: ${first.text.en}`] : [])) };
};

const DIFFERENT = { fr: 'Les projections ne sont pas celles des événements.', en: 'The projections are not those of the events.' };

const projectionsAgree = async (partition: number, digest: bigint, unfinished: Unfinished<DossierState>): Promise<boolean> => {
  const [stored] = await inContext(pool, systemContext('bench', 'mesure'), (tx) => digests(tx, type, partition));
  return unfinished.size === 0 && BigInt(stored!.digest) === digest;
};

const found: LogFound[] = [];
for (const partition of work.partitions) found.push(await verify(partition));
await pool.end();
parentPort!.postMessage({ entries: found.reduce((sum, { entries }) => sum + entries, 0),
  contents: found.reduce((sum, { contents }) => sum + contents, 0), wrong: found.flatMap(({ wrong }) => wrong) } satisfies LogFound);
