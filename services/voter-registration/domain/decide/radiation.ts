import { LIMITS } from '../../limits.ts';
import { rapoDue, strikeOffAnswerDue } from '../calendar/decision-terms.ts';
import { localDay } from '../calendar/local-day.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { accept, refuse, type Decider } from './decision.ts';

const isMessage = (text: string): boolean => text.trim() !== '' && text.length <= LIMITS.message_chars_max;

/**
 * Opens the adversarial procedure before a strike-off for loss of the link with the commune (L.18 I): the person is told why, and
 * until when they may answer.
 */
export const engagerRadiation: Decider<'engagerRadiation'> = ({ message }, state, { now }) => {
  if (state.radiation !== null || (state.procedure && !state.procedure.decision)) return refuse('RADIATION_IMPOSSIBLE', 'engagerRadiation');
  if (!isMessage(message)) return refuse('MESSAGE_REQUIS', 'engagerRadiation');
  const echeance = strikeOffAnswerDue(localDay(now, state.commune ?? ''));
  return accept({ type: 'RadiationEngagee', version: 1, facts: { echeance }, content: { message: message.trim() } });
};

/** The person's answer, by themselves or entered by the town hall; a late one is kept as well. */
export const repondreRadiation: Decider<'repondreRadiation'> = ({ message }, state, { now }) => {
  if (!state.procedure || state.procedure.decision) return refuse('RADIATION_IMPOSSIBLE', 'repondreRadiation');
  if (!isMessage(message)) return refuse('MESSAGE_REQUIS', 'repondreRadiation');
  return accept({ type: 'RadiationRepondue', version: 1, facts: { arrivee: toRfc3339(now) }, content: { message: message.trim() } });
};

/** The mayor decides once the person has answered, or the term has ended; a strike-off opens the appeal (L.18 III). */
export const deciderRadiation: Decider<'deciderRadiation'> = ({ radier, message }, state, { now }) => {
  const { procedure } = state;
  const today = localDay(now, state.commune ?? '');
  if (!procedure || procedure.decision) return refuse('RADIATION_IMPOSSIBLE', 'deciderRadiation');
  if (procedure.reponse === null && today <= procedure.repondreAvant) return refuse('DELAI_EN_COURS', 'deciderRadiation');
  if (!isMessage(message)) return refuse('MESSAGE_REQUIS', 'deciderRadiation');
  return accept({ type: 'RadiationDecidee', version: 1, content: { message: message.trim() },
    facts: { radier, recoursAvant: radier ? rapoDue(today, state.commune ?? '') : null } });
};
