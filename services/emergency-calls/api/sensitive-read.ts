import { recordFact } from '#base/access/fact.ts';
import type { DossierRef } from '#base/access/audit.ts';
import type { Tx } from '#base/store/context.ts';
import type { Regulation } from '../store/open-regulation.ts';

/** Writes a reading of a sensitive dossier into the tamper-evident log too, beside its line of audit; the last step of a reading. */
export const noteSensitiveRead = async (
  tx: Tx, { service, clock }: Regulation, { partition, id }: DossierRef, actor: string, purpose: string,
): Promise<void> => {
  await recordFact(tx, partition, { type: 'Service.DossierSensibleLu', facts: { dossier: id } }, { service, actor, purpose, at: clock() });
};
