import type { EtatCivil } from '../identity/civil-status.ts';
import { foldName } from '../identity/name-key.ts';

/** Sorts of candidate keys: two requests that share one of them are worth comparing. */
export type DuplicateKeySort = 'COMPLETE' | 'SANS_LIEU' | 'SANS_NOM' | 'SANS_PRENOM' | 'SANS_DATE';

/** `texte` names a person: the caller stores its HMAC under the service's key, never the text. */
export type DuplicateKey = { sorte: DuplicateKeySort; texte: string };

const SEPARATOR = '|';

const placeOf = ({ communeNaissance, libelleLieuNaissance, paysNaissance }: EtatCivil): string =>
  communeNaissance ?? `${paysNaissance} ${foldName(libelleLieuNaissance ?? '')}`.trim();

/**
 * Candidate keys of a person (§7.4): name, first given name, birth date and place; then each with one of them left out,
 * so that a typing error in any one still meets. Without the place only, a move of birth place or a former code does.
 */
export const duplicateKeys = (etatCivil: EtatCivil): DuplicateKey[] => {
  const name = foldName(etatCivil.nomNaissance);
  const given = foldName(etatCivil.prenoms[0] ?? '');
  const date = etatCivil.dateNaissance;
  const place = placeOf(etatCivil);
  const key = (sorte: DuplicateKeySort, ...parts: string[]): DuplicateKey =>
    ({ sorte, texte: [sorte, ...parts].join(SEPARATOR) });
  return [
    key('COMPLETE', name, given, date, place), key('SANS_LIEU', name, given, date), key('SANS_NOM', given, date, place),
    key('SANS_PRENOM', name, date, place), key('SANS_DATE', name, given, place, date.slice(0, 3)),
  ];
};
