import type { Tx } from '#base/store/context.ts';
import { toRfc3339, type Instant } from '#base/values/instant.ts';

/** A message of ours about a dossier. */
export type Sending = { distributionId: string; centre: string; dossier: string; model: string; to: string };

const KEEP = { name: 'envoi-garder', text: `insert into envoi (partition, distribution_id, centre, dossier_id, modele, destinataire, le)
  values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing` };
const FIND = { name: 'envoi-trouver',
  text: 'select centre, dossier_id, modele, destinataire from envoi where partition = $1 and distribution_id = $2' };
const TAKEN = { name: 'message-recu-pris', text: `insert into message_recu (partition, centre, distribution_id, empreinte, recu_le)
  values ($1, $2, $3, $4, $5) on conflict do nothing` };
const KNOWN = { name: 'message-recu-connu',
  text: 'select empreinte from message_recu where partition = $1 and centre = $2 and distribution_id = $3' };
const BY_CASE = { name: 'urgence-par-cas',
  text: 'select dossier_id from dossier_urgence where partition = $1 and centre = $2 and case_id = $3 order by ouvert_le limit 1' };

/** Remembers which dossier a message is about, so that its acknowledgement finds it. */
export const keepSending = async (tx: Tx, partition: number, one: Sending, at: Instant): Promise<void> => {
  await tx.query({ ...KEEP, values: [partition, one.distributionId, one.centre, one.dossier, one.model, one.to, toRfc3339(at)] });
};

/** The sending that an acknowledgement or error speaks of. */
export const findSending = async (tx: Tx, partition: number, distributionId: string): Promise<Sending | undefined> => {
  const { rows: [row] } = await tx.query<{ centre: string; dossier_id: string; modele: string; destinataire: string }>(
    { ...FIND, values: [partition, distributionId] });
  return row && { distributionId, centre: row.centre, dossier: row.dossier_id, model: row.modele, to: row.destinataire };
};

/** The fingerprint under which a message of this id was taken in before, if it was. */
export const knownMessage = async (tx: Tx, partition: number, centre: string, distributionId: string): Promise<string | undefined> =>
  (await tx.query<{ empreinte: string }>({ ...KNOWN, values: [partition, centre, distributionId] })).rows[0]?.empreinte;

/** Writes down that a message was taken in. */
export const takeMessage = async (
  tx: Tx, partition: number, centre: string, distributionId: string, fingerprint: string, at: Instant,
): Promise<void> => {
  await tx.query({ ...TAKEN, values: [partition, centre, distributionId, fingerprint, toRfc3339(at)] });
};

/** The dossier that a centre keeps of a case, if any. */
export const findByCase = async (tx: Tx, partition: number, centre: string, caseId: string): Promise<string | undefined> =>
  (await tx.query<{ dossier_id: string }>({ ...BY_CASE, values: [partition, centre, caseId] })).rows[0]?.dossier_id;
