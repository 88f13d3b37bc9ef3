import type { Tx } from '#base/store/context.ts';
import type { CivilDate } from '#base/values/civil-date.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';
import type { IssueRecours } from '../domain/state.ts';
import type { MotifRecours } from '../domain/codes/appeal-motives.ts';
import type { MotifRefus } from '../domain/codes/refusal-motives.ts';
import type { Requerant } from '../domain/codes/court-applicants.ts';
import type { TypeListe } from '../domain/codes/lists.ts';

/** One change of a commune's roll, or one refusal, with the person concerned. */
export type Changement = {
  sorte: 'INSCRIPTION' | 'RADIATION' | 'REFUS'; le: Date; numero: string; type_liste: TypeListe; nom_naissance: string;
  nom_usage: string | null; prenoms: string; date_naissance: string; bureau: string | null; motif: string | null; l30: boolean;
  /** Who applied to the court, when its judgment made the change. */
  requerant: Requerant | null;
  partition: number; dossier_id: string;
};

/** An appeal with what was decided on it. */
export type Appel = {
  partition: number; dossier_id: string; numero: string; nom_naissance: string; nom_usage: string | null; prenoms: string;
  date_naissance: string; motif: MotifRefus | 'PERTE_ATTACHE' | null; recours_le: Date; recours_tardif: boolean; silence_le: CivilDate;
  recours_issue: IssueRecours; recours_motif: MotifRecours | null; presents: number; pour: number; contre: number;
};

const PERSON = 'partition, dossier_id, numero, type_liste, nom_naissance, nom_usage, prenoms, date_naissance';
const CHANGES = { name: 'roll-changes', text: `
  select * from (
    select ${PERSON}, 'INSCRIPTION' as sorte, inscrit_le as le, bureau, case when origine = 'JUGEMENT' then 'JUGEMENT' end as motif, l30,
      case when origine = 'JUGEMENT' then requerant end as requerant from electeur
      where partition = $1 and commune = $2 and inscrit_le > $3 and inscrit_le <= $4
    union all select ${PERSON}, 'RADIATION', radie_le, bureau, radiation, l30,
      case when radiation = 'JUGEMENT' then requerant end from electeur
      where partition = $1 and commune = $2 and radie_le > $3 and radie_le <= $4
    union all select ${PERSON}, 'REFUS', decide_le, null, motif, false, null from decision
      where partition = $1 and commune = $2 and decide_le > $3 and decide_le <= $4 and sens = 'REFUSER') as c
  order by nom_naissance, prenoms, dossier_id limit $5` };
const APPEAL_COLUMNS = `partition, dossier_id, numero, nom_naissance, nom_usage, prenoms, date_naissance,
  case when recours_objet = 'RADIATION' then 'PERTE_ATTACHE' else motif end as motif, recours_le,
  recours_tardif, to_char(silence_le, 'YYYY-MM-DD') as silence_le, recours_issue, recours_motif, presents, pour, contre`;
const PENDING = { name: 'appeals-pending', text: `select ${APPEAL_COLUMNS} from decision
  where partition = $1 and commune = $2 and recours_le is not null and recours_issue in ('EN_COURS', 'PARTAGE')
  order by recours_le, dossier_id limit $3` };
const HEARD = { name: 'appeals-heard', text: `select ${APPEAL_COLUMNS} from decision
  where partition = $1 and commune = $2 and seance = $3 order by recours_decide_le, dossier_id limit $4` };

type Scope = { partitions: number; commune: string };

/** More lines than any meeting can look at; past it the agenda says that it is cut. */
const CHANGES_MAX = 20_000;

const each = async <R>({ partitions }: Scope, read: (partition: number) => Promise<{ rows: R[] }>): Promise<R[]> =>
  (await Promise.all(Array.from({ length: partitions }, (_, partition) => read(partition)))).flatMap(({ rows }) => rows);

const inFrench = new Intl.Collator('fr', { sensitivity: 'base' });
const byName = (a: Changement, b: Changement): number => inFrench.compare(a.nom_naissance, b.nom_naissance)
  || inFrench.compare(a.prenoms, b.prenoms) || (a.dossier_id < b.dossier_id ? -1 : 1);

/** Registrations, strike-offs and refusals of a commune after `from` and until `to`, in the order of names. */
export const changesBetween = async (tx: Tx, scope: Scope, from: Instant, to: Instant): Promise<Changement[]> =>
  (await each<Changement>(scope, (partition) => tx.query<Changement>({ ...CHANGES,
    values: [partition, scope.commune, toRfc3339(from), toRfc3339(to), CHANGES_MAX] }))).sort(byName);

/** Appeals that await a decision, the oldest first. */
export const pendingAppeals = async (tx: Tx, scope: Scope): Promise<Appel[]> =>
  (await each<Appel>(scope, (partition) => tx.query<Appel>({ ...PENDING, values: [partition, scope.commune, CHANGES_MAX] })))
    .sort((a, b) => a.recours_le.getTime() - b.recours_le.getTime());

/** Appeals on which a meeting voted last. */
export const heardAppeals = async (tx: Tx, scope: Scope, seance: string): Promise<Appel[]> =>
  each<Appel>(scope, (partition) => tx.query<Appel>({ ...HEARD, values: [partition, scope.commune, seance, CHANGES_MAX] }));
