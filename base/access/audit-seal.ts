import type { Tx } from '#base/store/context.ts';
import { hmac } from '#base/values/crypto-box.ts';
import { canonicalJson } from '#base/values/canonical-json.ts';
import type { Instant } from '#base/values/instant.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';

/** A span of the access audit and the keyed digest over all its rows. */
export type AuditSeal = { partition: number; from: Instant; to: Instant; rows: number; digest: string };

/**
 * Seals the rows since the last seal, up to ten minutes ago (no transaction lasts that long), and gives the seal for
 * the tamper-evident log; `undefined` when there is nothing new. Under a system context of the jobs role.
 * A row changed, added or taken away later shows in `brokenSeals`.
 */
export const sealAudit = async (
  tx: Tx, keys: Pick<AccessKeys, 'audit'>, partition: number, now: Instant,
): Promise<AuditSeal | undefined> => {
  const { rows: [last] } = await tx.query<{ to_at: Date | null }>(
    `select coalesce((select max(to_at) from access_audit_seal where partition = $1),
      (select min(at) from access_audit where partition = $1)) as to_at`, [partition]);
  const from = last?.to_at?.getTime() ?? now;
  const to = now - ACCESS_LIMITS.audit_seal_delay_ms;
  if (to <= from) return undefined;
  const { rows, digest } = await digestOf(tx, keys, partition, from, to);
  if (rows === 0) return undefined;
  await tx.query(`
    insert into access_audit_seal (partition, from_at, to_at, row_count, digest) values ($1, $2, $3, $4, $5)`,
  [partition, new Date(from), new Date(to), rows, digest]);
  return { partition, from, to, rows, digest: digest.toString('base64') };
};

/** Seals that the rows no longer match, oldest first; spans that start before `keptSince` (purged) are passed over. */
export const brokenSeals = async (
  tx: Tx, keys: Pick<AccessKeys, 'audit'>, partition: number, keptSince: Instant,
): Promise<AuditSeal[]> => {
  const { rows: seals } = await tx.query<{ from_at: Date; to_at: Date; row_count: string; digest: Buffer }>(
    'select from_at, to_at, row_count, digest from access_audit_seal where partition = $1 order by from_at',
    [partition]);
  const broken: AuditSeal[] = [];
  for (const seal of seals) {
    const [from, to] = [seal.from_at.getTime(), seal.to_at.getTime()];
    if (from < keptSince) continue;
    const found = await digestOf(tx, keys, partition, from, to);
    if (found.rows !== Number(seal.row_count) || !found.digest.equals(seal.digest)) {
      broken.push({ partition, from, to, rows: Number(seal.row_count), digest: seal.digest.toString('base64') });
    }
  }
  return broken;
};

const PAGE = 5_000;

/** HMAC chain over the rows in the order of their ids: order, content and number all count. */
const digestOf = async (
  tx: Tx, keys: Pick<AccessKeys, 'audit'>, partition: number, from: Instant, to: Instant,
): Promise<{ rows: number; digest: Buffer }> => {
  let digest = hmac(keys.audit, 'access audit', String(partition), String(from), String(to));
  let rows = 0;
  let after = '00000000-0000-0000-0000-000000000000';
  for (;;) {
    const { rows: page } = await tx.query<{ audit_id: string; line: unknown }>(`
      select audit_id, to_jsonb(a) as line from access_audit a
      where partition = $1 and at >= $2 and at < $3 and audit_id > $4 order by audit_id limit ${PAGE}`,
    [partition, new Date(from), new Date(to), after]);
    for (const { line } of page) digest = hmac(keys.audit, digest, canonicalJson(line));
    rows += page.length;
    if (page.length < PAGE) return { rows, digest };
    after = page.at(-1)!.audit_id;
  }
};
