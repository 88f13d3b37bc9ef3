import { boxOf } from '#base/messages/message-box.ts';
import { enqueueMessage } from '#base/messages/outbox.ts';
import type { Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { Command } from '../../domain/commands.ts';
import { writeCase, writeUpdate } from '../../exchange/case/write-case.ts';
import { buildEnvelope } from '../../exchange/hub/build-envelope.ts';
import type { JsonObject } from '../../exchange/schema/json.ts';
import { keepSending } from '../../store/exchange.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import type { CaseChange, Consequence } from '../give-commands.ts';
import { HUB_CHANNEL } from './hub-channel.ts';

type Told = { to: string; kind: 'RS-EDA' | 'RS-EDA-MAJ'; body: JsonObject };

/** What each partner who follows the case must hear of a change: all of it at first, then what changed; and a transfer's question. */
const toldBy = ({ before, after, events }: CaseChange): Told[] => {
  const asked = events.find((event) => event.type === 'TransfertDemande');
  // A question that came from the partner is written down here; only ours leaves.
  const asking = asked && after.owner === after.organisation ? (asked.facts as { to: string }).to : undefined;
  const partners = after.shares.filter(({ until }) => until === null);
  // A case is written out for somebody only: with hundreds of patients that costs.
  const update = before.state === null || partners.length === 0 ? undefined : writeUpdate(before, after);
  return partners.flatMap(({ partner }): Told[] => {
    if (partner === asking) return [{ to: partner, kind: 'RS-EDA', body: writeCase(after, partner) }];
    if (!before.shares.some((one) => one.partner === partner && one.until === null)) return [{ to: partner, kind: 'RS-EDA',
      body: writeCase(after) }];
    return update ? [{ to: partner, ...update }] : [];
  });
};

/** Only what was done here is told on: what a partner said comes back to nobody. */
const OWN = new Set(['ValeursRecues', 'EnvoiSuivi']);

/**
 * Tells partners of a change, in its transaction: one message each in the outbox, ordered by case, and "queued" beside the dossier
 * until the partner's acknowledgement. The commands that it gives belong to the same change.
 */
export const announce = (regulation: Regulation): Consequence => async (tx: Tx, change, actor) => {
  if (actor.role === 'partenaire' || change.events.every(({ type }) => OWN.has(type))) return [];
  const { ref, after, at } = change;
  const commands: Command[] = [];
  for (const { to, kind, body } of toldBy(change)) {
    const unique = newId();
    const envelope = buildEnvelope({ sender: after.organisation, recipient: to, unique, at,
      ...(after.exercise ? { status: 'Exercise' } : {}) }, kind,
      body, kind === 'RS-EDA' ? 'Report' : 'Update');
    await enqueueMessage(tx, { partition: ref.partition, at, box: boxOf(regulation.keyring) },
      { id: unique, channel: HUB_CHANNEL, key: `${after.centre}/${ref.id}`, content: envelope });
    await keepSending(tx, ref.partition, { distributionId: envelope.distributionID, centre: after.centre, dossier: ref.id, model: kind,
      to }, at);
    commands.push({ type: 'suivreEnvoi', id: newId(), message: envelope.distributionID, model: kind, to, state: 'queued' });
  }
  return commands;
};
