import type { Session } from '#base/access/sessions.ts';
import type { DraftContent } from './draft-content.ts';

/** Fields that FranceConnect gave, with their values as the form writes them: shown, never edited (§6.1). */
export const lockedValues = (session: Session): Record<string, string> => {
  const person = session.actor.identity;
  if (person?.kind !== 'citizen') return {};
  const [year, month, day] = person.birthDate?.split('-') ?? [];
  const sex = person.sex === 'female' ? 'F' : person.sex === 'male' ? 'M' : undefined;
  const given: Record<string, string | undefined> = {
    'etatCivil.nomNaissance': person.familyName, 'etatCivil.prenoms': person.givenNames.join(', ') || undefined,
    'etatCivil.sexe': sex, 'etatCivil.dateNaissance.annee': year,
    'etatCivil.dateNaissance.mois': month === '00' ? '' : month, 'etatCivil.dateNaissance.jour': day === '00' ? '' : day,
    'etatCivil.paysNaissance': person.birthCountry, 'etatCivil.communeNaissance': person.birthPlace || undefined,
  };
  return Object.fromEntries(Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined));
};

/** Names to lock on the pages: a date is locked as a whole. */
export const lockedNames = (session: Session): string[] => {
  const names = Object.keys(lockedValues(session)).filter((name) => !name.startsWith('etatCivil.dateNaissance.'));
  return 'etatCivil.dateNaissance.annee' in lockedValues(session) ? [...names, 'etatCivil.dateNaissance'] : names;
};

/** A new draft starts with what is known: the identity, and contact data that stay editable. */
export const startingContent = (session: Session): DraftContent => {
  const person = session.actor.identity;
  const usage = person?.kind === 'citizen' ? person.nameInUse : undefined;
  return { pieces: [], values: { ...lockedValues(session), ...(usage ? { 'etatCivil.nomUsage': usage } : {}),
    ...(session.email ? { 'contact.courriel': session.email, 'consentements.courriel': '1' } : {}) } };
};
