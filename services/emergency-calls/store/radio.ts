import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { SealedNumbers } from './sealed-numbers.ts';

type At = { partition: number; centre: string; exercise: boolean };

/** One message of the radio: who heard it, from which vehicle, about which dossier if any. */
export type RadioMessage = { id: string; at: Instant; by: string; resource: string | null; dossier: string | null; text: string };

const SHOWN = 40;

const KEEP = { name: 'radio-noter', text: `insert into radio (partition, radio_id, centre, le, recu_le, par, resource_id, dossier_id, boite,
    exercice) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing` };
const LIST = { name: 'radio-liste', text: `select radio_id, floor(extract(epoch from le) * 1000)::float8 as le, par, resource_id,
    dossier_id, boite from radio where partition = $1 and centre = $2 and exercice = $5 and le > $3 order by le desc limit $4` };

const aadOf = (centre: string, id: string): string => `${centre}/radio/${id}`;
const DAY_MS = 86_400_000;

/** Writes a message into the radio log of a centre; again under one id, it changes nothing. */
export const keepRadio = async (tx: Tx, { partition, centre, exercise }: At, numbers: SealedNumbers, one: RadioMessage,
  now: Instant): Promise<void> => {
  await tx.query({ ...KEEP, values: [partition, one.id, centre, toRfc3339(one.at), toRfc3339(now), one.by, one.resource, one.dossier,
    numbers.seal(one.text, aadOf(centre, one.id)), exercise] });
};

/** The last messages of a day, the newest first. */
export const listRadio = async (tx: Tx, { partition, centre, exercise }: At, numbers: SealedNumbers,
  now: Instant): Promise<RadioMessage[]> => {
  const { rows } = await tx.query<{ radio_id: string; le: number; par: string; resource_id: string | null; dossier_id: string | null;
    boite: Buffer }>({ ...LIST, values: [partition, centre, toRfc3339(now - DAY_MS), SHOWN, exercise] });
  return rows.map((row) => ({ id: row.radio_id, at: row.le, by: row.par, resource: row.resource_id, dossier: row.dossier_id,
    text: numbers.open<string>(row.boite, aadOf(centre, row.radio_id)) }));
};
