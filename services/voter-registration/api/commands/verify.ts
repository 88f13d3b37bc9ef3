import { withFacts } from '#base/access/fact.ts';
import { accessKeys } from '#base/access/keys.ts';
import { verifyAudit } from '#base/access/verify-audit.ts';
import { parseCheckpoint } from '#base/log/checkpoint.ts';
import { postgresSource } from '#base/log/postgres-source.ts';
import { reportText } from '#base/log/report-text.ts';
import { verifyLog, type ReplayFinding } from '#base/log/verify-log.ts';
import type { ServiceContext } from '#base/http/service-context.ts';
import { inContext, inSnapshot, systemContext, type Tx } from '#base/store/context.ts';
import { dossierRow } from '#base/dossiers/write-projections.ts';
import { demandeRow } from '../../store/demande-row.ts';
import { HOLDERS } from '../../store/demande-type.ts';
import type { VoterRegister } from '../../store/open-register.ts';
import { dossierHeads, verifiedEvents } from '../../store/verified-events.ts';
import { loadDossiers } from '../../store/work-dossiers.ts';
import { keyHistoryOf, registerOf } from '../register-of.ts';
import type { CommandEnd, CommandStep } from './command-words.ts';

const PAGE = 500;
const FIRST = '00000000-0000-0000-0000-000000000000';
const IDS = { name: 'verify-ids',
  text: `select dossier_id from dossier where partition = $1 and dossier_id > $2 order by dossier_id limit ${PAGE}` };
const SUM = 'coalesce(sum(hashtextextended(t::text, 0)::numeric), 0)::text as digest';

/** Verifies the logs of the service: tiles, events, contents, positions, and the projections against a replay. */
export const verify = async (
  context: ServiceContext, args: readonly string[], report: (step: CommandStep) => void,
): Promise<CommandEnd> => {
  const since = args[0] === '--since' ? args[1] : undefined;
  const only = since === undefined ? undefined : Number(parseCheckpoint(since)?.origin.split('/').at(-1));
  const register = registerOf(context, () => undefined);
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

/** Folds every dossier again and compares with both tables, page by page, each page on one snapshot. */
const replay = async (register: VoterRegister, partition: number): Promise<ReplayFinding> => {
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

const pageAgrees = async (tx: Tx, { type, keys }: VoterRegister, partition: number, ids: readonly string[]): Promise<boolean> => {
  const loaded = [...(await loadDossiers(tx, type, keys, partition, ids)).values()];
  const own = loaded.flatMap(({ ref, state, holders }) => {
    const row = holders.includes(HOLDERS.commune) ? demandeRow(state) : undefined;
    return row ? [{ ...row, partition: ref.partition, dossier_id: ref.id }] : [];
  });
  return await agrees(tx, 'dossier', partition, ids, loaded.map((snapshot) => dossierRow(type, snapshot)))
    && agrees(tx, 'demande', partition, ids, own);
};

const DIGESTS = {
  dossier: [
    { name: 'verify-stored-dossier', text: `select ${SUM} from dossier t where partition = $1 and dossier_id = any($2::uuid[])` },
    { name: 'verify-folded-dossier', text: `select ${SUM} from json_populate_recordset(null::dossier, $1::json) t` },
  ],
  demande: [
    { name: 'verify-stored-demande', text: `select ${SUM} from demande t where partition = $1 and dossier_id = any($2::uuid[])` },
    { name: 'verify-folded-demande', text: `select ${SUM} from json_populate_recordset(null::demande, $1::json) t` },
  ],
} as const;

/** Both digests are made by the same function of the database, from the rows as stored and as folded. */
const agrees = async (
  tx: Tx, table: keyof typeof DIGESTS, partition: number, ids: readonly string[], rows: readonly object[],
): Promise<boolean> => {
  const [ofStored, ofFolded] = DIGESTS[table];
  const stored = await tx.query<{ digest: string }>({ ...ofStored, values: [partition, ids] });
  const folded = await tx.query<{ digest: string }>({ ...ofFolded, values: [JSON.stringify(rows)] });
  return stored.rows[0]!.digest === folded.rows[0]!.digest;
};
