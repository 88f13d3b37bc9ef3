import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** What a person must look at in the exchange. */
export type AlarmKind = 'ILLISIBLE' | 'AUTRE_CONTENU' | 'PROPRIETAIRE_TIERS' | 'NON_PARTAGE' | 'SANS_DEMANDE' | 'HORS_SEQUENCE' | 'ECHEC'
  | 'REFUSE_ICI' | 'MORT';

export type Alarm = { id: string; kind: AlarmKind; sender: string; distributionId: string | null; dossier: string | null; detail: string;
  exercise: boolean };

/** A centre, and which of its two worlds: an exercise is no alarm of the real one. */
type World = { partition: number; centre: string; exercise: boolean };

type Row = { alerte_id: string; sorte: AlarmKind; expediteur: string; distribution_id: string | null; dossier_id: string | null;
  detail: string; exercice: boolean; le: Date };

/** The same thing again within this time is one alarm. */
const SAME_MS = 600_000;
const DETAIL_CHARS_MAX = 500;

const RAISE = { name: 'alerte-lever', text: `insert into alerte_echange (partition, centre, alerte_id, sorte, expediteur, distribution_id,
    dossier_id, detail, le, exercice)
  select $1, $2, $3, $4, $5, $6, $7, $8, $9, $11 where not exists (select from alerte_echange a where a.partition = $1 and a.centre = $2
    and a.sorte = $4 and a.expediteur = $5 and a.dossier_id is not distinct from $7 and a.vue_le is null and a.le > $10
    and a.exercice = $11)` };
const OPEN = { name: 'alertes-a-voir', text: `select alerte_id, sorte, expediteur, distribution_id, dossier_id, detail, exercice, le
  from alerte_echange where partition = $1 and centre = $2 and exercice = $4 and vue_le is null order by le desc limit $3` };
const SEEN = { name: 'alerte-vue', text: `update alerte_echange set vue_le = $4, vue_par = $5
  where partition = $1 and centre = $2 and alerte_id = $3 and exercice = $6 and vue_le is null` };

/** Raises an alarm of a centre, unless the same one is open. */
export const raiseAlarm = async (tx: Tx, partition: number, centre: string, alarm: Alarm, at: Instant): Promise<void> => {
  await tx.query({ ...RAISE, values: [partition, centre, alarm.id, alarm.kind, alarm.sender, alarm.distributionId, alarm.dossier,
    alarm.detail.slice(0, DETAIL_CHARS_MAX), toRfc3339(at), toRfc3339(at - SAME_MS), alarm.exercise] });
};

/** Alarms that nobody has looked at, of the real world or of exercises. */
export const openAlarms = async (
  tx: Tx, { partition, centre, exercise }: World, limit: number,
): Promise<(Alarm & { at: Instant })[]> => (await tx.query<Row>({ ...OPEN, values: [partition, centre, limit,
  exercise] })).rows.map((row) => ({ id: row.alerte_id, kind: row.sorte,
    sender: row.expediteur, distributionId: row.distribution_id, dossier: row.dossier_id, detail: row.detail, exercise: row.exercice,
      at: row.le.getTime() }));

/** Somebody looked at an alarm. */
export const seeAlarm = async (tx: Tx, { partition, centre, exercise }: World, id: string, by: string, at: Instant): Promise<void> => {
  await tx.query({ ...SEEN, values: [partition, centre, id, toRfc3339(at), by, exercise] });
};
