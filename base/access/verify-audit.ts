import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { Text } from '#base/values/lang.ts';
import { brokenSeals } from './audit-seal.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';

const DAY_MS = 86_400_000;

/** What a look at the seals found: how many, and the first that does not hold. */
export type AuditFinding = { count: number; divergence?: Text };

const UNANCHORED = { name: 'verify-anchors', text: `
  with anchored as (
    select (body::jsonb ->> 'from')::int8 as from_ms, (body::jsonb ->> 'to')::int8 as to_ms,
      (body::jsonb ->> 'rows')::int8 as row_count, body::jsonb ->> 'digest' as digest
    from access_fact where partition = $1 and type = 'AuditScelle'),
  kept as (
    select (extract(epoch from from_at) * 1000)::int8 as from_ms, (extract(epoch from to_at) * 1000)::int8 as to_ms,
      row_count, encode(digest, 'base64') as digest
    from access_audit_seal where partition = $1)
  select coalesce(k.from_ms, a.from_ms)::float8 as from_ms, k.from_ms is null as gone
  from anchored a full join kept k using (from_ms, to_ms, row_count, digest)
  where k.from_ms is null or a.from_ms is null order by 1 limit 1` };

/**
 * Compares the access audit of a partition with its seals, and these with the log that anchors them: a line of audit or
 * a seal that was changed, added or taken away shows. Under a system context of the jobs role.
 */
export const verifyAudit = async (
  tx: Tx, keys: Pick<AccessKeys, 'audit'>, partition: number, now: Instant,
): Promise<AuditFinding> => {
  const { rows: [sealed] } = await tx.query<{ n: number }>(
    'select count(*)::int4 as n from access_audit_seal where partition = $1', [partition]);
  const count = sealed?.n ?? 0;
  const { rows: [loose] } = await tx.query<{ from_ms: number; gone: boolean }>({ ...UNANCHORED, values: [partition] });
  if (loose) return { count, divergence: looseSeal(partition, loose) };
  const [broken] = await brokenSeals(tx, keys, partition, now - ACCESS_LIMITS.audit_kept_days * DAY_MS);
  return broken === undefined ? { count } : { count, divergence: {
    fr: `Audit des accès ${partition} : les lignes depuis ${timeOf(broken.from)} ne sont plus celles qui furent scellées`,
    en: `Access audit ${partition}: the lines since ${timeOf(broken.from)} are no longer those that were sealed` } };
};

const timeOf = (at: Instant): string => new Date(at).toISOString();

const looseSeal = (partition: number, { from_ms: from, gone }: { from_ms: number; gone: boolean }): Text => (gone
  ? { fr: `Audit des accès ${partition} : le sceau de ${timeOf(from)} est au registre mais plus dans la table`,
    en: `Access audit ${partition}: the seal of ${timeOf(from)} is in the log but no longer in the table` }
  : { fr: `Audit des accès ${partition} : le sceau de ${timeOf(from)} n’est pas au registre`,
    en: `Access audit ${partition}: the seal of ${timeOf(from)} is not in the log` });
