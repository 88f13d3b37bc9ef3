import { withFacts } from '#base/access/fact.ts';
import { accessKeys } from '#base/access/keys.ts';
import { verifyAudit } from '#base/access/verify-audit.ts';
import { parseCheckpoint } from '#base/log/checkpoint.ts';
import { postgresSource } from '#base/log/postgres-source.ts';
import { reportText } from '#base/log/report-text.ts';
import { verifyLog, type ReplayFinding } from '#base/log/verify-log.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { inContext, inSnapshot, systemContext, type Tx } from '#base/store/context.ts';
import { projectedRows } from './write-projections.ts';
import type { OpenRegister } from './open-register.ts';
import { dossierHeads, verifiedEvents } from './verified-events.ts';
import { loadDossiers } from './load-many.ts';
import { keyHistoryOf } from './register-of.ts';
import type { CommandEnd, CommandStep } from '#base/http/command-words.ts';

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
const IDS = { name: 'verify-ids',
  text: `select dossier_id from dossier where partition = $1 and dossier_id > $2 order by dossier_id limit ${PAGE}` };
const SUM = 'coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest';

/** `socle verify` of a service: its logs: tiles, events, contents, positions, and the projections against a replay. */
export const verifyCommand = <State>(open: (context: ServiceContext) => OpenRegister<State>) => async (
  context: ServiceContext, args: readonly string[], report: (step: CommandStep) => void,
): Promise<CommandEnd> => {
  const since = args[0] === '--since' ? args[1] : undefined;
  const only = since === undefined ? undefined : Number(parseCheckpoint(since)?.origin.split('/').at(-1));
  const register = open(context);
  let [entries, seals, wrong] = [0, 0, 0];
  try {
    for (let partition = 0; partition < register.partitions; partition += 1) {
      if (only !== undefined && only !== partition) continue;
      const { service } = register;
      const source = await postgresSource({ pool: register.jobs, service, serviceOrigin: `${context.logHost}/${service}`,
        partition, stores: register.tiles, history: keyHistoryOf(register), heads: dossierHeads,
        events: withFacts(verifiedEvents(register.keys)) });
      if (!source) continue;
      const found = await verifyLog(source, { ...(since ? { since } : {}), replay: () => replay(register, partition) });
      entries += found.size;
      if (!found.ok) wrong += 1;
      report({ text: { fr: reportText(found, 'fr'), en: reportText(found, 'en') } });
      const audit = await inContext(register.jobs, systemContext('verifier', 'verification'), (tx) =>
        verifyAudit(tx, accessKeys(register.keyring), partition, register.clock()));
      seals += audit.count;
      if (audit.divergence) {
        wrong += 1;
        report({ text: audit.divergence });
      }
    }
  } finally {
    await register.close();
  }
  return { ok: wrong === 0, figures: { entries_count: entries, audit_seals_count: seals, diverged_count: wrong }, text: wrong === 0
    ? { fr: `${entries} entrées vérifiées`, en: `${entries} entries verified` }
    : { fr: `${wrong} registre(s) divergent(s)`, en: `${wrong} log(s) diverged` } };
};

/** Folds every dossier again and compares with its tables, page by page, each page on one snapshot. */
const replay = async <State>(register: OpenRegister<State>, partition: number): Promise<ReplayFinding> => {
  let [after, count] = [FIRST, 0];
  for (;;) {
    const page = await inSnapshot(register.jobs, systemContext('verifier', 'verification'), async (tx) => {
      const { rows } = await tx.query<{ dossier_id: string }>({ ...IDS, values: [partition, after] });
      const ids = rows.map((row) => row.dossier_id);
      return { ids, agree: ids.length === 0 || await pageAgrees(tx, register, partition, ids) };
    });
    if (!page.agree) return { count, divergence: { fr: `Les projections ne sont pas celles des événements (après ${after})`,
      en: `The projections are not those of the events (after ${after})` } };
    if (page.ids.length === 0) return { count };
    count += page.ids.length;
    after = page.ids.at(-1)!;
  }
};

const pageAgrees = async <State>(
  tx: Tx, { type, keys }: OpenRegister<State>, partition: number, ids: readonly string[],
): Promise<boolean> => {
  const loaded = [...(await loadDossiers(tx, type, keys, partition, ids)).values()];
  for (const { table, rows } of projectedRows(type, loaded)) {
    if (!await agrees(tx, table, partition, ids, rows)) return false;
  }
  return true;
};

/** Both digests are made by the same function of the database, from the rows as stored and as folded. */
const agrees = async (tx: Tx, table: string, partition: number, ids: readonly string[], rows: readonly object[]): Promise<boolean> => {
  const stored = await tx.query<{ digest: string }>({ name: `verify-stored-${table}`, values: [partition, ids],
    // sql-safe: a type names its tables in code
    text: `select ${SUM} from ${table} t where partition = $1 and dossier_id = any($2::uuid[])` });
  const folded = await tx.query<{ digest: string }>({ name: `verify-folded-${table}`, values: [JSON.stringify(rows)],
    // sql-safe: as above
    text: `select ${SUM} from json_populate_recordset(null::${table}, $1::json) t` });
  return stored.rows[0]!.digest === folded.rows[0]!.digest;
};
