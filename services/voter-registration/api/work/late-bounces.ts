import { loadDossiers } from '#base/dossiers/load-many.ts';
import type { Loaded } from '#base/dossiers/dossier-type.ts';
import { isLost, parseDeliveryReport, type DeliveryReport } from '#base/messages/delivery-report.ts';
import { receiveMessages, type Applied } from '#base/messages/inbox.ts';
import { inContext, systemContext, type Tx } from '#base/store/context.ts';
import type { LettreRejetee } from '../../domain/events.ts';
import type { DossierState } from '../../domain/state.ts';
import { applyOrders, SYSTEME } from './apply-orders.ts';
import { effectOf, LETTER_OF } from './follow-effects.ts';
import { bounceId, readLetterToken, type LetterRef } from './letter-token.ts';
import type { Sender } from './letter-words.ts';
import type { Receiver } from './receive-states.ts';
import { lettersOf } from './to-person.ts';

export type BounceReceiver = Receiver & { sender: Sender };

/** `unknown`: no report, or not of a letter of ours; `noted`: nothing is lost for good; `repeated`: told before. */
export type BounceFate = 'lost' | 'noted' | 'repeated' | 'unknown';

const CONTEXT = systemContext('late-bounces', 'correspondance');
const SENDER = 'mail-system';

/**
 * Takes in a mail that came back after the server had accepted it (RFC 3464). What is lost for good has the consequence of a
 * refusal in the SMTP dialogue, once, however often it is told; the letter's words are made again from its event.
 */
export const receiveBounce = async (receiver: BounceReceiver, mail: Buffer): Promise<BounceFate> => {
  const { register, logger, box } = receiver;
  const report = parseDeliveryReport(mail);
  const ref = report && letterOf(receiver, report);
  if (!ref) return 'unknown';
  if (!isLost(report)) {
    logger.info({ dossier: ref.id, position: ref.position, reports: report.recipients.map(({ action, status }) => `${action} ${status}`) },
      'a mail is late or its fate is told');
    return 'noted';
  }
  const message = { id: bounceId(register.keyring, ref), key: ref.id, body: { position: ref.position, rang: ref.rang } };
  const [received] = await inContext(receiver.pool, CONTEXT, (tx) =>
    receiveMessages(tx, { partition: ref.partition, sender: SENDER, at: register.clock(), box }, [message],
      async (inner) => new Map([[message.id, await apply(receiver, inner, ref)]])));
  return received!.repeated ? 'repeated' : received!.kind === 'applied' ? 'lost' : 'unknown';
};

/** By the envelope id, else by the Message-ID of what was returned: they hold the same token. */
const letterOf = ({ register }: BounceReceiver, { envelopeId, messageId }: DeliveryReport): LetterRef | undefined => {
  const tokens = [envelopeId ?? '', /^<([0-9a-f]{1,100})@/.exec(messageId ?? '')?.[1] ?? ''];
  return tokens.map((token) => readLetterToken(register.keyring, token))
    .find((ref) => ref !== undefined && ref.partition < register.partitions);
};

const apply = async (receiver: BounceReceiver, tx: Tx, ref: LetterRef): Promise<Applied> => {
  const { register, logger } = receiver;
  const loaded = (await loadDossiers(tx, register.type, register.keys, ref.partition, [ref.id])).get(ref.id);
  const lettre = loaded && refusedLetter(receiver, loaded, ref);
  // Erased since: nobody can be written to any more.
  if (!lettre) return { accepted: false, answer: { code: 'EFFACE' } };
  const [result] = await applyOrders(tx, register, ref.partition, [{ id: ref.id, actor: SYSTEME, purpose: 'correspondance',
    command: { type: 'constaterRejet', lettre } }], register.clock());
  if (result!.kind !== 'refused') return { accepted: true, answer: {} };
  logger.error({ code: result!.problem.code }, 'a late bounce was not written down');
  return { accepted: false, answer: { code: result!.problem.code } };
};

/** The letter as it left: its words and address are those of the dossier at its event. */
const refusedLetter = (
  { register, sender }: BounceReceiver, loaded: Loaded<DossierState>, { position, rang }: LetterRef,
): LettreRejetee | undefined => {
  const recorded = loaded.events[position - 1];
  if (!recorded) return undefined;
  const effect = effectOf(register, loaded, { ...recorded, ref: loaded.ref });
  const courriel = effect.state.demande?.contact.courriel;
  const words = lettersOf(sender, effect, LETTER_OF)[rang];
  return words && courriel ? { ...words, courriel } : undefined;
};
