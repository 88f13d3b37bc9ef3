import type { Case, Transfer } from '../state.ts';
import { REGULATION_REQUEST } from '../codes/regulation-request.ts';
import { branchOf } from '../fields/branch-of.ts';
import { isHealth } from '../identifiers/case-ids.ts';
import { accept, event, NOTHING, refuse, type Decider } from './decision.ts';

/** Does a partner follow the case? */
export const isShared = ({ shares }: Case, partner: string): boolean =>
  shares.some((one) => one.partner === partner && one.until === null);

/** Opens the case to a partner, who then gets each change until CLOTURE. */
export const partager: Decider<'partager'> = (command, state, context) =>
  (isShared(state, command.partner) ? NOTHING
    : accept(event('PartageOuvert', command, context, { partner: command.partner }, { purpose: command.purpose })));

/** Ends a share: the partner gets no more changes. */
export const cesserPartage: Decider<'cesserPartage'> = (command, state, context) =>
  (isShared(state, command.partner)
    ? accept(event('PartageClos', command, context, { partner: command.partner })) : NOTHING);

/** Asks another centre to take the case. We keep responsibility until it accepts; nothing blocks meanwhile. */
export const demanderTransfert: Decider<'demanderTransfert'> = (command, state, context) => {
  if (state.transfer?.to === command.to && state.transfer.answer === 'waiting') return NOTHING;
  const follows = command.to === state.organisation || isShared(state, command.to);
  return accept(
    ...(follows ? [] : [event('PartageOuvert', command, context, { partner: command.to }, { purpose: 'TRANSFERT' })]),
    event('TransfertDemande', command, context, { to: command.to, ...(command.followers ? { followers: command.followers } : {}) }));
};

/** Who follows a case that is now ours hears of it from us: the centre that had it falls silent. */
const followersHere = (state: Case): string[] => (state.transfer?.to === state.organisation
  ? state.transfer.followers.filter((one) => one !== state.organisation && !isShared(state, one)) : []);

/**
 * Who accepts while we take the question back, or after a no, has the case: somebody there is on it already. So does one whom we asked
 * before, while we are still in charge and ask another.
 */
export const isOpenTo = (answer: string, { to, answer: known }: Transfer, from: string, partner: boolean): boolean =>
  (known === 'waiting' && (!partner || to === from)) || (partner && answer === 'accepted' && known !== 'accepted');

/** Did this centre say yes to us too late, when another had already taken the case? It is told who has it, and lets go. */
const isTooLate = ({ owner, organisation, transfer }: Case, answer: string, from: string): boolean => answer === 'accepted'
  && owner !== organisation && owner !== from && transfer !== null && transfer.to !== organisation;

/**
 * The answer of the centre asked: it is the new owner, or it gives the case back. A third centre as owner is neither: it is
 * treated as a refusal and raises an alarm.
 */
export const repondreTransfert: Decider<'repondreTransfert'> = (command, state, context) => {
  const partner = context.actor.role === 'partenaire';
  if (partner && isTooLate(state, command.answer, command.from)) {
    return accept(event('TransfertRepondu', command, context, { answer: 'late', from: command.from }));
  }
  if (!state.transfer || !isOpenTo(command.answer, state.transfer, command.from, partner)) {
    return refuse('TRANSFERT_ABSENT', 'repondreTransfert');
  }
  return accept(event('TransfertRepondu', command, context, { answer: command.answer, from: command.from }),
    ...(command.answer === 'accepted' ? [event('ProprietaireChange', command, context,
      { owner: state.transfer.to === state.organisation || !partner ? state.transfer.to : command.from }),
      ...followersHere(state).map((partner) => event('PartageOuvert', command, context, { partner }, { purpose: 'TRANSFERT' }))] : []));
};

/** Takes back a question that has no answer: the case was ours all the time. Of the centre asked, the partner alone does. */
export const reprendreTransfert: Decider<'reprendreTransfert'> = (command, state, context) => {
  const asked = state.transfer?.to === state.organisation;
  if (state.transfer?.answer !== 'waiting' || asked !== (context.actor.role === 'partenaire')) {
    return refuse('TRANSFERT_ABSENT', 'reprendreTransfert');
  }
  return accept(event('TransfertRepris', command, context, { to: state.transfer.to }));
};

/** Writes down who is in charge, as a partner told. */
export const changerProprietaire: Decider<'changerProprietaire'> = (command, state, context) =>
  (state.owner === command.owner ? NOTHING : accept(event('ProprietaireChange', command, context, { owner: command.owner })));

/** Asks a partner for a vehicle or an activity, or writes down that a partner asks us. Who is asked must see the case. */
export const demanderRessource: Decider<'demanderRessource'> = (command, state, context) => {
  if (state.requests.some(({ id }) => id === command.request)) return NOTHING;
  // An agreement with the fire service (CARENCE …) is invoked by voice: the fact is kept, and no RS-DR leaves for it.
  const byVoice = command.convention !== undefined;
  if (command.from === state.organisation && !isHealth(command.to) && !byVoice) return refuse('HORS_SANTE', 'demanderRessource');
  const unknown = command.from === state.organisation && !isShared(state, command.to);
  return accept(
    ...(unknown ? [event('PartageOuvert', command, context, { partner: command.to }, { purpose: 'DEMANDE' })] : []),
    event('RessourceDemandee', command, context, { request: command.request, from: command.from, to: command.to },
      { purpose: command.purpose, convention: command.convention ?? null, deadline: command.deadline ?? null,
        freetext: command.freetext ?? null }),
    ...(asksForDoctor(command, state) ? [event('RegulationDemandee', command, context, { branch: branchOf(state) })] : []));
};

/** A partner asks that our doctors regulate its dossier: it waits among ours. */
const asksForDoctor = ({ purpose, from }: { purpose: string; from: string }, { organisation, waiting, doctor }: Case): boolean =>
  purpose === REGULATION_REQUEST && from !== organisation && waiting === null && doctor === null;

/** The answer to a request; PARTIELLE with a later delay is put to a human choice. */
export const repondreDemande: Decider<'repondreDemande'> = (command, state, context) => {
  const request = state.requests.find(({ id }) => id === command.request);
  if (!request) return refuse('DEMANDE_INCONNUE', 'repondreDemande');
  if (request.answer === command.answer) return NOTHING;
  return accept(event('DemandeRepondue', command, context, { request: command.request },
    { answer: command.answer, deadline: command.deadline ?? null, freetext: command.freetext ?? null }));
};

/** Takes a request back. */
export const annulerDemande: Decider<'annulerDemande'> = (command, state, context) => {
  const request = state.requests.find(({ id }) => id === command.request);
  if (!request) return refuse('DEMANDE_INCONNUE', 'annulerDemande');
  return request.cancelled ? NOTHING : accept(event('DemandeAnnulee', command, context, { request: command.request }));
};

/** What a person does with an answer in part or for later; left, the request is taken back. */
export const choisirReponse: Decider<'choisirReponse'> = (command, state, context) => {
  const request = state.requests.find(({ id }) => id === command.request);
  if (!request) return refuse('DEMANDE_INCONNUE', 'choisirReponse');
  if (request.choice === command.choice || request.choice === null) return NOTHING;
  return accept(event('ReponseChoisie', command, context, { request: command.request, choice: command.choice }),
    ...(command.choice === 'left' && !request.cancelled ? [event('DemandeAnnulee', command, context, { request: command.request })] : []));
};

/** The fate of a message of ours: until the partner's acknowledgement the screen says "not delivered". */
export const suivreEnvoi: Decider<'suivreEnvoi'> = (command, state, context) => {
  const sent = state.sent.find(({ id }) => id === command.message);
  if ((sent?.state === command.state && sent.cause === (command.cause ?? null)) || (sent?.state === 'delivered'
    && command.state === 'queued')) return NOTHING;
  return accept(event('EnvoiSuivi', command, context,
    { message: command.message, model: command.model, to: command.to, state: command.state }, { cause: command.cause ?? null }));
};
