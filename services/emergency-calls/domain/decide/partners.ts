import { isHealth } from '../identifiers/case-ids.ts';
import { accept, event, NOTHING, refuse, type Decider } from './decision.ts';
import { isShared } from './sharing.ts';
import type { PartnerResource, ReceivedResource } from '../state.ts';

const told = (known: PartnerResource | undefined, { states, ...now }: ReceivedResource): boolean => known !== undefined
  && Object.entries(now).every(([name, value]) => JSON.stringify(known[name as keyof PartnerResource]) === JSON.stringify(value))
  && states.every(({ status, at }) => known.statuses.some((one) => one.status === status && one.at === at));

/** Vehicles that a partner sends to the case: shown beside ours, never among them (DSF 15-15 §5.4). */
export const recevoirMoyens: Decider<'recevoirMoyens'> = (command, state, context) => {
  const news = command.resources.filter((one) =>
    !told(state.partnerResources.find(({ id, from }) => id === one.id && from === command.from), one));
  if (news.length === 0) return NOTHING;
  return accept(event('MoyensRecus', command, context, { from: command.from, resources: news.map(({ id }) => id) }, { resources: news }));
};

/** A status of a partner's vehicle; an older one goes to its place in the story. One of a vehicle nobody named enters it bare. */
export const recevoirStatut: Decider<'recevoirStatut'> = (command, state, context) => {
  const known = state.partnerResources.find(({ id, from }) => id === command.resource && from === command.from);
  if (known?.statuses.some(({ status, at }) => status === command.status && at === command.le)) return NOTHING;
  return accept(event('StatutPartenaireRecu', command, context, { from: command.from, resource: command.resource, status: command.status,
    statutLe: command.le }));
};

/** A message that is shown with the case as it came. */
export const garderMessage: Decider<'garderMessage'> = (command, state, context) =>
  (state.kept.some(({ id }) => id === command.message) ? NOTHING : accept(event('MessageGarde', command, context,
    { from: command.from, message: command.message, kind: command.kind, flag: command.flag ?? null },
    { body: command.body, warnings: command.warnings ?? [] })));

/**
 * A message that a person writes in the terms of its model (a link, a summary of an intervention): sent to a health partner as it is.
 * Fire and police get what the list of allowed paths lets through and nothing else.
 */
export const transmettre: Decider<'transmettre'> = (command, state, context) => (isHealth(command.partner) ? accept(
  ...(isShared(state, command.partner) ? []
    : [event('PartageOuvert', command, context, { partner: command.partner }, { purpose: 'MESSAGE' })]),
  event('MessageTransmis', command, context, { partner: command.partner, kind: command.kind }, { body: command.body }))
  : refuse('HORS_SANTE', 'transmettre'));

/** Words of a diagnosis that stand in a free text on its way to fire or police: the text waits for the sender's choice. */
export const interrogerMots: Decider<'interrogerMots'> = (command, state, context) => {
  const share = state.shares.find(({ partner, until }) => partner === command.partner && until === null);
  const words = command.words.filter((word) => share && !Object.hasOwn(share.words, word));
  return words.length === 0 ? NOTHING : accept(event('MotsInterroges', command, context, { partner: command.partner }, { words }));
};

/** The sender's choice about such words: kept with his name; the hub cannot filter free text (DSF 15-15 §2.2.1). */
export const trancherMots: Decider<'trancherMots'> = (command, state, context) => {
  const share = state.shares.find(({ partner, until }) => partner === command.partner && until === null);
  const words = command.words.filter((word) => share && Object.hasOwn(share.words, word) && share.words[word] !== command.choice);
  return words.length === 0 ? NOTHING
    : accept(event('MotsTranches', command, context, { partner: command.partner, choice: command.choice }, { words }));
};
