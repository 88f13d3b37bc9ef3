import type { CivilDate } from '#base/values/civil-date.ts';
import { toRfc3339 } from '#base/values/instant.ts';
import { tribunalDue } from '../calendar/decision-terms.ts';
import { localDay } from '../calendar/local-day.ts';
import { APPEAL_MOTIVES, type ObjetRecours } from '../codes/appeal-motives.ts';
import { silenceDue } from '../commission/appeal-terms.ts';
import { hasQuorum, isCount, issueOf } from '../commission/vote.ts';
import type { DossierState } from '../state.ts';
import { accept, refuse, type Decider } from './decision.ts';
import { cleanMessage, messageTooLong } from './pieces.ts';
/** The decision of the mayor that can be contested now, and until when; a strike-off once, as long as it stands. */
export const contestable = ({ etat, decision, procedure, radiation, recours }: DossierState): Contestable | undefined => {
  if (etat === 'VISEE_REFUSEE') return { objet: 'REFUS', avant: decision?.recoursAvant ?? null };
  const struck = procedure?.decision;
  if (radiation !== 'PERTE_ATTACHE' || !struck?.radier || (etat !== 'INSCRITE' && etat !== 'CLOSE')) return undefined;
  return recours?.objet === 'RADIATION' && recours.recuLe >= struck.le ? undefined : { objet: 'RADIATION', avant: struck.recoursAvant };
};

/** What an appeal contests, and its last day. */
export type Contestable = { objet: ObjetRecours; avant: CivilDate | null };

/**
 * The refused or struck-off person appeals to the control commission (L.18 III). A late appeal is received all the same and says so:
 * the commission, not the form, judges whether it may be heard.
 */
export const formerRecours: Decider<'formerRecours'> = ({ message, arrivee }, state, { now }) => {
  const against = contestable(state);
  if (!against) return refuse('TRANSITION_IMPOSSIBLE', 'formerRecours', { extra: { etat: state.etat } });
  const text = cleanMessage(message).message;
  if (text === undefined) return refuse('RECOURS_VIDE', 'formerRecours');
  if (messageTooLong(text)) return refuse('MESSAGE_TROP_LONG', 'formerRecours');
  const commune = state.commune ?? '';
  const received = localDay(Math.min(arrivee, now), commune);
  return accept({
    type: 'RecoursForme', version: 1, content: { message: text },
    facts: { objet: against.objet, arrivee: toRfc3339(Math.min(arrivee, now)), horsDelai: against.avant !== null
      && received > against.avant,
      silenceLe: silenceDue(received, commune) },
  });
};

/**
 * The commission votes on an appeal (L.19, R.10): quorum of three, majority of those present, a motive that fits the
 * outcome. Without a majority it has not deliberated: the appeal stays, and the vote is kept for the minutes.
 */
export const statuerRecours: Decider<'statuerRecours'> = (command, state, { now }) => {
  const { seance, presents, pour, contre, motif, message } = command;
  if (!hasQuorum(command)) return refuse('QUORUM_ABSENT', 'statuerRecours');
  if (!isCount(command)) return refuse('VOTE_INVALIDE', 'statuerRecours');
  if (messageTooLong(message)) return refuse('MESSAGE_TROP_LONG', 'statuerRecours');
  const issue = issueOf(command);
  if (issue !== 'PARTAGE' && APPEAL_MOTIVES[motif].issue !== issue) return refuse('MOTIF_REQUIS', 'statuerRecours');
  const commune = state.commune ?? '';
  const tribunalAvant = issue === 'REJETE' ? tribunalDue(localDay(now, commune), commune) : null;
  return accept({
    type: 'RecoursExamine', version: 1, facts: { seance, presents, pour, contre, issue, tribunalAvant },
    content: { motif, ...cleanMessage(message) },
  });
};

/** Thirty days of silence reject an appeal by themselves (L.18 III); the court's term then runs. */
export const constaterSilence: Decider<'constaterSilence'> = (_command, state, { now }) => {
  const commune = state.commune ?? '';
  const last = state.recours?.silenceLe ?? null;
  if (last === null || localDay(now, commune) <= last) {
    return refuse('DELAI_EN_COURS', 'constaterSilence', { extra: { jusquau: last } });
  }
  return accept({ type: 'SilenceConstate', version: 1, facts: { tribunalAvant: tribunalDue(last, commune) } });
};
