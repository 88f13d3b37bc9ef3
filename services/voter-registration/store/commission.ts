import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { MotifRecours } from '../domain/codes/appeal-motives.ts';
import type { Qualite } from '../domain/codes/commission-qualities.ts';
import type { IssueRecours } from '../domain/state.ts';
import { partitionOf } from '#base/values/partition.ts';

export type Membre = {
  id: string; nom: string; qualite: Qualite; suppleant: boolean; du: CivilDate; au: CivilDate; arrete: string;
};
export type Objet = 'REGULARITE' | 'RECOURS';

/** A meeting of the commission; `depuis` is where the changes that it looks at begin. */
export type Seance = {
  id: string; jour: CivilDate; heure: string; lieu: string; objet: Objet; scrutin: string | null; depuis: Instant;
  presents: readonly string[]; observations: string; closeLe: Instant | null; releve: readonly Vote[];
};

/** A vote as the minutes keep it. */
export type Vote = {
  numero: string; issue: IssueRecours; motif: MotifRecours | null; presents: number; pour: number; contre: number;
};

const MEMBERS = { name: 'commission-members', text: `select membre_id as id, nom, qualite, suppleant, arrete,
    to_char(du, 'YYYY-MM-DD') as du, to_char(au, 'YYYY-MM-DD') as au
  from commission_membre where partition = $1 and commune = $2 and au >= $3::date order by suppleant, qualite, nom limit 50` };
const APPOINT = { name: 'commission-appoint', text: `insert into commission_membre (partition, commune, membre_id, nom, qualite,
    suppleant, du, au, arrete, nomme_par, nomme_le) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)` };
const MEETING_COLUMNS = `seance_id as id, to_char(jour, 'YYYY-MM-DD') as jour, heure, lieu, objet, scrutin, depuis, presents,
  observations, close_le, releve`;
const MEETINGS = { name: 'commission-meetings', text: `select ${MEETING_COLUMNS} from commission_seance
  where partition = $1 and commune = $2 order by jour desc, seance_id desc limit 100` };
const MEETING = { name: 'commission-meeting', text: `select ${MEETING_COLUMNS} from commission_seance
  where partition = $1 and commune = $2 and seance_id = $3 for update` };
const CALL = { name: 'commission-call', text: `insert into commission_seance (partition, commune, seance_id, jour, heure, lieu,
    objet, scrutin, depuis, convoquee_par, convoquee_le) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)` };
const PRESENT = { name: 'commission-present',
  text: 'update commission_seance set presents = $4 where partition = $1 and commune = $2 and seance_id = $3 and close_le is null' };
const CLOSE = { name: 'commission-close', text: `update commission_seance set observations = $4, close_le = $5, close_par = $6, releve = $7
  where partition = $1 and commune = $2 and seance_id = $3 and close_le is null` };

type Row = Omit<Seance, 'depuis' | 'closeLe'> & { depuis: Date; close_le: Date | null };

const seanceOf = ({ depuis, close_le, ...rest }: Row): Seance =>
  ({ ...rest, depuis: depuis.getTime(), closeLe: close_le?.getTime() ?? null });

/** Where the commission of a commune lies: its members and meetings are in one partition. */
export type Place = { partitions: number; commune: string };
const key = ({ partitions, commune }: Place): [number, string] => [partitionOf(partitions, commune), commune];

/** Members whose term has not ended on `today`, full members first. */
export const membersOf = async (tx: Tx, place: Place, today: CivilDate): Promise<Membre[]> =>
  (await tx.query<Membre>({ ...MEMBERS, values: [...key(place), today] })).rows;

/** Writes an appointment by the prefect. */
export const appointMember = async (tx: Tx, place: Place, member: Membre, by: string, at: Instant): Promise<void> => {
  const { id, nom, qualite, suppleant, du, au, arrete } = member;
  await tx.query({ ...APPOINT, values: [...key(place), id, nom, qualite, suppleant, du, au, arrete, by, toRfc3339(at)] });
};

/** The meetings of a commune, the latest first; a hundred are more than thirty years. */
export const meetingsOf = async (tx: Tx, place: Place): Promise<Seance[]> =>
  (await tx.query<Row>({ ...MEETINGS, values: key(place) })).rows.map(seanceOf);

const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** One meeting, held until the end of the transaction. */
export const findMeeting = async (tx: Tx, place: Place, id: string): Promise<Seance | undefined> => {
  if (!ID.test(id)) return undefined;
  const { rows: [row] } = await tx.query<Row>({ ...MEETING, values: [...key(place), id] });
  return row && seanceOf(row);
};

/** Writes the call of a meeting. */
export const callMeeting = async (
  tx: Tx, place: Place, seance: Omit<Seance, 'presents' | 'observations' | 'closeLe' | 'releve'>, by: string, at: Instant,
): Promise<void> => {
  const { id, jour, heure, lieu, objet, scrutin, depuis } = seance;
  await tx.query({ ...CALL, values: [...key(place), id, jour, heure, lieu, objet, scrutin, toRfc3339(depuis), by, toRfc3339(at)] });
};

/** Writes who is present; nothing once the meeting is closed. */
export const recordPresent = async (tx: Tx, place: Place, id: string, presents: readonly string[]): Promise<void> => {
  await tx.query({ ...PRESENT, values: [...key(place), id, presents] });
};

/** Closes a meeting: its minutes do not change any more. */
export const closeMeeting = async (
  tx: Tx, place: Place, id: string, closing: Pick<Seance, 'observations' | 'releve'>, by: string, at: Instant,
): Promise<void> => {
  await tx.query({ ...CLOSE, values: [...key(place), id, closing.observations, toRfc3339(at), by, JSON.stringify(closing.releve)] });
};
