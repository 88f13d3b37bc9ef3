import type { Tx } from '#base/store/context.ts';
import type { Instant } from '#base/values/instant.ts';
import type { DossierRef } from './audit.ts';
import { ACCESS_LIMITS } from './limits.ts';

/** One line of the person's own view: a role and an organisation, never the name of the agent. */
export type Look = {
  at: Instant;
  role: string;
  organisation?: string;
  purpose: string;
  fields: string[];
  /** An exceptional access: what reason was given, and what the review said. */
  breakGlass?: { reasonCode: string; review?: 'justified' | 'unjustified' };
};

type Raw = { at: Date; acting_as: string; organisation: string | null; purpose: string; field_classes: string[];
  reason_code: string | null; result: 'justified' | 'unjustified' | null };

/**
 * Who looked at a dossier, newest first, before an instant (the `at` of the last line of the previous page).
 * The holder's own reads are left out, and lines whose disclosure the law defers. Under the holder's row context, with
 * that dossier in it: row-level security gives nothing else.
 */
export const whoLooked = async (
  tx: Tx, dossier: DossierRef, now: Instant, before: Instant = now + 1,
): Promise<Look[]> => {
  const { rows } = await tx.query<Raw>({ name: 'who-looked', text: `
    select a.at, a.acting_as, a.organisation, a.purpose, a.field_classes, b.reason_code, r.result
    from access_audit a
    left join break_glass b on b.partition = a.partition and b.break_glass_id = a.break_glass_id
    left join break_glass_review r on r.partition = b.partition and r.break_glass_id = b.break_glass_id
    where a.partition = $1 and a.dossier_ids @> array[$2::uuid] and a.decision = 'allow' and a.acting_as <> 'citizen'
      and a.visible_from <= $3 and a.at < $4
    order by a.at desc, a.audit_id desc limit $5`,
  values: [dossier.partition, dossier.id, new Date(now), new Date(before), ACCESS_LIMITS.looks_per_page_max] });
  return rows.map((row) => ({
    at: row.at.getTime(), role: row.acting_as, purpose: row.purpose, fields: row.field_classes,
    ...(row.organisation === null ? {} : { organisation: row.organisation }),
    ...(row.reason_code === null ? {} : { breakGlass: { reasonCode: row.reason_code,
      ...(row.result === null ? {} : { review: row.result }) } }),
  }));
};
