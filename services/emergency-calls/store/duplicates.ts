import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { Comparable } from '../domain/duplicates/rank-duplicates.ts';
import type { Thresholds } from '../domain/duplicates/thresholds.ts';

/** A dossier as the question "same event?" shows it. */
export type NearCase = Comparable & { priority: string; address: string | null; label: string | null; exercise: boolean };

const COLUMNS = `c.dossier_id, c.numero, c.ouvert_le, c.lat, c.lon, c.precision, c.commune, c.fait, c.motif, c.joint_a, c.priorite,
  c.adresse, c.exercice`;
const OPEN = "c.etat in ('PROGRAM', 'ACTIF', 'ACHEVE')";
const ONE = { name: 'doublons-sujet', text: `select ${COLUMNS} from dossier_urgence c where c.partition = $1 and c.dossier_id = $2
  and c.centre = $3` };
/** One place in a degree: about 111 km to the north, less to the east. */
const METRES_A_DEGREE = 111_195;
const CANDIDATES_MAX = 300;

/**
 * Dossiers around one in time, and near it in space where both places are sure: a box first, that the ranking then measures. Where
 * one is vague the town decides, in the ranking, because towns are written in many ways.
 */
const CANDIDATES = { name: 'doublons-candidats', text: `
  select ${COLUMNS} from dossier_urgence c
  where c.partition = $1 and c.centre = $2 and ${OPEN} and c.ouvert_le between $3 and $4 and c.exercice = $5
    and ($6::float8 is null or c.lat is null or c.precision in ('VILLE', 'INCONNUE')
      or (c.lat between $6 - $8 and $6 + $8 and c.lon between $7::float8 - $9 and $7::float8 + $9))
  order by c.ouvert_le desc limit ${CANDIDATES_MAX}` };
const SAME_NUMBER = { name: 'doublons-numero', text: `
  select distinct on (c.dossier_id) ${COLUMNS} from appel a
  join appel b on b.partition = $1 and b.centre = $2 and b.numero_mac = a.numero_mac and b.presente_le > $4
  join dossier_urgence c on c.partition = $1 and c.dossier_id = b.dossier_id and ${OPEN}
    and (c.appels_jusque is null or c.appels_jusque >= $5)
  where a.partition = $1 and a.dossier_id = $3 and a.numero_mac is not null and b.dossier_id <> $3 and c.dossier_id <> $3
  order by c.dossier_id limit 20` };
const LINKED = { name: 'doublons-joints', text: `select ${COLUMNS} from dossier_urgence c where c.partition = $1 and c.centre = $2
  and c.joint_a = $3 order by c.ouvert_le limit 50` };

type Row = { dossier_id: string; numero: string; ouvert_le: Date; lat: number | null; lon: number | null; precision: string | null;
  commune: string | null; fait: { code?: string } | null; motif: { code?: string; label?: string } | null; joint_a: string | null;
  priorite: string; adresse: string | null; exercice: boolean };
type At = { partition: number; centre: string };

const near = (row: Row): NearCase => ({ dossier: row.dossier_id, number: row.numero, openedAt: row.ouvert_le.getTime(), lat: row.lat,
  lon: row.lon, precision: row.precision, town: row.commune, fact: row.fait?.code ?? null, motive: row.motif?.code ?? null,
  joinedTo: row.joint_a, priority: row.priorite, address: row.adresse, label: row.motif?.label ?? null, exercise: row.exercice });

/** One dossier of the centre, as it is compared; `undefined` when the centre has none of this id. */
export const findCase = async (tx: Tx, { partition, centre }: At, id: string): Promise<NearCase | undefined> => {
  const { rows: [row] } = await tx.query<Row>({ ...ONE, values: [partition, id, centre] });
  return row && near(row);
};

/** Open dossiers that `rankDuplicates` may find alike: one statement, by the index of open dossiers. */
export const findCandidates = async (
  tx: Tx, { partition, centre }: At, subject: NearCase, { near_m: nearest, soon_ms: soon }: Thresholds,
): Promise<NearCase[]> => {
  const vague = subject.lat === null || subject.lon === null || ['VILLE', 'INCONNUE'].includes(subject.precision ?? 'INCONNUE');
  const reach = nearest / METRES_A_DEGREE;
  const { rows } = await tx.query<Row>({ ...CANDIDATES, values: [partition, centre, toRfc3339(subject.openedAt - soon),
    toRfc3339(subject.openedAt + soon), subject.exercise, vague ? null : subject.lat, vague ? null : subject.lon, reach,
    reach / Math.max(0.01, Math.cos(((subject.lat ?? 0) * Math.PI) / 180))] });
  return rows.map(near);
};

/** Open dossiers that calls of the same number opened or joined since an instant, and that take a call of `openedAt`. */
export const findSameNumber = async (tx: Tx, { partition, centre }: At, { dossier, openedAt }: Comparable,
  since: Instant): Promise<NearCase[]> => {
  const { rows } = await tx.query<Row>({ ...SAME_NUMBER, values: [partition, centre, dossier, ...[since, openedAt].map(toRfc3339)] });
  return rows.map(near);
};

/** Dossiers that were joined to this one. */
export const findJoined = async (tx: Tx, { partition, centre }: At, id: string): Promise<NearCase[]> => {
  const { rows } = await tx.query<Row>({ ...LINKED, values: [partition, centre, id] });
  return rows.map(near);
};

const NAMED = { name: 'doublons-grappe', text: `select dossier_id, evenement, adresse, commune from dossier_urgence
  where partition = $1 and centre = $2 and dossier_id = any($3::uuid[]) order by ouvert_le` };

/** The event that each dossier of a cluster is under already, and what the place is called there; the oldest first. */
export const eventsOf = async (
  tx: Tx, { partition, centre }: At, ids: readonly string[],
): Promise<{ dossier: string; event: string | null; place: string | null }[]> => {
  const { rows } = await tx.query<{ dossier_id: string; evenement: string | null; adresse: string | null; commune: string | null }>(
    { ...NAMED, values: [partition, centre, ids] });
  return rows.map((row) => ({ dossier: row.dossier_id, event: row.evenement, place: row.adresse ?? row.commune }));
};
