import { localDay } from '../calendar/local-day.ts';
import { PORTAL_COPY_DAYS, retentionEnd } from '../calendar/register-terms.ts';
import { contestable } from './recours.ts';
import { accept, NOTHING, refuse, type Decider } from './decision.ts';

const DAY_MS = 86_400_000;

/** The person withdraws: possible until the mayor has decided. */
export const retirer: Decider<'retirer'> = () => accept({ type: 'DemandeRetiree', version: 1, facts: {} });

/** No answer after the term given for a document. Never before its last day has ended in the commune. */
export const abandonner: Decider<'abandonner'> = (_command, state, { now }) => {
  const last = state.attendues.map(({ echeance }) => echeance).sort().at(-1);
  const today = localDay(now, state.commune ?? '');
  if (last === undefined || today <= last) {
    return refuse('DELAI_EN_COURS', 'abandonner', { extra: { jusquau: last ?? null } });
  }
  return accept({ type: 'DemandeAbandonnee', version: 1, facts: {} });
};

/** Closes a finished dossier; a refusal only after the term of the preliminary appeal,
 * or that of the court once the commission has rejected it. */
export const clore: Decider<'clore'> = (_command, state, { now }) => {
  const commune = state.commune ?? '';
  const until = state.etat === 'RAPO_REJETE' ? state.recours?.tribunalAvant ?? null
    : contestable(state)?.avant ?? null;
  if (state.procedure && !state.procedure.decision) return refuse('DELAI_EN_COURS', 'clore',
    { extra: { jusquau: state.procedure.repondreAvant } });
  if (until !== null && localDay(now, commune) <= until) {
    return refuse('DELAI_EN_COURS', 'clore', { extra: { jusquau: until } });
  }
  const facts = { conserveJusquau: retentionEnd(localDay(state.dateDepot, commune)) };
  return accept({ type: 'DossierClos', version: 1, facts });
};

/**
 * Erases the portal's copy: once the register has taken the request in, or on the tenth day with the evidence exported
 * first (arrêté of 8 March 2019).
 */
export const purgerContenu: Decider<'purgerContenu'> = ({ preuveExportee }, state, { now }) => {
  if (state.purgeLe !== null) return NOTHING;
  const tenthDay = now >= state.dateDepot + PORTAL_COPY_DAYS * DAY_MS;
  if (state.refReu === null && !(tenthDay && preuveExportee)) return refuse('ACCUSE_ABSENT', 'purgerContenu');
  return accept({ type: 'ContenuPurge', version: 1, facts: preuveExportee ? { preuveExportee } : {} });
};
