import { addDays, civilDateAt } from '#base/values/civil-date.ts';
import { isFinal, isStruckOff, type Announcement, type Demande } from './demande.ts';
import { isEstablished, type Answer } from './identify.ts';
import type { LookUp } from './look-up.ts';

/** What the register does with a request now: states to tell, and whether to put the person on the roll. */
export type Treatment = { demande: Demande; announcements: readonly Announcement[]; register: boolean;
  /** Why the registration that it made ends now. */
  strikeOff?: string;
  /** The civil registry gave no answer, or found our question wrong: the request waits as it is. */
  lookUpAgain?: 'again' | 'fault' };

/** Days that the mayor has to decide, from the deposit (art. L.18 I), and on a late request (art. L.30, L.31). */
const DECISION_DAYS = 5;
const LATE_DECISION_DAYS = 3;

/**
 * Takes a request as far as it can go: told as received, looked up in the civil registry, withdrawn, refused, or to
 * be registered. Registration itself needs the elector (`register`), so its state is told by the caller. Calling it
 * again changes nothing.
 */
export const treat = (before: Demande, lookUp: LookUp): Treatment => {
  const announcements: Announcement[] = [];
  let demande = before;
  const tell = (announcement: Announcement): void => {
    announcements.push(announcement);
    demande = { ...demande, etat: announcement.etat, etats: demande.etats + 1 };
  };
  if (isStruckOff(demande)) {
    const motif = demande.radiation!;
    tell({ etat: 'ANNULEE', motif, echeance: null });
    return { demande, announcements, register: false, strikeOff: motif };
  }
  if (demande.etat === null) tell({ etat: 'RECUE', motif: null, echeance: decisionDue(demande) });
  if (demande.retiree && !isFinal(demande)) tell({ etat: 'ANNULEE', motif: 'RETRAIT', echeance: null });
  if (!isFinal(demande) && demande.identite === null) {
    const looked = lookUp(demande.contenu.etatCivil);
    if (looked.kind !== 'answer') return { demande, announcements, register: false, lookUpAgain: looked.kind };
    const { answer, divergences } = looked.found;
    demande = { ...demande, identite: answer };
    tell({ ...identityState(answer), echeance: demande.decision ? null : decisionDue(demande),
      ...(divergences.length > 0 ? { divergences } : {}) });
  }
  const { decision } = demande;
  if (isFinal(demande) || decision === null) return { demande, announcements, register: false };
  if (decision.decision === 'REFUSEE') tell({ etat: 'NON_INSCRITE', motif: 'REFUS_MAIRE', echeance: null });
  else if (!isEstablished(demande.identite!)) {
    tell({ etat: 'NON_INSCRITE', motif: 'IDENTITE_NON_ETABLIE', echeance: null });
  }
  return { demande, announcements, register: !isFinal(demande) };
};

const identityState = (answer: Answer): Pick<Announcement, 'etat' | 'motif'> => {
  if (answer === 'TROUVEE') return { etat: 'IDENTIFIEE', motif: null };
  return { etat: answer === 'RECTIFIEE' ? 'DIVERGENCE' : 'NON_IDENTIFIEE', motif: answer };
};

const decisionDue = ({ contenu }: Demande): string =>
  addDays(civilDateAt(Date.parse(contenu.dateDepot), 'Europe/Paris'), contenu.nature === 'L30' ? LATE_DECISION_DAYS : DECISION_DAYS);
