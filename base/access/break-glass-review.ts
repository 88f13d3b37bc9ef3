import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import type { Instant } from '#base/values/instant.ts';
import { accessProblems } from './errors.ts';
import type { AccessKeys } from './keys.ts';
import { openJson, sealJson } from './sealed-json.ts';

export type PendingReview = {
  partition: number; id: string; actorId: string; role: string; organisation?: string; dossier: string;
  reasonCode: string; explanation: string; from: Instant; until: Instant; dueOn: CivilDate; late: boolean;
};

type Raw = {
  partition: number; break_glass_id: string; actor_id: string; acting_as: string; organisation: string | null;
  dossier_id: string; reason_code: string; explanation: Buffer; from_at: Date; until_at: Date; due_on: string;
};

/** Openings that nobody has reviewed, the most urgent first. Under the context of a reviewer of their territory. */
export const pendingReviews = async (
  tx: Tx, keys: Pick<AccessKeys, 'sealing'>, partition: number, today: CivilDate,
): Promise<PendingReview[]> => {
  const { rows } = await tx.query<Raw>(`
    select partition, break_glass_id, actor_id, acting_as, organisation, dossier_id, reason_code, explanation,
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
  }));
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
