import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import { accessProblems } from './errors.ts';
import type { AccessKeys } from './keys.ts';
import { ACCESS_LIMITS } from './limits.ts';
import { openJson, sealJson } from './sealed-json.ts';

export type PendingReview = {
  partition: number; id: string; actorId: string; role: string; organisation?: string; dossier: string; reference?: string;
  reasonCode: string; explanation: string; from: Instant; until: Instant; dueOn: CivilDate; late: boolean;
};

type Raw = {
  partition: number; break_glass_id: string; actor_id: string; acting_as: string; organisation: string | null; reference: string | null;
  dossier_id: string; reason_code: string; explanation: Buffer; from_at: Date; until_at: Date; due_on: string;
};

/** Openings that nobody has reviewed, the most urgent first. Under the context of a reviewer of their territory. */
export const pendingReviews = async (
  tx: Tx, keys: Pick<AccessKeys, 'sealing'>, partition: number, today: CivilDate,
): Promise<PendingReview[]> => {
  const { rows } = await tx.query<Raw>(`
    select partition, break_glass_id, actor_id, acting_as, organisation, dossier_id, reference, reason_code, explanation,
      from_at, until_at, to_char(review_due_on, 'YYYY-MM-DD') as due_on
    from break_glass b where partition = $1 and not exists (select from break_glass_review r
      where r.partition = b.partition and r.break_glass_id = b.break_glass_id)
    order by review_due_on, from_at limit 200`, [partition]);
  return rows.map((row) => ({
    partition: row.partition, id: row.break_glass_id, actorId: row.actor_id, role: row.acting_as,
    dossier: row.dossier_id, reasonCode: row.reason_code,
    explanation: openJson<string>(keys.sealing, row.explanation, `break-glass ${row.break_glass_id}`) ?? '',
    from: row.from_at.getTime(), until: row.until_at.getTime(), dueOn: row.due_on, late: row.due_on < today,
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.reference === null ? {} : { reference: row.reference }),
  }));
};

/** A judgment that was given. */
export type Reviewed = { reference?: string; role: string; from: Instant; at: Instant; by: string; result: 'justified' | 'unjustified' };

/** The latest judgments of a partition, under the context of a reviewer. */
export const latestReviews = async (tx: Tx, partition: number): Promise<Reviewed[]> => {
  const { rows } = await tx.query<{ reference: string | null; acting_as: string; from_at: Date; at: Date; reviewed_by: string;
    result: 'justified' | 'unjustified' }>(`
    select b.reference, b.acting_as, b.from_at, r.at, r.reviewed_by, r.result from break_glass_review r
    join break_glass b on b.partition = r.partition and b.break_glass_id = r.break_glass_id
    where r.partition = $1 order by r.at desc limit $2`, [partition, ACCESS_LIMITS.glass_reviewed_shown_max]);
  return rows.map(({ reference, acting_as: role, from_at: from, at, reviewed_by: by, result }) =>
    ({ role, from: from.getTime(), at: at.getTime(), by, result, ...(reference === null ? {} : { reference }) }));
};

export type GlassReview = {
  partition: number; id: string; reviewer: string; result: 'justified' | 'unjustified'; remark: string;
};

/**
 * Writes the judgment, once. Throws ACCESS_GLASS_REVIEW when the reviewer opened it, ACCESS_GLASS_REVIEWED when it was
 * judged.
 */
export const reviewBreakGlass = async (
  tx: Tx, keys: Pick<AccessKeys, 'sealing'>, review: GlassReview, now: Instant,
): Promise<void> => {
  try {
    await tx.query(`insert into break_glass_review (partition, break_glass_id, reviewed_by, at, result, remark)
      values ($1, $2, $3, $4, $5, $6)`, [review.partition, review.id, review.reviewer, new Date(now), review.result,
      sealJson(keys.sealing, review.remark, `review ${review.id}`)]);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === '23514') throw accessProblems.ACCESS_GLASS_REVIEW({ cause: error });
    if (code === '23505') throw accessProblems.ACCESS_GLASS_REVIEWED({ cause: error });
    throw error;
  }
};
