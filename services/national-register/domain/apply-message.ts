import type { Instant } from '#base/values/instant.ts';
import type { Decision, Message } from '../exchange/messages.ts';
import { isFinal, type Demande } from './demande.ts';

/** `unchanged`: taken in, without effect (a decision on a request that has ended). */
export type Effect = { kind: 'new' | 'changed' | 'unchanged'; demande: Demande } | { kind: 'unknown' };

/** What one message does to the request that it names. A second inscription of the same number keeps the first. */
export const applyMessage = (
  before: Demande | undefined, message: Message, refReu: string, at: Instant,
): Effect => {
  if (message.type === 'demande.inscription') {
    if (before) return { kind: 'unchanged', demande: before };
    return { kind: 'new', demande: { numero: message.demande.numero, refReu, recueLe: at, contenu: message.demande,
      etat: null, identite: null, decision: null, retiree: false, radiation: null, etats: 0 } };
  }
  if (!before) return { kind: 'unknown' };
  if (isReversed(before, message)) {
    return { kind: 'changed', demande: { ...before, etat: 'IDENTIFIEE', radiation: null, decision: decisionOf(message) } };
  }
  if (message.type === 'demande.radiation') {
    return before.etat === 'INSCRITE' ? { kind: 'changed', demande: { ...before, radiation: message.motif } }
      : { kind: 'unchanged', demande: before };
  }
  if (isFinal(before)) return { kind: 'unchanged', demande: before };
  if (message.type === 'demande.retrait') return { kind: 'changed', demande: { ...before, retiree: true } };
  return { kind: 'changed', demande: { ...before, decision: decisionOf(message) } };
};

/**
 * After a refusal or a strike-off the control commission or the court may order the registration: its order replaces the mayor's
 * (L.19, L.20), also while the strike-off still waits to be carried out.
 */
const isReversed = (before: Demande, message: Message): message is Decision => {
  if (message.type !== 'demande.decision' || message.decision !== 'ACCEPTEE') return false;
  return before.radiation !== null || (before.etat === 'NON_INSCRITE' && before.decision?.decision === 'REFUSEE');
};

const decisionOf = ({ decision, motif, bureau, le }: Decision): NonNullable<Demande['decision']> =>
  ({ decision, motif, le, ...(bureau ? { bureau } : {}) });
