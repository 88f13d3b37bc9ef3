import { inContext, systemContext } from '#base/store/context.ts';
import { newId } from '#base/values/ids.ts';
import { deriveKey } from '#base/values/keyring.ts';
import { centreOf } from '../../domain/identifiers/case-ids.ts';
import type { HubDelivery, HubHandler, HubLink } from '../../exchange/hub-link.ts';
import { buildError, buildReference } from '../../exchange/hub/build-envelope.ts';
import { fingerprintOf, noveltyOf } from '../../exchange/hub/dedupe.ts';
import { planDelivery, type Reply } from '../../exchange/hub/plan-delivery.ts';
import { caseIdOf, placeOf } from '../../exchange/hub/sequence.ts';
import type { Content, Reading } from '../../exchange/read-envelope.ts';
import { findByCase, findSending, knownMessage, takeMessage } from '../../store/exchange.ts';
import type { Regulation } from '../../store/open-regulation.ts';
import { giveCommands } from '../give-commands.ts';
import { loadCase } from '../load-case.ts';
import { takeCase } from './take-case.ts';

type Right = Extract<Reading, { ok: true }>;
type Known = { dossier: string | undefined; shared: boolean; creator: string | undefined };

const CONTEXT = systemContext('hub', 'regulation');
const CASES: ReadonlySet<string> = new Set(['RS-EDA', 'RS-EDA-MAJ']);

/** What this centre knows of the case that a message speaks of. */
const knownOf = async (regulation: Regulation, centre: string, sender: string, [content]: Content[]): Promise<Known> => {
  const caseId = content?.info ? caseIdOf(content.body) : undefined;
  if (caseId === undefined) return { dossier: undefined, shared: false, creator: undefined };
  const partition = regulation.partitionOfCentre(centre);
  const dossier = await inContext(regulation.app, CONTEXT, (tx) => findByCase(tx, partition, centre, caseId));
  const state = dossier === undefined ? undefined : await loadCase(regulation, CONTEXT, { partition, id: dossier });
  return { dossier, creator: state && caseId.slice(0, caseId.lastIndexOf('.')),
    shared: state?.owner === sender || (state?.shares.some(({ partner, until }) => partner === sender && until === null) ?? false) };
};

/** The partner's acknowledgement or error for a message of ours: what the screen's "delivered" comes from. */
const note = async (regulation: Regulation, centre: string, { contents, envelope }: Right): Promise<void> => {
  const [content] = contents;
  if (!content?.info) return;
  const failed = content.info.kind === 'RS-ERROR';
  const about = String(failed ? content.body.referencedDistributionID : content.body.distributionID);
  const partition = regulation.partitionOfCentre(centre);
  const sending = await inContext(regulation.app, CONTEXT, (tx) => findSending(tx, partition, about));
  if (!sending || sending.centre !== centre) return;
  await giveCommands(regulation, CONTEXT, { ref: { partition, id: sending.dossier }, purpose: 'regulation',
    actor: { id: 'system:hub', role: 'systeme', label: 'hub', centre }, commands: [{ type: 'suivreEnvoi',
      id: envelope.distributionID.slice(-80),
      message: about, model: sending.model, to: sending.to, state: failed ? 'failed' : 'delivered',
      ...(failed ? { cause: String(content.body.errorCause ?? '') } : {}) }] });
};

const answer = async (link: HubLink, regulation: Regulation, reading: Reading, reply: Reply): Promise<void> => {
  const envelope = reading.ok ? reading.envelope : reading.envelope!;
  const stamp = { sender: link.clientId, recipient: envelope.senderID, unique: newId(), at: regulation.clock(),
    status: envelope.distributionStatus };
  await link.send(reply.kind === 'reference' ? buildReference(stamp, envelope.distributionID, reply.step)
    : buildError(stamp, { code: reply.code, cause: reply.cause, distributionID: envelope.distributionID }));
};

/**
 * Takes what the hub brings to one centre: judged, taken in once, and answered after the write. Case messages are taken in; other
 * kinds are acknowledged as received until their screens are here.
 */
export const receiver = (regulation: Regulation, link: HubLink): HubHandler => {
  const centre = centreOf(link.clientId)!;
  const partition = regulation.partitionOfCentre(centre);
  const key = deriveKey(regulation.keyring, 'hub-fingerprint');
  const apply = async ({ envelope, contents }: Right, known: Known): Promise<void> => {
    for (const content of contents) {
      if (content.info && CASES.has(content.info.kind)) await takeCase(regulation, { centre, sender: envelope.senderID, body: content.body,
        id: envelope.distributionID, exercise: envelope.distributionStatus === 'Exercise' }, known.dossier);
    }
  };
  return async (delivery: HubDelivery) => {
    const { reading } = delivery;
    const id = reading.ok ? reading.envelope.distributionID : '';
    const print = reading.ok ? fingerprintOf(key, reading.envelope) : '';
    const before = reading.ok ? await inContext(regulation.app, CONTEXT, (tx) => knownMessage(tx, partition, centre, id)) : undefined;
    const sender = reading.ok ? reading.envelope.senderID : '';
    const known = await knownOf(regulation, centre, sender, reading.ok ? reading.contents : []);
    const plan = planDelivery(delivery, { novelty: noveltyOf(before, print), placeOf: (content) => (content.info
      ? placeOf(content.info.kind, sender, content.body, { caseKnown: known.dossier !== undefined, shared: known.shared,
        ...(known.creator ? { creator: known.creator } : {}) }) : { do: 'apply' }) });
    // Early: put back, to come again when its case may be known.
    if (plan.do === 'park') throw new Error('the case of this message is not known yet');
    if (reading.ok && plan.do === 'note') await note(regulation, centre, reading);
    if (reading.ok && (plan.do === 'apply' || plan.do === 'propose')) await apply(reading, known);
    if (reading.ok && plan.do !== 'nothing') await inContext(regulation.app, CONTEXT, (tx) =>
      takeMessage(tx, partition, centre, id, print, regulation.clock()));
    if (plan.reply) await answer(link, regulation, reading, plan.reply);
  };
};
