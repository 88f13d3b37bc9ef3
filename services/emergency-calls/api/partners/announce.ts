import { boxOf } from '#base/messages/message-box.ts';
import { enqueueMessages } from '#base/messages/outbox.ts';
import type { Tx } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import type { CaseActor } from '../../domain/context.ts';
import type { Command } from '../../domain/commands.ts';
import { isHealth } from '../../domain/identifiers/case-ids.ts';
import { buildEnvelope } from '../../exchange/hub/build-envelope.ts';
import { crewLevels } from '../../store/crew-levels.ts';
import { keepSending } from '../../store/exchange.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import type { CaseChange, Consequence } from '../give-commands.ts';
import { HUB_CHANNEL, orderingKey } from './hub-channel.ts';
import { tellFire } from './tell/tell-fire.ts';
import { tellHealth, tellTooLate } from './tell/tell-health.ts';
import type { Told } from './tell/told.ts';

/** What is our own bookkeeping is told to nobody. */
const UNTOLD = new Set(['EnvoiSuivi', 'MotsInterroges']);

/**
 * Who is not told: the partner who said it, for it comes back to nobody. Only the centre in charge tells on what a partner said, so that
 * no message goes round between centres that all follow one case.
 */
const silentFor = ({ before, after }: CaseChange, actor: CaseActor): { all: boolean; partner: string | undefined } =>
  (actor.role === 'partenaire' ? { all: before.owner !== after.organisation, partner: actor.label } : { all: false, partner: undefined });

type Leaving = { to: string; told: Told };

/**
 * Puts messages about a case in the outbox, "queued" beside the dossier until their acknowledgement: all in one statement, which takes the
 * partners in the order in which the dispatcher does, so that neither waits for the other for ever.
 */
const send = async (
  tx: Tx, regulation: Regulation, { ref, after, at }: CaseChange, leaving: readonly Leaving[],
): Promise<Command[]> => {
  const sent = leaving.map(({ to, told }) => {
    const unique = newId();
    return { unique, to, told, envelope: buildEnvelope({ sender: after.organisation, recipient: to, unique, at,
      ...(after.exercise ? { status: 'Exercise' } : {}) }, told.kind, told.body, told.about) };
  });
  await enqueueMessages(tx, { partition: ref.partition, at, box: boxOf(regulation.keyring) }, sent.map(({ unique, to, envelope }) =>
    ({ id: unique, channel: HUB_CHANNEL, key: orderingKey(after.centre, ref.id, to), recipient: to.slice(0, 80), content: envelope })));
  for (const { to, told, envelope: { distributionID } } of sent) {
    await keepSending(tx, ref.partition, { distributionId: distributionID, centre: after.centre, dossier: ref.id, model: told.kind, to,
      exercise: after.exercise }, at);
  }
  return sent.map(({ to, told, envelope }): Command => ({ type: 'suivreEnvoi', id: newId(), message: envelope.distributionID,
    model: told.kind, to, state: 'queued' }));
};

/**
 * Tells partners of a change, in its transaction: messages in the outbox, ordered by case and partner; what one partner said of a case
 * that is ours goes on to the others (DSF 15-15 §5.4). To fire and police only what
 * the list of allowed paths lets through leaves the house; the hub is not trusted with more. The commands that it gives belong to the
 * same change.
 */
export const announce = (regulation: Regulation): Consequence => async (tx: Tx, change, actor) => {
  const { ref } = change;
  const silent = silentFor(change, actor);
  const late = tellTooLate(change);
  if (late.length > 0) return send(tx, regulation, change, late);
  if (silent.all || change.events.every(({ type }) => UNTOLD.has(type))) return [];
  const partners = change.after.shares.filter(({ until, partner }) => until === null && partner !== silent.partner);
  if (partners.length === 0) return [];
  const leaving: Leaving[] = [];
  const questions: Command[] = [];
  const crews = await crewLevels(tx, ref.partition, change.after.missions.map(({ resource }) => resource));
  for (const { partner } of partners) {
    const { told, asked } = isHealth(partner) ? { told: tellHealth(change, partner, crews), asked: [] }
      : tellFire(change, partner, newId, crews);
    leaving.push(...told.map((one) => ({ to: partner, told: one })));
    questions.push(...asked);
  }
  return leaving.length === 0 ? questions : [...await send(tx, regulation, change, leaving), ...questions];
};
