import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** An exercise keeps beds of its own among those declared: it takes none away. */
type At = { partition: number; centre: string; exercise: boolean };

/** Beds of one specialty of one hospital as declared, and how many are left once those kept are taken off. */
export type Beds = { hospital: string; specialty: string; free: number; kept: number; declaredAt: Instant };

/** A bed kept for a dossier's patient until they come or the hour passes. */
export type BedHold = { id: string; hospital: string; specialty: string; dossier: string; number: string | null; patient: string | null;
  at: Instant; until: Instant };

const LIST = { name: 'lits-liste', text: `
  select l.hopital as hospital, l.specialite as specialty, l.libres::int as free,
    floor(extract(epoch from l.declare_le) * 1000)::float8 as "declaredAt", (select count(*) from reservation_lit r where r.partition = $1
      and r.centre = $2 and r.hopital = l.hopital and r.specialite = l.specialite and r.finie_le is null and r.expire_le > $3
      and r.exercice = $4)::int as kept
  from lit l where l.partition = $1 and l.centre = $2 order by l.hopital, l.specialite` };
const HOLDS = { name: 'lits-reservations', text: `
  select r.reservation_id as id, r.hopital as hospital, r.specialite as specialty, r.dossier_id as dossier, c.numero as number, r.patient,
    floor(extract(epoch from r.le) * 1000)::float8 as at, floor(extract(epoch from r.expire_le) * 1000)::float8 as until
  from reservation_lit r left join dossier_urgence c on c.partition = $1 and c.dossier_id = r.dossier_id
  where r.partition = $1 and r.centre = $2 and r.finie_le is null and r.expire_le > $3 and r.exercice = $4 order by r.le` };
const DECLARE = { name: 'lits-declarer',
  text: `insert into lit (partition, centre, hopital, specialite, libres, par, declare_le) values ($1, $2, $3, $4, $5, $6, $7)
    on conflict (partition, centre, hopital, specialite) do update set libres = excluded.libres, par = excluded.par,
      declare_le = excluded.declare_le` };
const HOLD_BEDS = { name: 'lits-tenir',
  text: 'select libres from lit where partition = $1 and centre = $2 and hopital = $3 and specialite = $4 for update' };
const KNOWN = { name: 'lits-reservation-connue', text: 'select from reservation_lit where partition = $1 and reservation_id = $2' };
const KEPT = { name: 'lits-tenus', text: `select count(*)::int as n from reservation_lit where partition = $1 and centre = $2
  and hopital = $3 and specialite = $4 and finie_le is null and expire_le > $5 and exercice = $6` };
const KEEP = { name: 'lits-reserver', text: `insert into reservation_lit (partition, reservation_id, centre, hopital, specialite,
  dossier_id, patient, par, le, expire_le, exercice) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)` };
const END = { name: 'lits-finir', text: `update reservation_lit set finie_le = $4, arrive = $5
  where partition = $1 and centre = $2 and reservation_id = $3 and exercice = $6 and finie_le is null returning hopital, specialite` };
const TAKEN = { name: 'lits-pris', text: `update lit set libres = greatest(0, libres - 1)
  where partition = $1 and centre = $2 and hopital = $3 and specialite = $4` };

/** Beds declared to a centre, by hospital and specialty. */
export const listBeds = async (tx: Tx, { partition, centre, exercise }: At, now: Instant): Promise<Beds[]> =>
  (await tx.query<Beds>({ ...LIST, values: [partition, centre, toRfc3339(now), exercise] })).rows;

/** Beds that are kept now. */
export const listHolds = async (tx: Tx, { partition, centre, exercise }: At, now: Instant): Promise<BedHold[]> =>
  (await tx.query<BedHold>({ ...HOLDS, values: [partition, centre, toRfc3339(now), exercise] })).rows;

/** What a hospital says it has free now, those kept for somebody on the way included. */
export const declareBeds = async (
  tx: Tx, { partition, centre }: Omit<At, 'exercise'>, told: { hospital: string; specialty: string; free: number; by: string; at: Instant },
): Promise<void> => {
  await tx.query({ ...DECLARE, values: [partition, centre, told.hospital, told.specialty, told.free, told.by, toRfc3339(told.at)] });
};

export type AskedBed = { id: string; hospital: string; specialty: string; dossier: string; patient: string | null; by: string; at: Instant;
  until: Instant };

/** Keeps a bed: two who ask for the last one follow each other. Asked again under one id, it changes nothing. */
export const holdBed = async (tx: Tx, { partition, centre, exercise }: At, asked: AskedBed): Promise<'kept' | 'unknown' | 'full'> => {
  const place = [partition, centre, asked.hospital, asked.specialty];
  const { rows: [beds] } = await tx.query<{ libres: number }>({ ...HOLD_BEDS, values: place });
  if (!beds) return 'unknown';
  if ((await tx.query({ ...KNOWN, values: [partition, asked.id] })).rowCount) return 'kept';
  const { rows: [kept] } = await tx.query<{ n: number }>({ ...KEPT, values: [...place, toRfc3339(asked.at), exercise] });
  if (beds.libres - kept!.n <= 0) return 'full';
  await tx.query({ ...KEEP, values: [partition, asked.id, centre, asked.hospital, asked.specialty, asked.dossier, asked.patient, asked.by,
    toRfc3339(asked.at), toRfc3339(asked.until), exercise] });
  return 'kept';
};

/** The patient came, so the bed is taken, or the bed is given back. */
export const endHold = async (tx: Tx, { partition, centre, exercise }: At, id: string, arrived: boolean, at: Instant): Promise<void> => {
  const { rows: [ended] } = await tx.query<{ hopital: string; specialite: string }>({ ...END,
    values: [partition, centre, id, toRfc3339(at), arrived, exercise] });
  if (ended && arrived && !exercise) await tx.query({ ...TAKEN, values: [partition, centre, ended.hopital, ended.specialite] });
};
