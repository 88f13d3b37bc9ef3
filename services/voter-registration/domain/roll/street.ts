import { foldName } from '../identity/name-key.ts';

/** Kinds of ways as addresses write them, longest first where one begins another. */
const WAYS = ['ALLEE', 'ALLEES', 'AVENUE', 'BOULEVARD', 'CHEMIN', 'COURS', 'CITE', 'ESPLANADE', 'FAUBOURG', 'HAMEAU', 'IMPASSE',
  'LOTISSEMENT', 'MONTEE', 'PASSAGE', 'PLACE', 'PROMENADE', 'QUAI', 'QUARTIER', 'RESIDENCE', 'ROUTE', 'RUE', 'RUELLE', 'SENTIER',
  'SQUARE', 'TRAVERSE', 'VOIE'];

/** The kind of a way apart from its name: `rue de la Paix` gives `rue` and `de la Paix`. */
export const splitWay = (voie: string): { type: string; libelle: string } => {
  const [first = '', ...rest] = voie.trim().split(/\s+/);
  return rest.length > 0 && WAYS.includes(foldName(first)) ? { type: first, libelle: rest.join(' ') } : { type: '', libelle: voie.trim() };
};

/** A street as rules compare it: folded, its kind and its numbers kept (`rue du 8 mai` is not `rue du 11 mai`). */
export const streetKey = (voie: string): string => voie.split(/(\d+)/).map((part) => (/^\d/.test(part) ? part : foldName(part)))
  .filter(Boolean).join(' ');

/** The number of a house without its suffix: `12 bis` gives 12. */
export const houseNumber = (numero: string | null): number | null => {
  const digits = /^\s*(\d{1,5})/.exec(numero ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
};
