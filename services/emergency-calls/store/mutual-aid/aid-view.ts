import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** What the screens of a centre show of mutual aid: whether it diverts, and the calls given and taken since an instant. */
export type AidView = { on: boolean; cause: string | null; since: Instant | null; present: number | null;
  given: { centre: string; calls: number }[]; taken: { centre: string; calls: number }[] };

/** A dossier that one centre regulates for another, open still: whose, since when it was asked, since when a doctor has it. */
export type RegulationLine = { dossier: string; number: string; priority: string; branch: string; way: 'given' | 'taken'; centre: string;
  since: Instant; takenAt: Instant | null };

const STATE = { name: 'entraide-etat', text: 'select actif, cause, depuis from entraide where partition = $1 and centre = $2' };
const POSTS = { name: 'entraide-presents', text: 'select presents from poste_telephonie where partition = $1 and centre = $2' };
const GIVEN = { name: 'entraide-donnes', text: `select o.vers as centre, count(*)::int as calls from entraide_ordre o
  join appel a on a.partition = $1 and a.call_id = o.call_id
  where o.partition = $1 and o.centre = $2 and o.le > $3 and a.deborde_vers is not null group by o.vers order by 2 desc` };
const TAKEN = { name: 'entraide-pris', text: `select d.venu_de as centre, count(*)::int as calls from appel_detourne d
  join appel a on a.partition = $1 and a.call_id = d.jambe
  where d.partition = $1 and d.centre = $2 and d.le > $3 group by d.venu_de order by 2 desc` };
const REGULATED = { name: 'entraide-regulation', text: `select dossier_id as dossier, numero as number, priorite as priority,
    coalesce(filiere, 'AMU') as branch, regul_sens as way, regul_centre as centre,
    floor(extract(epoch from regul_depuis) * 1000)::float8 as since,
    floor(extract(epoch from regul_prise_le) * 1000)::float8 as "takenAt" from dossier_urgence
  where partition = $1 and centre = $2 and regul_centre is not null and etat in ('PROGRAM', 'ACTIF', 'ACHEVE') and exercice = $4
  order by regul_depuis limit $3` };
const ADVICE = { name: 'consigne-lire', text: 'select texte, le from consigne where partition = $1 and centre = $2' };
const ADVISE = { name: 'consigne-ecrire', text: `insert into consigne (partition, centre, texte, le, par) values ($1, $2, $3, $4, $5)
  on conflict (partition, centre) do update set texte = excluded.texte, le = excluded.le, par = excluded.par` };

type At = { partition: number; centre: string };

/** Mutual aid of a centre as it stands. */
export const readAidView = async (tx: Tx, { partition, centre }: At, since: Instant): Promise<AidView> => {
  const { rows: [state] } = await tx.query<{ actif: boolean; cause: string | null; depuis: Date | null }>(
    { ...STATE, values: [partition, centre] });
  const { rows: [post] } = await tx.query<{ presents: number }>({ ...POSTS, values: [partition, centre] });
  const { rows: given } = await tx.query<AidView['given'][number]>({ ...GIVEN, values: [partition, centre, toRfc3339(since)] });
  const { rows: taken } = await tx.query<AidView['taken'][number]>({ ...TAKEN, values: [partition, centre, toRfc3339(since)] });
  return { on: state?.actif ?? false, cause: state?.cause ?? null, since: state?.depuis?.getTime() ?? null,
    present: post?.presents ?? null, given, taken };
};

/** Which dossiers a centre regulates for others, and others for it: the longest asked first. */
export const readRegulationAid = async (tx: Tx, { partition, centre }: At, limit: number, exercise: boolean): Promise<RegulationLine[]> =>
  (await tx.query<RegulationLine>({ ...REGULATED, values: [partition, centre, limit, exercise] })).rows;

/** What a centre wants its helpers to know. */
export const readAdvice = async (tx: Tx, { partition, centre }: At): Promise<{ text: string; at: Instant } | null> => {
  const { rows: [row] } = await tx.query<{ texte: string; le: Date }>({ ...ADVICE, values: [partition, centre] });
  return row ? { text: row.texte, at: row.le.getTime() } : null;
};

/** Writes it. */
export const writeAdvice = async (tx: Tx, { partition, centre }: At, text: string, by: string, at: Instant): Promise<void> => {
  await tx.query({ ...ADVISE, values: [partition, centre, text, toRfc3339(at), by] });
};
