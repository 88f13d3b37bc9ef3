import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** `auto`: the thresholds decide; `force`: diverts now; `arret`: never. */
export const OVERFLOW_MODES = ['auto', 'force', 'arret'] as const;
export type OverflowMode = typeof OVERFLOW_MODES[number];

const ORDER = { name: 'debordement-ordre',
  text: 'insert into debordement_ordre (partition, centre, le, mode, motif, par) values ($1, $2, $3, $4, $5, $6)' };
const SET = { name: 'debordement-mettre',
  text: `insert into debordement (partition, centre, le, mode, motif, par) values ($1, $2, $3, $4, $5, $6)
    on conflict (partition, centre) do update set le = excluded.le, mode = excluded.mode, motif = excluded.motif, par = excluded.par` };

/** Moves the lever of overflow of a centre, and keeps the order with who, when and why. */
export const commandOverflow = async (
  tx: Tx, { partition, centre }: { partition: number; centre: string },
    order: { mode: OverflowMode; reason: string; by: string; at: Instant },
): Promise<void> => {
  const values = [partition, centre, toRfc3339(order.at), order.mode, order.reason, order.by];
  await tx.query({ ...ORDER, values });
  await tx.query({ ...SET, values });
};
