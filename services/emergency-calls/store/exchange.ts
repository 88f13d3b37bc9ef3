import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** A message of ours; `dossier` is null for what speaks of no case. */
export type Sending = { distributionId: string; centre: string; dossier: string | null; model: string; to: string;
  exercise: boolean };

/** How far a message of ours went. */
export type SendingState = 'ATTEND' | 'PARTI' | 'LIVRE' | 'ECHEC' | 'MORT' | 'ABANDONNE';

/** A message taken in, and what became of it. */
export type Received = { centre: string; distributionId: string; fingerprint: string; sender: string; model: string;
  dossier: string | null; exercise: boolean; fate: 'PRIS' | 'PROPOSE' | 'GARDE' };

const KEEP = { name: 'envoi-garder', text: `
  insert into envoi (partition, distribution_id, centre, dossier_id, modele, destinataire, exercice, le, etat_le)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $8) on conflict do nothing` };
const FIND = { name: 'envoi-trouver',
  text: 'select centre, dossier_id, modele, destinataire, exercice from envoi where partition = $1 and distribution_id = $2' };
const MARK = { name: 'envoi-marquer', text: `update envoi set etat = $3, etat_le = $4,
    cause = case when $3 = 'ABANDONNE' then cause else $5 end, motif_abandon = case when $3 = 'ABANDONNE' then $5 end,
    a_dire = dossier_id is not null and (a_dire or $3 in ('MORT', 'ABANDONNE') or (etat = 'MORT' and $3 = 'ATTEND'))
  where partition = $1 and distribution_id = $2 and etat not in ('LIVRE', 'ECHEC', $3)` };
const UNTOLD = { name: 'envois-a-dire', text: `select distribution_id as "distributionId", centre, dossier_id as dossier, modele as model,
    destinataire as "to", etat as state, exercice as exercise,
    case when motif_abandon is null then cause else concat_ws(' ; abandonné : ', cause, motif_abandon) end as cause,
    floor(extract(epoch from etat_le) * 1000)::float8 as at
  from envoi where partition = $1 and a_dire limit $2` };
const TOLD = { name: 'envoi-dit', text: `update envoi set a_dire = false
  where partition = $1 and distribution_id = $2 and etat = $3 and a_dire` };
const TAKEN = { name: 'message-recu-pris', text: `insert into message_recu (partition, centre, distribution_id, empreinte, recu_le,
    expediteur, modele, dossier_id, suite, exercice)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) on conflict do nothing` };
const KNOWN = { name: 'message-recu-connu',
  text: 'select empreinte from message_recu where partition = $1 and centre = $2 and distribution_id = $3' };
const BY_CASE = { name: 'urgence-par-cas', text: `select dossier_id from dossier_urgence
  where partition = $1 and centre = $2 and (case_id = any($3) or numero = any($3)) and exercice = $4 order by ouvert_le limit 1` };

/** Remembers which dossier a message is about, so that its acknowledgement finds it. */
export const keepSending = async (tx: Tx, partition: number, one: Sending, at: Instant): Promise<void> => {
  await tx.query({ ...KEEP, values: [partition, one.distributionId, one.centre, one.dossier, one.model, one.to, one.exercise,
    toRfc3339(at)] });
};

/** Writes down how far a message went; what its partner said of it stays, and so does the cause of its death when it is given up. */
export const markSending = async (
  tx: Tx, partition: number, distributionId: string, state: SendingState, at: Instant, cause: string | null = null,
): Promise<void> => {
  await tx.query({ ...MARK, values: [partition, distributionId, state, toRfc3339(at), cause] });
};

/** A message whose dossier does not say yet what became of it. */
export type UntoldSending = Sending & { dossier: string; state: SendingState; cause: string | null; at: Instant };

/** Messages that died, were given up or go out again, and whose dossier says something else. */
export const untoldSendings = async (tx: Tx, partition: number, limit: number): Promise<UntoldSending[]> =>
  (await tx.query<UntoldSending>({ ...UNTOLD, values: [partition, limit] })).rows;

/** The dossier says it now; what became of the message since is told again. */
export const sendingTold = async (tx: Tx, partition: number, { distributionId, state }: UntoldSending): Promise<void> => {
  await tx.query({ ...TOLD, values: [partition, distributionId, state] });
};

/** The sending that an acknowledgement or error speaks of. */
export const findSending = async (tx: Tx, partition: number, distributionId: string): Promise<Sending | undefined> => {
  const { rows: [row] } = await tx.query<{ centre: string; dossier_id: string | null; modele: string; destinataire: string;
    exercice: boolean }>(
    { ...FIND, values: [partition, distributionId] });
  return row && { distributionId, centre: row.centre, dossier: row.dossier_id, model: row.modele, to: row.destinataire,
    exercise: row.exercice };
};

/** The fingerprint under which a message of this id was taken in before, if it was. */
export const knownMessage = async (tx: Tx, partition: number, centre: string, distributionId: string): Promise<string | undefined> =>
  (await tx.query<{ empreinte: string }>({ ...KNOWN, values: [partition, centre, distributionId] })).rows[0]?.empreinte;

/** Writes down that a message was taken in. */
export const takeMessage = async (tx: Tx, partition: number, one: Received, at: Instant): Promise<void> => {
  await tx.query({ ...TAKEN, values: [partition, one.centre, one.distributionId, one.fingerprint, toRfc3339(at), one.sender, one.model,
    one.dossier, one.fate, one.exercise] });
};

/** The dossier that a centre keeps of a case, by any of the case ids or numbers that a message names, if any. */
export const findByCase = async (tx: Tx, partition: number, centre: string, names: readonly string[],
  exercise: boolean): Promise<string | undefined> =>
  (await tx.query<{ dossier_id: string }>({ ...BY_CASE, values: [partition, centre, names, exercise] })).rows[0]?.dossier_id;
