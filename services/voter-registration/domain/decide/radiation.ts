import { toRfc3339 } from '#base/values/instant.ts';
import { LIMITS } from '../../limits.ts';
import { rapoDue, strikeOffAnswerDue } from '../calendar/decision-terms.ts';
import { localDay } from '../calendar/local-day.ts';
import type { DossierState } from '../state.ts';
import { accept, refuse, type Decider } from './decision.ts';
import { cleanMessage, messageTooLong } from './pieces.ts';

/** A message of the procedure, masked; nothing when it is empty or too long. */
const said = (text: string): string | undefined => (messageTooLong(text) ? undefined : cleanMessage(text).message);

const isOpen = ({ procedure }: DossierState): boolean => procedure !== null && procedure.decision === null;

/**
 * Opens the adversarial procedure before a strike-off for loss of the link with the commune (L.18 I): the person is told why, and
 * until when they may answer. Only who is on the roll can be struck off.
 */
export const engagerRadiation: Decider<'engagerRadiation'> = ({ message }, state, { now }) => {
  if (state.inscription === null || state.radiation !== null || isOpen(state)) return refuse('RADIATION_IMPOSSIBLE', 'engagerRadiation');
  const text = said(message);
  if (text === undefined) return refuse('MESSAGE_REQUIS', 'engagerRadiation');
  const echeance = strikeOffAnswerDue(localDay(now, state.commune ?? ''));
  return accept({ type: 'RadiationEngagee', version: 1, facts: { echeance }, content: { message: text } });
};

/**
 * The person's answer with its documents, by themselves or entered by the town hall. A late one is kept as well and says so; a
 * second one adds to the first.
 */
export const repondreRadiation: Decider<'repondreRadiation'> = (command, state, { now, actor }) => {
  if (!isOpen(state)) return refuse('RADIATION_IMPOSSIBLE', 'repondreRadiation');
  const text = said(command.message);
  if (text === undefined) return refuse('MESSAGE_REQUIS', 'repondreRadiation');
  const known = new Set(state.pieces.map(({ id }) => id));
  const pieces = (command.pieces ?? []).filter(({ id }) => !known.has(id));
  if (known.size + pieces.length > LIMITS.dossier_pieces_max) return refuse('PIECES_TROP_NOMBREUSES', 'repondreRadiation');
  const arrivee = Math.min(command.arrivee ?? now, now);
  return accept({ type: 'RadiationRepondue', version: 1, content: { message: text, pieces }, facts: {
    canal: actor.role === 'usager' ? 'EN_LIGNE' : 'GUICHET', arrivee: toRfc3339(arrivee), pieces: pieces.map(({ id }) => id),
    horsDelai: localDay(arrivee, state.commune ?? '') > (state.procedure?.repondreAvant ?? '') } });
};

/** The mayor decides once the person has answered, or the term has ended; a strike-off opens the appeal (L.18 III). */
export const deciderRadiation: Decider<'deciderRadiation'> = ({ radier, message }, state, { now }) => {
  const { procedure } = state;
  const today = localDay(now, state.commune ?? '');
  if (!procedure || !isOpen(state)) return refuse('RADIATION_IMPOSSIBLE', 'deciderRadiation');
  if (procedure.reponse === null && today <= procedure.repondreAvant) return refuse('DELAI_EN_COURS', 'deciderRadiation');
  const text = said(message);
  if (text === undefined) return refuse('MESSAGE_REQUIS', 'deciderRadiation');
  return accept({ type: 'RadiationDecidee', version: 1, content: { message: text },
    facts: { radier, recoursAvant: radier ? rapoDue(today, state.commune ?? '') : null } });
};
