import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { Reading } from '../../exchange/read-envelope.ts';
import { raiseAlarm } from '../../store/exchange-alarms.ts';
import { findSending, markSending, type Sending } from '../../store/exchange.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { giveCommands } from '../give-commands.ts';

const CONTEXT = systemContext('hub', 'regulation');

/** What an acknowledgement or error says of a message of ours. */
const fateOf = ([content]: Extract<Reading, { ok: true }>['contents']): { about: string; failed: boolean; cause: string | null }
  | undefined => {
  if (!content?.info) return undefined;
  if (content.info.kind === 'RS-ERROR') {
    return { about: String(content.body['referencedDistributionID']), failed: true, cause: String(content.body['errorCause'] ?? '') };
  }
  if (content.info.kind !== 'RC-REF') return undefined;
  const failed = content.body['refused'] === true || content.body['step'] === 'ERREUR';
  return { about: String(content.body['distributionID']), failed, cause: failed ? 'refusé par le partenaire' : null };
};

/** Who may say what became of a message: the partner it was for, or the hub itself. */
const maySpeakOf = ({ to }: Sending, sender: string, hubId: string): boolean => sender === to || sender === hubId;

/** Writes down the fate of a message of ours: what the screen's "delivered" or "not delivered" comes from. It is never answered. */
export const noteFate = async (
  regulation: Regulation, centre: string, hubId: string, { contents, envelope }: Extract<Reading, { ok: true }>,
): Promise<void> => {
  const fate = fateOf(contents);
  if (!fate) return;
  const { about, failed, cause } = fate;
  const partition = regulation.partitionOfCentre(centre);
  const now = regulation.clock();
  const sending = await inContext(regulation.app, CONTEXT, async (tx) => {
    const found = await findSending(tx, partition, about);
    if (!found || found.centre !== centre) return undefined;
    if (!maySpeakOf(found, envelope.senderID, hubId)) {
      await raiseAlarm(tx, partition, centre, { id: newId(), kind: 'NON_PARTAGE', sender: envelope.senderID, distributionId: about,
        dossier: found.dossier, detail: `${found.model} : accusé d’un autre que ${found.to}`, exercise: found.exercise }, now);
      return undefined;
    }
    await markSending(tx, partition, about, failed ? 'ECHEC' : 'LIVRE', now, cause);
    if (failed) await raiseAlarm(tx, partition, centre, { id: newId(), kind: 'ECHEC', sender: found.to, distributionId: about,
      dossier: found.dossier, detail: `${found.model} : ${cause}`, exercise: found.exercise }, now);
    return found;
  });
  if (!sending?.dossier) return;
  await giveCommands(regulation, CONTEXT, { ref: { partition, id: sending.dossier }, purpose: 'regulation',
    actor: { id: 'system:hub', role: 'systeme', label: 'hub', centre }, commands: [{ type: 'suivreEnvoi',
      id: envelope.distributionID.slice(-80), message: about, model: sending.model, to: sending.to,
      state: failed ? 'failed' : 'delivered', ...(cause ? { cause } : {}) }] });
};
